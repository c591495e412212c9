// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace relata {

/// Semantic version; covers behaviour too: within a major version claims change only by listed fixes. CMakeLists.txt says the same.
inline constexpr std::string_view version = "0.1.0";

}  // namespace relata
