// SPDX-License-Identifier: Apache-2.0
// Whether the sentence tells an act as done, planned, promised, denied, supposed or not done, and when.
#pragma once

#include <string>

#include "event/match.h"
#include "relata/claim.h"

namespace relata::event {

struct Modality {
  Status status = Status::actual;
  Polarity polarity = Polarity::positive;
  Tense tense = Tense::none;
  bool purpose = false;  ///< stands in a purpose clause: not told as done or to be done
  std::string rule;      ///< the word that decided; empty if none did
};

Modality modality_of(const Scope& scope, const Match& match);
/// Whether a negation stands on this word itself.
bool is_negated(const Scope& scope, std::uint32_t word);

}  // namespace relata::event
