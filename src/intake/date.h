// SPDX-License-Identifier: Apache-2.0
// Publication dates as machines write them: ISO 8601, RFC 822, bare digits. The day is the one written, in its own
// zone.
#pragma once

#include <optional>
#include <string_view>

#include "relata/article.h"

namespace relata::intake {

/// "2025-07-12T23:30:00-03:00", "2025-07-12 08:00:00", "2025/07/12", "20250712", "Sat, 12 Jul 2025 08:00:00 GMT":
/// 2025-07-12. Nothing for what is no such date, or no day of the calendar, or outside 1800 to 2200.
std::optional<Day> parse_date(std::string_view text);

}  // namespace relata::intake
