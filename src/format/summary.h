// SPDX-License-Identifier: Apache-2.0
// Parties and voices as one line of text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "relata/reading.h"

namespace relata::format {

/// "Kim Jong-un (PRK:GOV)"; `words` stand in for a missing name.
std::string label(const Party& party, std::string_view words);
std::string labels(const std::vector<Party>& parties, const Reading& reading);
/// "Kim Jong-un < KCNA", innermost first.
std::string voices(const Reading& reading, const std::vector<Source>& sources);

}  // namespace relata::format
