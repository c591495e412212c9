// SPDX-License-Identifier: Apache-2.0
// Claims as text: JSON Lines, tables, and the rows of the formats that the field uses (docs/formats.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relata/reading.h"
#include "relata/result.h"

namespace relata {

enum class Format : std::uint8_t { table, jsonl, csv, tsv, plover, polecat, gdelt, icews, petrarch, mentions, attributions };

/// The format of that name ("jsonl"), or nothing.
std::optional<Format> find_format(std::string_view name);
/// All names, separated by `|`.
std::string format_names();

/// A claim's fields as a list or a table shows them.
struct ClaimSummary {
  std::string begin, end;  ///< ISO days; empty if unknown
  std::string actors, recipients, type, place, status, voice, sentence, trigger;
};
ClaimSummary summarise(const Reading& reading, const Claim& claim);

/// One claim as a JSON object without line feed (schema relata/claim/1).
std::string claim_json(const Reading& reading, const Claim& claim);

/// What stands before the first row; empty for most.
std::string format_header(Format format);
/// All rows of a reading, each ended by a line feed; empty if it gives none. Not for Format::table, which needs its width: see render_table.
std::string render(const Reading& reading, Format format);

struct TableStyle {
  unsigned width = 100;  ///< of the terminal, in columns
  bool colour = false;
};
/// A readable list of claims for a terminal.
std::string render_table(const Reading& reading, const TableStyle& style);

/// Whose field names an article is written with.
enum class ArticleFields : std::uint8_t { relata, trafilatura };
/// An article as a JSON object without line feed; `relata code` takes either back.
std::string article_json(const Article& article, ArticleFields fields);

/// `text` as a JSON string, quotation marks included; what is not UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

/// "2025-07-12"; parse_day fails on anything else.
std::string format_day(Day day);
std::optional<Day> parse_day(std::string_view text);

}  // namespace relata
