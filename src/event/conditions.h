// SPDX-License-Identifier: Apache-2.0
// The `when` of a sense: whether the sentence around a match is what the lexicon asks for.
#pragma once

#include "event/match.h"

namespace relata::event {

/// Whether all conditions of the match's sense hold.
bool conditions_hold(const Scope& scope, const Match& match);

}  // namespace relata::event
