// SPDX-License-Identifier: Apache-2.0
#include "event/status.h"

namespace relata::event {
namespace {

using lexicon::Grammar;

bool listed(const Scope& scope, std::uint32_t word, Grammar list) {
  return scope.know.operators.is(list, scope.lemma(word)) || scope.know.operators.is(list, scope.word(word).form);
}

/// "nenhum tratado", "nobody", "no ships".
bool negative_phrase(const Scope& scope, std::uint32_t phrase) {
  if (listed(scope, phrase, Grammar::negative_words)) return true;
  for (const std::uint32_t child : scope.sentence.children(phrase)) {
    const Relation relation = scope.relation(child);
    if ((relation == Relation::det || relation == Relation::amod || relation == Relation::advmod) && listed(scope, child, Grammar::negative_words))
      return true;
  }
  return false;
}

}  // namespace

bool is_negated(const Scope& scope, std::uint32_t word) {
  bool negated = is_nominal(scope.word(word)) && negative_phrase(scope, word);
  for (const std::uint32_t child : scope.sentence.children(word)) {
    const Relation relation = scope.relation(child);
    if (relation == Relation::advmod || relation == Relation::det || relation == Relation::cc || relation == Relation::auxiliary) {
      if (listed(scope, child, Grammar::negation)) negated = true;
    }
    // "sem atacar"; but "vai responder sem hesitação" responds.
    const bool tensed =
        scope.word(word).features.verb_form == syntax::Features::VerbForm::finite || scope.sentence.child(word, Relation::auxiliary) != no_word;
    if (relation == Relation::mark || relation == Relation::case_marker)
      negated = negated || (!tensed && child < word && listed(scope, child, Grammar::without));
    if (relation == Relation::nsubj || relation == Relation::obj) negated = negated || negative_phrase(scope, child);
  }
  return negated;
}

}  // namespace relata::event
