// SPDX-License-Identifier: Apache-2.0
// The same act told twice in an article: what one telling leaves open, the other may bind.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "relata/claim.h"

namespace relata::claim {

/// A claim with what borrowing compares beside its coded fields.
struct Telling {
  Claim claim;
  std::string lemma;  ///< of the predicate
};

/// Fills empty actors, recipients, place and time from another telling of the same act, and says so in the trace.
void borrow_arguments(std::vector<Telling>& tellings);

}  // namespace relata::claim
