// SPDX-License-Identifier: Apache-2.0
// An act's status is read outward from its word: its own auxiliaries, mood and adverbs, then each word that governs it, as far as the chain of
// complements goes ("negou que tivesse planejado atacar": atacar ← planejar, planned ← negar, denied). The outer word decides, since it is
// what the sentence says of all inside. A clause that modifies (relative, adverbial) is told as fact and ends the chain. Negation counts on
// the act itself, on its subject or object ("nenhum tratado") and on the words that govern it; two cancel out. The reportative conditional
// ("teria atacado", "habría atacado") and the pluperfect future ("terá atacado") are hearsay: hypothetical. Which words do what is data:
// operators.toml.
// Tested by find_events_test.cc.
#include "event/status.h"

#include <algorithm>

#include "event/nouns.h"
#include "event/voice.h"
#include "lexicon/codebook.h"

namespace relata::event {
namespace {

using lexicon::Grammar;
using lexicon::OperatorPos;
using lexicon::OperatorRow;
using Features = syntax::Features;

constexpr int max_climb = 12;

class Reader {
 public:
  Reader(const Scope& scope, const Match& match) : scope_(scope), match_(match) {}
  Modality read();

 private:
  void own(std::uint32_t word);
  void auxiliaries(std::uint32_t word);
  void modifiers(std::uint32_t word);
  void markers(std::uint32_t word);
  void climb();
  bool step(std::uint32_t word, std::uint32_t governor);
  enum class Governs { clause, phrase };
  void apply(const OperatorRow& found, std::uint32_t word, Governs governs = Governs::clause);
  void set(Status status, std::uint32_t word);
  void negate(std::uint32_t word);
  bool embedded() const;
  bool finite(std::uint32_t word) const;
  void tense(std::uint32_t word);

