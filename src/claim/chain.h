// SPDX-License-Identifier: Apache-2.0
// Which voices an event belongs to.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "event/events.h"
#include "relata/claim.h"

namespace relata::claim {

struct Chain {
  std::vector<Source> sources;       ///< innermost voice first
  std::vector<std::uint32_t> links;  ///< the attributions they came from
  bool own_voice = false;            ///< the event is itself an act of speech and its actor the first voice
};

Chain find_chain(const event::CodedEvent& event, const std::vector<attribution::Attribution>& attributions);

}  // namespace relata::claim
