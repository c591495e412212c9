// SPDX-License-Identifier: Apache-2.0
// Tested by finder_test.cc.
#include "mention/memory.h"

#include <algorithm>

namespace relata::mention {
namespace {

enum class Difference : std::uint8_t { country, sector };

bool is_same(const Party& one, const Party& other, lexicon::GroupKind kind, Difference difference) {
  if (kind == lexicon::GroupKind::persons) return one.name == other.name && one.country == other.country;
  return one.country == other.country && (kind == lexicon::GroupKind::states || difference == Difference::country || one.sector == other.sector);
}

/// A party that might be meant, and how often the article has named it so far.
struct Candidate {
  Party party;
  std::size_t times = 0;
};

/// The most recent different parties of the kind, the latest first, a few more than are wanted.
std::vector<Candidate> recent(const std::vector<Memory>& memory, lexicon::GroupKind kind, std::size_t most, Difference difference) {
  std::vector<Candidate> found;
  for (auto entry = memory.rbegin(); entry != memory.rend(); ++entry) {
    if (kind == lexicon::GroupKind::persons && !entry->is_person) continue;
    for (auto party = entry->parties.rbegin(); party != entry->parties.rend(); ++party) {
      const bool voice = party->sector == "JRN" || (!is_country(party->country) && kind != lexicon::GroupKind::persons);
      // Persons without a name count only where there are not enough with one.
      const bool nameless = kind == lexicon::GroupKind::persons && difference == Difference::country && party->name.empty();
      if (voice || nameless) continue;
      const auto known =
          std::find_if(found.begin(), found.end(), [&](const Candidate& other) { return is_same(*party, other.party, kind, difference); });
      if (known != found.end()) ++known->times;
      if (known == found.end() && found.size() < most) found.push_back({*party, 1});
    }
  }
  return found;
}

/// Of the parties named lately, those that the article speaks of most: "os dois países" are its protagonists, not the last place it named.
std::vector<Party> gather_by(const std::vector<Memory>& memory, lexicon::GroupKind kind, std::size_t wanted, Difference difference) {
  std::vector<Candidate> candidates = recent(memory, kind, wanted + 2, difference);
  while (candidates.size() > wanted) {
    const auto least =
        std::min_element(candidates.rbegin(), candidates.rend(), [](const Candidate& a, const Candidate& b) { return a.times < b.times; });
    candidates.erase(std::next(least).base());
  }
  std::vector<Party> found;
  for (auto candidate = candidates.rbegin(); candidate != candidates.rend(); ++candidate) found.push_back(std::move(candidate->party));
  return found;
}

}  // namespace

std::vector<Party> gather(const std::vector<Memory>& memory, lexicon::GroupKind kind, std::size_t wanted) {
  std::vector<Party> found = gather_by(memory, kind, wanted, Difference::country);
  if (found.size() < wanted) found = gather_by(memory, kind, wanted, Difference::sector);
  return found;
}

}  // namespace relata::mention
