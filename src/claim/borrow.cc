// SPDX-License-Identifier: Apache-2.0
// Two tellings are of the same act when they have the same type, status and polarity, the same predicate or a shared mode, no party that
// contradicts, and at least one party in common (or one of them names none at all and both use the same word). Only then does the fuller one
// lend. News writing does this all the time: the headline names the parties, the third paragraph the day and the town.
// Tested by claims_test.cc.
#include "claim/borrow.h"

#include <algorithm>
#include <set>

namespace relata::claim {
namespace {

std::set<std::string> countries(const std::vector<Party>& parties) {
  std::set<std::string> found;
  for (const Party& party : parties) {
    if (!party.country.empty()) found.insert(party.country);
  }
  return found;
}

enum class Agreement { contradicts, silent, shares };

Agreement compare(const std::vector<Party>& one, const std::vector<Party>& other) {
  const auto a = countries(one), b = countries(other);
  if (a.empty() || b.empty()) return Agreement::silent;
  return std::any_of(a.begin(), a.end(), [&b](const std::string& country) { return b.count(country) > 0; }) ? Agreement::shares
                                                                                                            : Agreement::contradicts;
}

bool shares_mode(const Event& one, const Event& other) {
  return std::any_of(one.modes.begin(), one.modes.end(),
                     [&other](const std::string& mode) { return std::count(other.modes.begin(), other.modes.end(), mode) > 0; });
}

bool times_agree(const Claim& one, const Claim& other) {
  if (!one.time || !other.time || !one.time->begin || !other.time->begin || !one.time->end || !other.time->end) return true;
  return *one.time->begin <= *other.time->end && *other.time->begin <= *one.time->end;
}

bool same_act(const Telling& one, const Telling& other) {
  if (one.claim.event.type != other.claim.event.type || one.claim.status != other.claim.status || one.claim.polarity != other.claim.polarity)
    return false;
  if (!times_agree(one.claim, other.claim)) return false;
  const bool same_word = one.lemma == other.lemma;
  if (!same_word && !shares_mode(one.claim.event, other.claim.event)) return false;
  const Agreement actors = compare(one.claim.actors, other.claim.actors), recipients = compare(one.claim.recipients, other.claim.recipients);
  if (actors == Agreement::contradicts || recipients == Agreement::contradicts) return false;
  return actors == Agreement::shares || recipients == Agreement::shares;
}

std::vector<Party> lent(const std::vector<Party>& parties) {
  std::vector<Party> copies = parties;
  for (Party& party : copies) party.mention = {};  // the words stand elsewhere
  return copies;
}

void lend(const Claim& from, Claim& to) {
  const std::string where = " from sentence " + std::to_string(from.sentence);
  if (to.actors.empty() && !from.actors.empty()) {
    to.actors = lent(from.actors);
    to.trace.push_back("actor" + where);
  }
  if (to.recipients.empty() && !from.recipients.empty()) {
    to.recipients = lent(from.recipients);
    to.trace.push_back("recipient" + where);
  }
  if (!to.place && from.place) {
    to.place = from.place;
    to.place->mention = {};
    to.trace.push_back("place" + where);
  }
  if (!to.time && from.time) {
    to.time = from.time;
    to.time->mention.reset();
    to.trace.push_back("time" + where);
  }
}

}  // namespace

void borrow_arguments(std::vector<Telling>& tellings) {
  constexpr std::size_t farthest = 40;  // keeps long articles linear
  const std::vector<Telling> told = tellings;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const std::size_t begin = i < farthest ? 0 : i - farthest, end = std::min(tellings.size(), i + farthest);
    for (std::size_t j = begin; j < end; ++j) {
      if (i != j && same_act(told[i], told[j])) lend(told[j].claim, tellings[i].claim);
    }
  }
}

}  // namespace relata::claim
