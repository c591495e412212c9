// SPDX-License-Identifier: Apache-2.0
// An article as Relata reads it: one text that is never rewritten, and what is known about it.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// A day in UTC.
using Day = std::chrono::sys_days;

/// Bytes [begin, end) of Article::text; never cuts a code point in two.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

/// Where Article::published came from.
enum class DateBasis : std::uint8_t { none, published, inferred, given };

/// Valid UTF-8 throughout; `text` is at most 16 MiB.
struct Article {
  std::string doc;               ///< the input's own id, URL or path: what the user calls it
  std::string url;               ///< empty if unknown
  std::string site;              ///< host name of the outlet; empty if unknown
  std::string title;             ///< as the record gave it; may or may not stand in `text`
  std::string text;              ///< every Span points into it
  Span headline;                 ///< empty if the text has none
  std::string language;          ///< ISO 639-1 ("pt"); empty until identified
  std::optional<Day> published;  ///< anchors words like "yesterday"
  DateBasis date_basis = DateBasis::none;
  std::vector<std::string> authors;
  std::vector<Span> boilerplate;  ///< marked, kept in the text, never coded; sorted, disjoint
};

}  // namespace relata
