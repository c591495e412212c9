// SPDX-License-Identifier: Apache-2.0
// Weights by judgement, not yet fitted on annotated articles; the sign of each is what the errors show: nouns are
// weaker than verbs, a claim with both parties is stronger than one with none, long-range borrowing costs.
#include "claim/confidence.h"

#include <cmath>

namespace relata::claim {

double confidence(const Claim& claim, const event::CodedEvent& event) {
  double logit = 0.4 + 1.2 * (event.score - 0.5);
  logit += event.noun ? -0.5 : 0.2;
  logit += claim.actors.empty() ? -0.6 : 0.4;
  logit += claim.recipients.empty() ? -0.1 : 0.3;
  if (claim.status == Status::hypothetical) logit -= 0.3;
  if (claim.polarity == Polarity::negative) logit -= 0.2;
  return std::round(1000.0 / (1.0 + std::exp(-logit))) / 1000.0;
}

}  // namespace relata::claim
