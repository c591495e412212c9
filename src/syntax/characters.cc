// SPDX-License-Identifier: Apache-2.0
#include "syntax/characters.h"

#include <unicode/uchar.h>

namespace relata::syntax {
namespace {

char32_t straight_quote(char32_t point) {
  switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2032:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return U'"';
    default:
      return 0;
  }
}

bool is_space(char32_t point) {
  return (point >= 9 && point <= 13) || point == 0x20 || point == 0x85 || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
         point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

char category_kind(char32_t point) {
  switch (u_charType(static_cast<UChar32>(point))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return 'U';
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return 'L';
    case U_DECIMAL_DIGIT_NUMBER:
      return 'D';
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return 'P';
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
      return 'Y';
    default:
      return 'Z';
  }
}

}  // namespace

void KeyHash::add_long_point(char32_t point) {
  const auto tail = [this](char32_t bits) { add(static_cast<char>(0x80 | (bits & 0x3F))); };
  if (point < 0x800) {
    add(static_cast<char>(0xC0 | (point >> 6)));
  } else if (point < 0x10000) {
    add(static_cast<char>(0xE0 | (point >> 12)));
    tail(point >> 6);
  } else {
    add(static_cast<char>(0xF0 | (point >> 18)));
    tail(point >> 12);
    tail(point >> 6);
  }
  tail(point);
}

DecodedPoint decode_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return {0xFFFD, 1};
  char32_t point = first & (0x7F >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    point = point << 6 | (byte(i) & 0x3F);
  }
  return {point, size};
}

void append_point(char32_t point, std::string& out) {
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
    return;
  }
  if (point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (point >> 6)));
  } else {
    if (point < 0x10000) {
      out.push_back(static_cast<char>(0xE0 | (point >> 12)));
    } else {
      out.push_back(static_cast<char>(0xF0 | (point >> 18)));
      out.push_back(static_cast<char>(0x80 | (point >> 12 & 0x3F)));
    }
    out.push_back(static_cast<char>(0x80 | (point >> 6 & 0x3F)));
  }
  out.push_back(static_cast<char>(0x80 | (point & 0x3F)));
}

std::u32string decode(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint next = decode_point(text, at);
    points.push_back(next.point);
    at += next.size;
  }
  return points;
}

Characters::Characters() {
  table_.reserve(table_size);
  for (char32_t point = 0; point < table_size; ++point) {
    table_.push_back({slow_lower(point), slow_norm(point), slow_kind(point)});
  }
}

char32_t Characters::slow_lower(char32_t point) {
  if (point == 0x130) return point;  // its lower case is two code points
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(point)));
}

char32_t Characters::slow_norm(char32_t point) {
  if (const char32_t quote = straight_quote(point)) return quote;
  return point >= U'0' && point <= U'9' ? U'0' : slow_lower(point);
}

char Characters::slow_kind(char32_t point) {
  if (is_space(point)) return '_';
  const char category = category_kind(point);
  if (is_alphanumeric(category)) return category;
  if (const char32_t quote = straight_quote(point)) return static_cast<char>(quote);
  if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212) return '-';
  if (point == 0x2026) return 'E';
  if (point >= 0x21 && point <= 0x7E && point != U'_') return static_cast<char>(point);  // '_' means white space
  return category;
}

char32_t Characters::upper(char32_t point) const {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(point)));
}

void Characters::shape(std::u32string_view word, std::string& out) const {
  std::size_t count = 0;
  char last = 0;
  bool twice = false;
  for (const char32_t point : word) {
    const char found = kind(point);
    const char mark = found == 'U' ? 'X' : found == 'L' ? 'x' : found == 'D' ? 'd' : found;
    if (mark == last && twice) continue;
    twice = mark == last;
    last = mark;
    out.push_back(mark);
    if (++count == 8) return;
  }
}

void Characters::append_lower(std::string_view text, std::string& out) const {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint next = decode_point(text, at);
    if (next.point == 0xFFFD && next.size == 1) {
      out.push_back(text[at]);
    } else {
      append_point(lower(next.point), out);
    }
    at += next.size;
  }
}

}  // namespace relata::syntax
