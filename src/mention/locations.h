// SPDX-License-Identifier: Apache-2.0
// Where: towns, regions, waters, sites and states as places.
#pragma once

#include <string>
#include <vector>

#include "mention/scene.h"

namespace relata::mention {

struct FoundPlace {
  Place place;
  std::uint32_t sentence = 0, head = 0, first = 0, last = 0;
  Resolution resolution = Resolution::lexicon;
  std::string rule;
};

/// Places of all sentences, in text order. A state or capital is given here too: syntax tells the event whether it acts or is acted in.
std::vector<FoundPlace> find_places(const Scene& scene);

}  // namespace relata::mention
