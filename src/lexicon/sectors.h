// SPDX-License-Identifier: Apache-2.0
// The sectors of PLOVER, for the loaders' checks.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace relata::lexicon {

inline constexpr std::array<std::string_view, 23> plover_sectors = {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB",
                                                                    "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
                                                                    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE"};
inline constexpr std::array<std::string_view, 2> more_sectors = {"REL", "SOC"};

inline bool is_sector(std::string_view code) {
  return std::find(plover_sectors.begin(), plover_sectors.end(), code) != plover_sectors.end() ||
         std::find(more_sectors.begin(), more_sectors.end(), code) != more_sectors.end();
}

/// "known are COP, GOV, …"
inline std::string sector_list() {
  std::string all = "known are";
  for (const std::string_view code : plover_sectors) all += " " + std::string(code);
  for (const std::string_view code : more_sectors) all += " " + std::string(code);
  return all;
}

}  // namespace relata::lexicon
