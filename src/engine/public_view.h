// SPDX-License-Identifier: Apache-2.0
// What the rooms found, as the front door shows it.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "event/events.h"
#include "mention/mentions.h"
#include "relata/reading.h"
#include "syntax/document.h"

namespace relata::engine {

std::vector<NamedThing> named_things(const mention::Mentions& mentions);
std::vector<relata::Statement> statements(const std::vector<attribution::Attribution>& attributions);
std::vector<NotCoded> not_coded(const syntax::Document& document, const event::Events& events);

}  // namespace relata::engine
