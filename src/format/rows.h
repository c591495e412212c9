// SPDX-License-Identifier: Apache-2.0
// Rows of separated values, and one writer a format. Columns are listed in docs/formats.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "relata/format.h"
#include "relata/reading.h"

namespace relata::format {

/// RFC 4180 for ',': quoted where needed. For tabs, as the field's files want it: tabs and line ends become spaces, nothing is quoted.
std::string join_cells(const std::vector<std::string>& cells, char separator);

/// "-5.5", "10": at most four digits after the point, none that are zero.
std::string number_cell(double number);

const std::vector<std::string>& plain_columns();
std::vector<std::string> plain_row(const Reading& reading, const Claim& claim);

const std::vector<std::string>& polecat_columns();
std::vector<std::string> polecat_row(const Reading& reading, const Claim& claim);

const std::vector<std::string>& icews_columns();
std::vector<std::string> icews_row(const Reading& reading, const Claim& claim);

std::vector<std::string> gdelt_row(const Reading& reading, const Claim& claim);
std::vector<std::string> petrarch_row(const Reading& reading, const Claim& claim);

std::string plover_json(const Reading& reading, const Claim& claim);
std::string mentions_json(const Reading& reading);
/// One line an attribution.
std::string attributions_json(const Reading& reading);

}  // namespace relata::format
