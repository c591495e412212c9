// SPDX-License-Identifier: Apache-2.0
// Where, when and how many: the places, times and quantities that the predicate's own clause binds to it.
#pragma once

#include <cstdint>
#include <vector>

#include "event/choose.h"

namespace relata::event {

struct Circumstances {
  std::uint32_t place = mention::none, time = mention::none;  ///< indexes into Mentions::places, ::times
  std::vector<std::uint32_t> quantities;                      ///< indexes into Mentions::quantities
};

/// `heads`: the head words of all predicates coded in the sentence, so that none takes what belongs to another.
Circumstances circumstances_of(const Scope& scope, const Reading& reading, const Words& heads);

}  // namespace relata::event
