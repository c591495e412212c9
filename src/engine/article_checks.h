// SPDX-License-Identifier: Apache-2.0
// What an article must be before it is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "relata/result.h"

namespace relata::engine {

inline constexpr std::size_t text_limit = std::size_t{16} << 20;

/// Valid UTF-8 of at most 16 MiB.
Result<void> check_text(std::string_view text);

/// "en, es, pt".
std::string joined(const std::vector<std::string>& codes);

}  // namespace relata::engine
