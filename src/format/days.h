// SPDX-License-Identifier: Apache-2.0
// Days as ISO 8601 text.
#pragma once

#include <optional>
#include <string>

#include "relata/article.h"

namespace relata::format {

/// "2025-07-12"; empty for nothing.
std::string iso(const std::optional<Day>& day);

}  // namespace relata::format
