// SPDX-License-Identifier: Apache-2.0
// How many of what: numbers that count people, things or money.
#pragma once

#include <string>
#include <vector>

#include "mention/scene.h"

namespace relata::mention {

struct FoundQuantity {
  Quantity quantity;
  std::uint32_t sentence = 0, head = 0, first = 0, last = 0;
  std::string noun_lemma;
};

/// Quantities of a sentence; tokens that `taken` marks belong to times or names.
std::vector<FoundQuantity> find_quantities(const Scene& scene, std::uint32_t sentence, const std::vector<bool>& taken);

}  // namespace relata::mention
