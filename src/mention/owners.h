// SPDX-License-Identifier: Apache-2.0
// Whose: the state, body or group that a noun phrase's modifiers name ("o chanceler russo", "Russia's foreign minister", "chefe do Hamas").
#pragma once

#include <vector>

#include "mention/drafts.h"

namespace relata::mention {

/// One modifier that says whose.
struct Owner {
  Party party;
  std::string_view role;   ///< lemma, if a role without a country
  std::uint32_t word = 0;  ///< its head
  bool is_state = false;   ///< by name, demonym, capital or town: gives a country and no sector
  bool is_group = false;   ///< an armed group or other body with a sector of its own
  bool locative = false;   ///< "em Nairóbi": where, so perhaps whose
};

/// Owners of the phrase whose words [first, last] hold `hit`; coordinated ones each.
std::vector<Owner> find_owners(const Scene& scene, std::uint32_t sentence, const Hit& hit);
/// The likeliest town or region of a place hit, by the article's countries, then population; nullptr if the hit is no good name here.
const lexicon::PlaceRow* choose_place(const Scene& scene, const Hit& hit);

}  // namespace relata::mention
