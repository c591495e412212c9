// SPDX-License-Identifier: Apache-2.0
// How likely a claim is right.
#pragma once

#include "event/events.h"
#include "relata/claim.h"

namespace relata::claim {

/// Probability that the claim's type and bound parties are right: a logistic function of a few things known of it.
double confidence(const Claim& claim, const event::CodedEvent& event);

}  // namespace relata::claim
