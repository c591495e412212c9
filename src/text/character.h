// SPDX-License-Identifier: Apache-2.0
// What a code point is, by the Unicode tables and without locale.
#pragma once

#include <cstdint>

namespace relata::text {

bool is_letter(char32_t c);
bool is_upper(char32_t c);  ///< upper or title case
bool is_lower(char32_t c);
bool is_digit(char32_t c);        ///< decimal digits of any script
bool is_mark(char32_t c);         ///< combining marks
bool is_space(char32_t c);        ///< spaces, tabs and line ends, no-break ones too
bool is_punctuation(char32_t c);  ///< punctuation and symbols

/// Nothing to see: soft hyphen, zero-width spaces and joiners, byte order mark, direction marks.
constexpr bool is_invisible(char32_t c) {
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff;
}

/// Curly, angled, low and straight marks that can open or close a quotation; the apostrophe too.
constexpr bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a;
}
/// Hyphen, non-breaking hyphen, minus.
constexpr bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2212;
}
/// Figure, en and em dash, horizontal bar.
constexpr bool is_dash(char32_t c) {
  return c >= 0x2012 && c <= 0x2015;
}

/// Simple case mappings: one code point to one.
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);

}  // namespace relata::text
