// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "format/rows.h"
#include "relata/format.h"

namespace relata {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 11> names = {{{"table", Format::table},
                                                                        {"jsonl", Format::jsonl},
                                                                        {"csv", Format::csv},
                                                                        {"tsv", Format::tsv},
                                                                        {"plover", Format::plover},
                                                                        {"polecat", Format::polecat},
                                                                        {"gdelt", Format::gdelt},
                                                                        {"icews", Format::icews},
                                                                        {"petrarch", Format::petrarch},
                                                                        {"mentions", Format::mentions},
                                                                        {"attributions", Format::attributions}}};

std::string row(const Reading& reading, const Claim& claim, Format format) {
  switch (format) {
    case Format::jsonl:
      return claim_json(reading, claim) + '\n';
    case Format::csv:
      return format::join_cells(format::plain_row(reading, claim), ',');
    case Format::tsv:
      return format::join_cells(format::plain_row(reading, claim), '\t');
    case Format::plover:
      return format::plover_json(reading, claim);
    case Format::polecat:
      return format::join_cells(format::polecat_row(reading, claim), '\t');
    case Format::gdelt:
      return format::join_cells(format::gdelt_row(reading, claim), '\t');
    case Format::icews:
      return format::join_cells(format::icews_row(reading, claim), '\t');
    case Format::petrarch:
      return format::join_cells(format::petrarch_row(reading, claim), '\t');
    default:
      return {};
  }
}

}  // namespace

std::optional<Format> find_format(std::string_view name) {
  for (const auto& [word, format] : names) {
    if (word == name) return format;
  }
  return std::nullopt;
}

std::string format_names() {
  std::string all;
  for (const auto& [word, format] : names) all += (all.empty() ? "" : "|") + std::string(word);
  return all;
}

std::string format_header(Format format) {
  switch (format) {
    case Format::csv:
      return format::join_cells(format::plain_columns(), ',');
    case Format::tsv:
      return format::join_cells(format::plain_columns(), '\t');
    case Format::polecat:
      return format::join_cells(format::polecat_columns(), '\t');
    case Format::icews:
      return format::join_cells(format::icews_columns(), '\t');
    default:
      return {};
  }
}

std::string render(const Reading& reading, Format format) {
  if (format == Format::mentions) return format::mentions_json(reading);
  if (format == Format::attributions) return format::attributions_json(reading);
  std::string all;
  for (const Claim& claim : reading.claims) all += row(reading, claim, format);
  return all;
}

}  // namespace relata
