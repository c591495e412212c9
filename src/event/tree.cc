// SPDX-License-Identifier: Apache-2.0
#include "event/tree.h"

#include <algorithm>

namespace relata::event {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

bool same_folded(std::string_view one, std::string_view other) {
  return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

/// Whether the preposition's words end at `last` ("em", "favor", "de").
bool ends_at(const Scope& scope, std::uint32_t last, std::string_view preposition) {
  for (std::uint32_t at = last;; --at) {
    const std::size_t cut = preposition.rfind('_');
    const std::string_view part = cut == std::string_view::npos ? preposition : preposition.substr(cut + 1);
    if (!says(scope.word(at), part)) return false;
    if (cut == std::string_view::npos) return true;
    if (at == 0) return false;
    preposition = preposition.substr(0, cut);
  }
}

void collect(const Scope& scope, std::uint32_t word, Words& found) {
  found.push_back(word);
  for (const std::uint32_t child : scope.sentence.children(word)) {
    if (!opens_clause(scope, child)) collect(scope, child, found);
  }
}

}  // namespace

bool is_nominal(const syntax::Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron || word.upos == Upos::num || word.upos == Upos::sym ||
         word.upos == Upos::x;
}
bool is_verbal(const syntax::Word& word) {
  return word.upos == Upos::verb || word.upos == Upos::aux;
}

bool is_gerund(const syntax::Word& word) {
  using Features = syntax::Features;
  if (word.features.verb_form == Features::VerbForm::gerund) return true;
  return word.features.verb_form == Features::VerbForm::participle && word.features.tense == Features::Tense::present;
}

bool opens_clause(const Scope& scope, std::uint32_t word) {
  switch (scope.relation(word)) {
    case Relation::ccomp:
    case Relation::advcl:
    case Relation::parataxis:
    case Relation::csubj:
    case Relation::xcomp:
      return true;
    case Relation::acl:
      return true;
    case Relation::conj:
      return is_verbal(scope.word(word)) || scope.sentence.child(word, Relation::nsubj) != no_word;
    default:
      return false;
  }
}

bool is_reflexive(const Scope& scope, std::uint32_t word) {
  if (scope.word(word).features.reflexive) return true;
  const auto list = scope.know.operators.list(lexicon::Grammar::reflexive);
  return std::any_of(list.begin(), list.end(), [&](lexicon::Text text) { return says(scope.word(word), scope.know.operators.text(text)); });
}

bool says(const syntax::Word& word, std::string_view wanted) {
  return same_folded(word.lemma, wanted) || same_folded(word.form, wanted);
}

bool has_preposition(const Scope& scope, std::uint32_t word, std::string_view preposition) {
  for (const std::uint32_t child : scope.sentence.children(word)) {
    const Relation relation = scope.relation(child);
    if (relation != Relation::case_marker && relation != Relation::mark) continue;
    if (ends_at(scope, child, preposition)) return true;
    // "por parte de", "in favour of": the further words hang on the first as `fixed`.
    const auto fixed = scope.sentence.children(child);
    if (!fixed.empty() && ends_at(scope, fixed.back(), preposition)) return true;
  }
  return false;
}

std::string_view preposition_of(const Scope& scope, std::uint32_t word) {
  const std::uint32_t marker = scope.sentence.child(word, Relation::case_marker);
  return marker == no_word ? std::string_view{} : scope.lemma(marker);
}

Words conjuncts(const Scope& scope, std::uint32_t word) {
  Words all{word};
  for (const std::uint32_t child : scope.sentence.children(word)) {
    if (scope.relation(child) != Relation::conj || is_verbal(scope.word(child))) continue;
    for (const std::uint32_t further : conjuncts(scope, child)) all.push_back(further);
  }
  return all;
}

std::uint32_t antecedent(const Scope& scope, std::uint32_t word) {
  if (scope.word(word).features.pron_type != syntax::Features::PronType::relative) return word;
  for (std::uint32_t at = scope.head(word); at != no_word; at = scope.head(at)) {
    if (scope.relation(at) == Relation::acl && scope.head(at) != no_word) {
      // "A e B, que mediaram": a plural verb takes both, though the clause hangs on the last.
      std::uint32_t noun = scope.head(at);
      const bool plural = scope.word(at).features.number == syntax::Features::Number::plural;
      while (plural && scope.relation(noun) == Relation::conj && !is_verbal(scope.word(scope.head(noun)))) noun = scope.head(noun);
      return noun;
    }
    if (scope.relation(at) == Relation::ccomp || scope.relation(at) == Relation::advcl) break;
  }
  return word;
}

Words own_words(const Scope& scope, std::uint32_t predicate) {
  Words found;
  collect(scope, predicate, found);
  std::sort(found.begin(), found.end());
  return found;
}

bool followed_by(const Scope& scope, std::uint32_t word, std::span<const lexicon::Text> rest) {
  if (word + rest.size() >= scope.size()) return rest.empty();
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (!says(scope.word(word + 1 + static_cast<std::uint32_t>(i)), scope.know.predicates.text(rest[i]))) return false;
  }
  return true;
}

bool in_class(const Scope& scope, std::uint32_t word, std::string_view name) {
  const auto follows = [&](std::span<const lexicon::Text> rest) {
    // Articles inside contractions stand between: "memorando de o entendimento" is the same name.
    return followed_by(scope, word, rest);
  };
  return scope.know.classes.any(name, scope.lemma(word), follows) || scope.know.classes.any(name, scope.word(word).form, follows);
}

}  // namespace relata::event
