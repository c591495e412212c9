// SPDX-License-Identifier: Apache-2.0
// The clause's verb is the first one up the tree; a verb without tense of its own (infinitive, gerund) passes the question on. A perfect
// ("ha roto", "has agreed") is past whatever its auxiliary; an auxiliary of the future ("vai receber", "will meet") makes it future.
// Tested by finder_test.cc.
#include "mention/clause_time.h"

#include "text/fold.h"

namespace relata::mention {
namespace {

using syntax::no_word;
using syntax::Relation;
using syntax::Upos;
using Tense = syntax::Features::Tense;
using VerbForm = syntax::Features::VerbForm;

ClauseTense of(Tense tense) {
  switch (tense) {
    case Tense::past:
    case Tense::imperfect:
    case Tense::pluperfect:
      return ClauseTense::past;
    case Tense::present:
      return ClauseTense::present;
    case Tense::future:
      return ClauseTense::future;
    case Tense::none:
      break;
  }
  return ClauseTense::unknown;
}

}  // namespace

bool is_finite(const syntax::Sentence& sentence, std::uint32_t w, syntax::Features& features) {
  if (sentence.words[w].features.verb_form == VerbForm::finite) {
    features = sentence.words[w].features;
    return true;
  }
  for (const std::uint32_t child : sentence.children(w)) {
    const syntax::Word& word = sentence.words[child];
    if ((word.relation == Relation::auxiliary || word.relation == Relation::cop) && word.features.verb_form == VerbForm::finite) {
      features = word.features;
      return true;
    }
  }
  return false;
}

ClauseTense ClauseHints::verb_tense(std::uint32_t verb) const {
  const syntax::Sentence& sentence = scene_.sentence(s_);
  const syntax::Word& word = sentence.words[verb];
  ClauseTense result = ClauseTense::unknown;
  bool perfect = false, future = false, any = false;
  for (const std::uint32_t child : sentence.children(verb)) {
    const syntax::Word& aux = sentence.words[child];
    if (aux.relation != Relation::auxiliary && aux.relation != Relation::cop) continue;
    any = true;
    const bool have = aux.lemma == "haber" || aux.lemma == "have" || aux.lemma == "ter" || aux.lemma == "haver" || aux.lemma == "tener";
    perfect = perfect || (have && word.features.verb_form == VerbForm::participle);
    const bool past = aux.features.tense == Tense::past || aux.features.tense == Tense::imperfect || aux.features.tense == Tense::pluperfect;
    future = future || (times_.is_future_auxiliary(aux.lemma) && !past && aux.relation == Relation::auxiliary);
    future = future || times_.is_future_form(text::lower(aux.form));
    if (aux.features.verb_form == VerbForm::finite && result == ClauseTense::unknown) result = of(aux.features.tense);
  }
  if (word.upos == Upos::verb && word.features.verb_form == VerbForm::finite && times_.is_future_form(text::lower(word.form)))
    return ClauseTense::future;
  if (perfect) return ClauseTense::past;
  if (future) return ClauseTense::future;
  if (result != ClauseTense::unknown) return result;
  if (word.features.verb_form == VerbForm::finite || (!any && word.features.tense != Tense::none && word.features.verb_form != VerbForm::participle))
    return of(word.features.tense);
  if (word.features.verb_form == VerbForm::participle) return ClauseTense::past;
  return ClauseTense::unknown;
}

ClauseTense ClauseHints::tense(std::uint32_t first, std::uint32_t last) const {
  const syntax::Sentence& sentence = scene_.sentence(s_);
  const auto& words = scene_.sentences[s_].token_word;
  const std::uint32_t head = head_of(sentence, words[first], words[last]);
  bool infinitive = false;
  for (std::uint32_t up = head, steps = 0; up != no_word && steps < 12; up = sentence.words[up].head, ++steps) {
    const ClauseTense tense = verb_tense(up);
    const bool is_clause =
        sentence.words[up].upos == Upos::verb || sentence.words[up].upos == Upos::aux || sentence.child(up, Relation::cop) != no_word;
    if (is_clause && tense == ClauseTense::past && infinitive) return ClauseTense::unknown;  // "offered to meet in May"
    if (is_clause && tense != ClauseTense::unknown) return tense;
    infinitive = infinitive || (sentence.words[up].features.verb_form == VerbForm::infinitive && sentence.words[up].relation == Relation::xcomp);
  }
  return ClauseTense::unknown;
}

bool ClauseHints::plausible(const TimeExpression& expression) const {
  const syntax::Sentence& sentence = scene_.sentence(s_);
  const auto& words = scene_.sentences[s_].token_word;
  const std::uint32_t last = words[expression.last];
  const syntax::Word& word = sentence.words[last];
  const bool modifies_next = word.head != no_word && word.head > last && word.head - last <= 2;
  // "a segunda reunião": an ordinal before its noun.
  if (expression.pattern->op == lexicon::TimeOp::weekday && expression.first != expression.last && word.relation == Relation::amod && modifies_next)
    return false;
  // "2000 soldados": a number of things.
  const bool lone_year = expression.pattern->op == lexicon::TimeOp::year && expression.years.size() == 1 && !expression.ordinal;
  if (lone_year && word.relation == Relation::nummod && modifies_next) return false;
  // "may", "march" as verbs.
  const bool lone_month = expression.pattern->op == lexicon::TimeOp::month && expression.first == expression.last;
  if (lone_month && (word.upos == Upos::aux || word.upos == Upos::verb)) return false;
  // "June Smith": a person's name.
  return !(lone_month && (word.name == syntax::NameTag::begin_person || word.name == syntax::NameTag::in_person) && word.relation == Relation::flat);
}

}  // namespace relata::mention
