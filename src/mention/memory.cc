// SPDX-License-Identifier: Apache-2.0
// Tested by coreference_test.cc.
#include "mention/memory.h"

#include <algorithm>

namespace relata::mention {
namespace {

enum class Difference : std::uint8_t { country, sector };

bool is_same(const Party& one, const Party& other, lexicon::GroupKind kind, Difference difference) {
  if (kind == lexicon::GroupKind::persons) return one.name == other.name && one.country == other.country;
  return one.country == other.country && (kind == lexicon::GroupKind::states || difference == Difference::country || one.sector == other.sector);
}

std::vector<Party> gather_by(const std::vector<Memory>& memory, lexicon::GroupKind kind, std::size_t wanted, Difference difference) {
  std::vector<Party> found;
  for (auto entry = memory.rbegin(); entry != memory.rend() && found.size() < wanted; ++entry) {
    if (kind == lexicon::GroupKind::persons && !entry->is_person) continue;
    for (auto party = entry->parties.rbegin(); party != entry->parties.rend() && found.size() < wanted; ++party) {
      const bool voice = party->sector == "JRN" || (!is_country(party->country) && kind != lexicon::GroupKind::persons);
      const bool known = std::any_of(found.begin(), found.end(), [&](const Party& other) { return is_same(*party, other, kind, difference); });
      if (!voice && !known) found.push_back(*party);
    }
  }
  std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<Party> gather(const std::vector<Memory>& memory, lexicon::GroupKind kind, std::size_t wanted) {
  std::vector<Party> found = gather_by(memory, kind, wanted, Difference::country);
  if (found.size() < wanted) found = gather_by(memory, kind, wanted, Difference::sector);
  return found;
}

}  // namespace relata::mention
