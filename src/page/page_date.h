// SPDX-License-Identifier: Apache-2.0
// The publication day of a page, where no machine-readable field gives it away.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "relata/article.h"

namespace relata::page {

/// The day at the front of an ISO 8601 date ("2025-07-12T08:00:00-03:00"), or of RFC 822, or of "12/07/2025 08h00" (day
/// first).
std::optional<Day> date_of(std::string_view text);

/// Month by folded word, of all languages.
using MonthWords = std::map<std::string, unsigned, std::less<>>;

/// The first day in "Publicado em 12 de julho de 2025, 10h", "July 12, 2025", "12 jul. 2025".
std::optional<Day> date_in_words(std::string_view text, const MonthWords& months);

/// The day in an address: ".../2025/07/12/acordo", ".../20250712-acordo", ".../2025-07-12-acordo".
std::optional<Day> date_in_url(std::string_view url);

}  // namespace relata::page
