// SPDX-License-Identifier: Apache-2.0
#include "event/conditions.h"

#include <algorithm>
#include <string>

#include "event/slots.h"
#include "event/voice.h"

namespace relata::event {
namespace {

using lexicon::ConditionKind;
using lexicon::ConditionRow;

/// Calls `test(filler)` on all phrases of all slots; true at the first that passes.
template <class Test>
bool any_filler(const Scope& scope, const Match& match, const ConditionRow& condition, Test&& test) {
  for (const lexicon::SlotRow& slot : scope.know.predicates.slots(condition.slots)) {
    for (const Filler& filler : fillers(scope, match, slot)) {
      if (test(filler)) return true;
    }
  }
  return false;
}

template <class Test>
bool any_party(const Scope& scope, const Match& match, const ConditionRow& condition, Test&& test) {
  for (const lexicon::SlotRow& slot : scope.know.predicates.slots(condition.slots)) {
    const BoundParties found = parties(scope, match, slot, Places::ignored);
    if (std::any_of(found.begin(), found.end(), [&](const Bound& bound) { return test(bound.party); })) return true;
  }
  return false;
}

template <class Test>
bool any_value(const Scope& scope, const ConditionRow& condition, Test&& test) {
  const auto values = scope.know.predicates.texts(condition.values);
  return std::any_of(values.begin(), values.end(), [&](lexicon::Text value) { return test(scope.know.predicates.text(value)); });
}

bool fills(const Scope& scope, const ConditionRow& condition, std::uint32_t word) {
  return word != no_word && any_value(scope, condition, [&](std::string_view name) { return in_class(scope, word, name); });
}

bool fills_class(const Scope& scope, const Match& match, const ConditionRow& condition) {
  return any_filler(scope, match, condition, [&](const Filler& filler) {
    if (filler.word == no_word) return false;
    const Words parts = conjuncts(scope, filler.word);
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::uint32_t part) { return fills(scope, condition, part) || fills(scope, condition, counted(scope, part)); });
  });
}

bool sequence_at(const Scope& scope, std::uint32_t word, std::string_view phrase) {
  for (;; ++word) {
    const std::size_t space = phrase.find(' ');
    if (word >= scope.size() || !says(scope.word(word), phrase.substr(0, space))) return false;
    if (space == std::string_view::npos) return true;
    phrase.remove_prefix(space + 1);
  }
}

bool has_word(const Scope& scope, std::uint32_t head, const ConditionRow& condition) {
  const Words words = own_words(scope, head);
  return any_value(scope, condition, [&](std::string_view phrase) {
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t word) { return sequence_at(scope, word, phrase); });
  });
}

bool clause_has_word(const Scope& scope, const Match& match, const ConditionRow& condition) {
  const auto children = scope.sentence.children(match.head);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Relation relation = scope.relation(child);
    return (relation == Relation::ccomp || relation == Relation::xcomp) && has_word(scope, child, condition);
  });
}

/// "were killed": nobody is said to have done it, so nothing speaks against a party; "Turkish drones" stand for Turkey.
bool subject_left_open(const Scope& scope, const Match& match, const ConditionRow& condition) {
  const auto slots = scope.know.predicates.slots(condition.slots);
  if (slots.size() != 1 || slots.front().kind != lexicon::SlotKind::subj || match.sense->pos != lexicon::PredicatePos::verb) return false;
  const Fillers found = fillers(scope, match, slots.front());
  if (found.empty()) return is_passive(scope, match.head);
  return std::any_of(found.begin(), found.end(),
                     [&](const Filler& filler) { return filler.word != no_word && !parties_inside(scope, filler.word, "").empty(); });
}

bool names_place(const Scope& scope, std::uint32_t word) {
  if (word == no_word) return false;
  if (scope.mentions.at(scope.number, word, mention::Kind::place) != mention::none) return true;
  const auto* parties = scope.mentions.parties_at(scope.number, word);
  return parties != nullptr && parties->size() == 1 && parties->front().sector.empty() && !parties->front().country.empty();
}

bool is_plural(const Scope& scope, const Filler& filler) {
  if (filler.word == no_word) return filler.dropped != nullptr && filler.dropped->size() > 1;
  if (scope.word(filler.word).features.number == syntax::Features::Number::plural || conjuncts(scope, filler.word).size() > 1) return true;
  const auto* parties = scope.mentions.parties_at(scope.number, filler.word);
  return parties != nullptr && parties->size() > 1;
}

bool holds(const Scope& scope, const Match& match, const ConditionRow& condition) {
  switch (condition.kind) {
    case ConditionKind::in_class:
      return fills_class(scope, match, condition);
    case ConditionKind::not_in_class:
      return !fills_class(scope, match, condition);
    case ConditionKind::is_party:
      return subject_left_open(scope, match, condition) || any_party(scope, match, condition, [](const Party&) { return true; });
    case ConditionKind::is_place:
      return any_filler(scope, match, condition, [&](const Filler& filler) { return names_place(scope, filler.word); });
    case ConditionKind::sector:
      return any_party(scope, match, condition, [&](const Party& party) {
        return any_value(scope, condition, [&](std::string_view sector) { return party.sector == sector; });
      });
    case ConditionKind::has:
      return any_filler(scope, match, condition, [](const Filler&) { return true; });
    case ConditionKind::has_no:
      return !any_filler(scope, match, condition, [](const Filler&) { return true; });
    case ConditionKind::word:
      return has_word(scope, match.head, condition);
    case ConditionKind::no_word:
      return !has_word(scope, match.head, condition);
    case ConditionKind::clause_word:
      return clause_has_word(scope, match, condition);
    case ConditionKind::plural:
      return any_filler(scope, match, condition, [&](const Filler& filler) { return is_plural(scope, filler); });
    case ConditionKind::passive:
      return is_passive(scope, match.head);
    case ConditionKind::active:
      return !is_passive(scope, match.head);
    case ConditionKind::form:
      return any_value(scope, condition, [&](std::string_view form) { return scope.word(match.words.front()).form == form; });
  }
  return false;
}

}  // namespace

bool conditions_hold(const Scope& scope, const Match& match) {
  const auto conditions = scope.know.predicates.conditions(match.sense->conditions);
  return std::all_of(conditions.begin(), conditions.end(), [&](const ConditionRow& condition) { return holds(scope, match, condition); });
}

}  // namespace relata::event
