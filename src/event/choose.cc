// SPDX-License-Identifier: Apache-2.0
// More words and more conditions win over fewer; among equals, the sense that binds more of the arguments it asks for; then the lexicon's
// order. So "enviar + troops + to help" is AID, "enviar + troops" MOBILIZE, and a blocker with one condition more silences either.
// Tested by find_events_test.cc.
#include "event/choose.h"

#include <algorithm>
#include <tuple>

#include "event/conditions.h"

namespace relata::event {
namespace {

/// Alternatives in order; the first that names a party wins; joined slots add up. Phrases in `taken` are somebody else's.
BoundParties bind(const Scope& scope, const Match& match, lexicon::Range expression, const BoundParties& taken, Places places) {
  const auto slots = scope.know.predicates.slots(expression);
  BoundParties group;
  for (const lexicon::SlotRow& slot : slots) {
    BoundParties found = parties(scope, match, slot, places);
    std::erase_if(found, [&](const Bound& bound) {
      return bound.word != no_word && std::any_of(taken.begin(), taken.end(), [&](const Bound& other) { return other.word == bound.word; });
    });
    merge(group, found);
    if (slot.joined) continue;
    if (!group.empty()) return group;
  }
  return group;
}

/// "The Libyan leader and the Bulgarian president today signed": the second of two actors, where the tree lost him.
void add_second_actor(const Scope& scope, const Match& match, BoundParties& actors) {
  const auto slots = scope.know.predicates.slots(match.sense->actor);
  const bool mutual = std::any_of(slots.begin(), slots.end(), [](const lexicon::SlotRow& slot) { return slot.joined != 0; });
  if (!mutual || actors.size() != 1 || actors.front().word == no_word || match.sense->pos != lexicon::PredicatePos::verb) return;
  bool coordinated = false;
  for (std::uint32_t word = actors.front().word + 1; word < match.words.front(); ++word) {
    if (is_verbal(scope.word(word)) || opens_clause(scope, word)) return;
    if (scope.word(word).upos == Upos::cconj) coordinated = true;
    if (coordinated && is_nominal(scope.word(word))) merge(actors, parties_at(scope, word, "coordinated"));
  }
}

Reading read(const Scope& scope, const Match& match) {
  Reading reading{match, {}, {}};
  reading.actors = bind(scope, reading.match, reading.match.sense->actor, {}, Places::ignored);
  add_second_actor(scope, reading.match, reading.actors);
  reading.recipients = bind(scope, reading.match, reading.match.sense->recipient, reading.actors, Places::stand_for_countries);
  // A town of one's own country says where, not whom, unless there is fighting: "reforçou a fronteira em Roraima".
  const std::string_view type = scope.know.predicates.text(match.sense->type);
  const bool attack = type == "ASSAULT" || type == "COERCE" || type == "SANCTION";
  std::erase_if(reading.recipients, [&](const Bound& bound) {
    return !attack && bound.rule.ends_with("country of the place") &&
           std::any_of(reading.actors.begin(), reading.actors.end(), [&](const Bound& actor) { return actor.party.country == bound.party.country; });
  });
  return reading;
}

std::tuple<int, int> rank(const Reading& reading) {
  return {reading.match.sense->blocker, !reading.actors.empty() + !reading.recipients.empty()};
}

std::size_t specificity(const Match& match) {
  return match.words.size() - 1 + match.sense->conditions.size;
}

}  // namespace

std::optional<Reading> choose(const Scope& scope, std::uint32_t word) {
  std::vector<Match> matches = matches_at(scope, word);
  std::erase_if(matches, [&](const Match& match) { return !conditions_hold(scope, match); });
  if (matches.empty()) return std::nullopt;
  std::size_t most = 0;
  for (const Match& match : matches) most = std::max(most, specificity(match));
  std::optional<Reading> best;
  const auto consider = [&](const Match& match) {
    Reading reading = read(scope, match);
    if (!best || rank(reading) > rank(*best)) best = std::move(reading);
  };
  for (const Match& match : matches) {
    if (specificity(match) == most) consider(match);
  }
  // Of the same meaning, a sense that finds more of its arguments.
  const std::string_view type = scope.know.predicates.text(best->match.sense->type);
  for (const Match& match : matches) {
    if (best->match.sense->blocker || (!best->actors.empty() && !best->recipients.empty())) break;
    if (specificity(match) != most && scope.know.predicates.text(match.sense->type) == type) consider(match);
  }
  return best;
}

}  // namespace relata::event
