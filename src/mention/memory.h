// SPDX-License-Identifier: Apache-2.0
// Who was named so far, and how plural second mentions draw on it.
#pragma once

#include <string_view>
#include <vector>

#include "mention/drafts.h"

namespace relata::mention {

/// A party phrase that has been read.
struct Memory {
  std::vector<Party> parties;
  std::uint32_t sentence = 0;
  std::string_view role;  ///< lemma of the role; empty if none
  bool is_person = false, plural = false;
};

/// Of the different parties of that kind named lately the `wanted` that the article names most, in the order in which they were last named;
/// fewer if there are no more. Parties count as different by country first ("both sides"), by sector where there is only one country.
std::vector<Party> gather(const std::vector<Memory>& memory, lexicon::GroupKind kind, std::size_t wanted);

}  // namespace relata::mention