  const Scope& scope_;
  const Match& match_;
  Modality result_;
  bool told_as_past_ = false;
};

bool is_complement(const Scope& scope, std::uint32_t word) {
  switch (scope.relation(word)) {
    case Relation::ccomp:
    case Relation::xcomp:
    case Relation::csubj:
    case Relation::obj:
    case Relation::nmod:
    case Relation::obl:
    case Relation::iobj:
    case Relation::nsubj:
      return true;
    case Relation::acl:
    case Relation::advcl:
      // "denied reports that it had helped": a noun's own clause.
      if (scope.relation(word) == Relation::acl && scope.word(word).subtype != "relcl" && scope.sentence.child(word, Relation::mark) != no_word)
        return true;
      return scope.word(word).features.verb_form == Features::VerbForm::infinitive || is_gerund(scope.word(word));
    default:
      return false;
  }
}

OperatorPos pos_of(const syntax::Word& word) {
  switch (word.upos) {
    case Upos::noun:
    case Upos::propn:
      return OperatorPos::noun;
    case Upos::adj:
      return OperatorPos::adj;
    case Upos::adv:
      return OperatorPos::adv;
    default:
      return OperatorPos::verb;
  }
}

const OperatorRow* operator_at(const Scope& scope, std::uint32_t word) {
  const OperatorRow* found = scope.know.operators.find(scope.lemma(word), pos_of(scope.word(word)));
  if (found == nullptr && pos_of(scope.word(word)) == OperatorPos::verb) found = scope.know.operators.find(scope.lemma(word), OperatorPos::adj);
  return found;
}

void Reader::set(Status status, std::uint32_t word) {
  result_.status = status;
  result_.rule = std::string(scope_.word(word).form);
}

void Reader::negate(std::uint32_t word) {
  if (result_.status == Status::denied) {  // "did not deny": left open
    set(Status::hypothetical, word);
    return;
  }
  result_.polarity = result_.polarity == Polarity::positive ? Polarity::negative : Polarity::positive;
}

/// Whether the act is told in reported speech: its clause is a complement.
bool Reader::embedded() const {
  for (std::uint32_t at = match_.head; at != no_word; at = scope_.head(at)) {
    if (scope_.relation(at) == Relation::ccomp) return true;
    if (scope_.relation(at) == Relation::parataxis) return true;
  }
  for (const std::uint32_t child : scope_.sentence.children(match_.head)) {
    if (scope_.relation(child) == Relation::parataxis || scope_.relation(child) == Relation::ccomp) return true;
  }
  return false;
}

void Reader::apply(const OperatorRow& found, std::uint32_t word, Governs governs) {
  // "recusou assinar": not signed. "o pedido foi recusado": asked all the same.
  if (found.negative && (governs == Governs::clause || found.pos != OperatorPos::verb)) negate(word);
  std::uint8_t status = found.status;
  if (found.embedded != lexicon::no_status && embedded()) status = found.embedded;
  if (status == lexicon::no_status) return;
  const auto outer = static_cast<Status>(status);
  const bool to_come = outer == Status::planned || outer == Status::promised || outer == Status::threatened || outer == Status::requested;
  if (to_come && governs == Governs::clause && told_as_past_) return;  // "garantiu que foram repelidos"
  // A plan to promise is a promise; a hope to do what was threatened is still the threat.
  const bool weaker = outer == Status::planned &&
                      (result_.status == Status::promised || result_.status == Status::threatened || result_.status == Status::hypothetical);
  if (!weaker) set(outer, word);
}

void Reader::tense(std::uint32_t word) {
  if (result_.tense != Tense::none) return;
  switch (scope_.word(word).features.tense) {
    case Features::Tense::past:
    case Features::Tense::imperfect:
    case Features::Tense::pluperfect:
      result_.tense = Tense::past;
      break;
    case Features::Tense::present:
      if (scope_.word(word).features.verb_form == Features::VerbForm::finite) result_.tense = Tense::present;
      break;
    case Features::Tense::future:
      result_.tense = Tense::future;
      break;
    case Features::Tense::none:
      break;
  }
}

void Reader::auxiliaries(std::uint32_t word) {
  const bool participle = scope_.word(word).features.verb_form == Features::VerbForm::participle;
  for (const std::uint32_t child : scope_.sentence.children(word)) {
    const Relation relation = scope_.relation(child);
    if (relation != Relation::auxiliary && relation != Relation::cop) continue;
    tense(child);
    const syntax::Word& auxiliary = scope_.word(child);
    const bool future = auxiliary.features.tense == Features::Tense::future, conditional = auxiliary.features.mood == Features::Mood::conditional;
    const bool perfect = relation == Relation::auxiliary && auxiliary.subtype != "pass" && participle;
    const OperatorRow* found = scope_.know.operators.find(auxiliary.form, OperatorPos::aux);
    if (found == nullptr) found = scope_.know.operators.find(auxiliary.lemma, OperatorPos::aux);
    if (found != nullptr)
      apply(*found, child);
    else if (perfect && (future || conditional))
      set(Status::hypothetical, child);
    else if (conditional)
      set(embedded() ? Status::planned : Status::hypothetical, child);
    else if (future)
      set(Status::planned, child);
  }
}

void Reader::modifiers(std::uint32_t word) {
  for (const std::uint32_t child : scope_.sentence.children(word)) {
    const Relation relation = scope_.relation(child);
    if (relation != Relation::advmod && relation != Relation::amod && relation != Relation::acl) continue;
    if (relation == Relation::acl && scope_.word(child).subtype == "relcl") continue;
    if (relation == Relation::amod && is_verbal(scope_.word(word))) continue;
    if (relation == Relation::acl && scope_.word(child).features.verb_form != Features::VerbForm::participle) continue;
    const OperatorRow* found = relation == Relation::advmod ? scope_.know.operators.find(scope_.lemma(child), OperatorPos::adv)
                                                            : scope_.know.operators.find(scope_.lemma(child), OperatorPos::adj);
    if (found == nullptr && relation != Relation::advmod) found = scope_.know.operators.find(scope_.lemma(child), OperatorPos::verb);
    if (found != nullptr) apply(*found, child);
  }
}

void Reader::markers(std::uint32_t word) {
  for (const std::uint32_t child : scope_.sentence.children(word)) {
    const Relation relation = scope_.relation(child);
    if (relation != Relation::mark && relation != Relation::case_marker && relation != Relation::advmod) continue;
    if (scope_.word(word).relation == Relation::advcl && relation != Relation::advmod &&
        scope_.know.operators.is(Grammar::condition, scope_.lemma(child)))
      set(Status::hypothetical, child);
    const bool infinitive = scope_.word(word).features.verb_form == Features::VerbForm::infinitive;
    const bool clause = scope_.relation(word) == Relation::advcl || scope_.relation(word) == Relation::obl || scope_.relation(word) == Relation::nmod;
    if (relation != Relation::advmod && clause && infinitive && scope_.know.operators.is(Grammar::purpose, scope_.lemma(child)))
      result_.purpose = true;
  }
}

void Reader::own(std::uint32_t word) {
  const Features& features = scope_.word(word).features;
  if (features.verb_form == Features::VerbForm::finite) {
    if (features.mood == Features::Mood::conditional)
      set(embedded() ? Status::planned : Status::hypothetical, word);
    else if (features.tense == Features::Tense::future)
      set(Status::planned, word);
  }
  auxiliaries(word);
  tense(word);
  modifiers(word);
  markers(word);
  if (is_negated(scope_, word)) negate(word);
}

/// One governor outward; false where the chain ends.
bool Reader::step(std::uint32_t word, std::uint32_t governor) {
  const Relation relation = scope_.relation(word);
  if (relation == Relation::conj) {
    // "vai treinar e equipar", "não treinou nem equipou": a bare second verb shares what stands before the first.
    const bool bare =
        scope_.word(word).features.verb_form != Features::VerbForm::finite && scope_.sentence.child(word, Relation::auxiliary) == no_word;
    if (bare && result_.status == Status::actual) {
      const Polarity before = result_.polarity;
      auxiliaries(governor);
      if (before == Polarity::positive && is_negated(scope_, governor)) negate(governor);
    }
    return true;
  }
  if (!is_complement(scope_, word)) return false;
  const OperatorRow* found = operator_at(scope_, governor);
  // Phrases that only set the scene ("after the attack") are not what the operator governs.
  const bool scene =
      (relation == Relation::obl || relation == Relation::nmod) && (scope_.know.operators.is(Grammar::temporal, preposition_of(scope_, word)) ||
                                                                    scope_.know.operators.is(Grammar::locative, preposition_of(scope_, word)));
  if (scene) return false;
  if (relation == Relation::nsubj && !is_passive(scope_, governor) && pos_of(scope_.word(governor)) == OperatorPos::verb) return false;
  const bool aside = relation == Relation::advcl && pos_of(scope_.word(governor)) == OperatorPos::verb && !is_passive(scope_, governor);
  if (result_.purpose && (found == nullptr || aside)) return false;
  if (found != nullptr && !aside) {
    told_as_past_ = relation == Relation::ccomp && result_.tense == Tense::past && result_.status == Status::actual && finite(word);
    apply(*found, governor, is_nominal(scope_.word(word)) ? Governs::phrase : Governs::clause);
    result_.purpose = false;
    if (is_negated(scope_, governor)) negate(governor);
    auxiliaries(governor);
    return true;
  }
  const bool carried = is_nominal(scope_.word(word)) && is_verbal(scope_.word(governor));
  if (carried && scope_.know.operators.is(Grammar::light, scope_.lemma(governor))) {
    // "não houve nenhum acordo": two words, one negation.
    const bool negative = result_.polarity == Polarity::negative;
    own(governor);
    if (negative) result_.polarity = Polarity::negative;
  }
  return relation != Relation::nmod || scope_.know.operators.is(Grammar::transparent, scope_.lemma(governor)) || is_nominal(scope_.word(governor));
}

bool Reader::finite(std::uint32_t word) const {
  if (scope_.word(word).features.verb_form == Features::VerbForm::finite) return scope_.word(word).features.mood != Features::Mood::subjunctive;
  const auto children = scope_.sentence.children(word);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const bool auxiliary = scope_.relation(child) == Relation::auxiliary || scope_.relation(child) == Relation::cop;
    return auxiliary && scope_.word(child).features.verb_form == Features::VerbForm::finite &&
           scope_.word(child).features.mood == Features::Mood::indicative;
  });
}

void Reader::climb() {
  std::uint32_t word = match_.head;
  for (int i = 0; i < max_climb; ++i) {
    const std::uint32_t governor = scope_.head(word);
    if (governor == no_word) return;
    const bool matched = std::find(match_.words.begin(), match_.words.end(), governor) != match_.words.end();
    if (!matched && !step(word, governor)) return;
    word = governor;
    markers(word);
  }
}

Modality Reader::read() {
  own(match_.head);
  for (const std::uint32_t word : match_.words) {
    if (word != match_.head && is_nominal(scope_.word(word)) && is_negated(scope_, word) && result_.polarity == Polarity::positive) negate(word);
    if (word != match_.head && is_verbal(scope_.word(word))) own(word);
  }
  climb();
  return result_;
}

}  // namespace

Modality modality_of(const Scope& scope, const Match& match) {
  return Reader(scope, match).read();
}

}  // namespace relata::event
