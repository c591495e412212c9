// SPDX-License-Identifier: Apache-2.0
// Text as HTML writes it: character references and white space. Tested by: extract_test.cc.
#include <libxml/HTMLparser.h>

#include <algorithm>

#include "page/html.h"
#include "text/character.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

// Numeric references that windows-1252 habits produce, and those that are no characters.
char32_t repaired_reference(unsigned long number) {
  if (number >= 0x80 && number < 0xa0) {
    const std::string byte(1, static_cast<char>(number));
    const std::string text = text::repair_utf8(byte, text::Utf8Repair::windows_1252);
    std::size_t offset = 0;
    return text::decode(text, offset);
  }
  const bool scalar = number > 0 && number <= 0x10ffff && (number < 0xd800 || number >= 0xe000);
  return scalar ? static_cast<char32_t>(number) : 0xfffd;
}

// The number behind "&#" at `i`, which moves behind it; false if there is none.
bool take_number(std::string_view text, std::size_t& i, std::string& out) {
  const bool hex = i < text.size() && (text[i] | 0x20) == 'x';
  if (hex) ++i;
  unsigned long number = 0;
  const std::size_t begin = i;
  for (; i < text.size() && i < begin + 10; ++i) {
    const char c = static_cast<char>(text[i] | 0x20);
    if (text[i] >= '0' && text[i] <= '9')
      number = number * (hex ? 16 : 10) + static_cast<unsigned long>(text[i] - '0');
    else if (hex && c >= 'a' && c <= 'f')
      number = number * 16 + static_cast<unsigned long>(c - 'a' + 10);
    else
      break;
  }
  if (i > begin) text::append_code_point(out, repaired_reference(number));
  return i > begin;
}

// Length of the entity at `at` (which is '&') and its text appended; 0 if it is none.
std::size_t take_entity(std::string_view text, std::size_t at, std::string& out) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '#') {
    ++i;
    if (!take_number(text, i, out)) return 0;
  } else {
    const std::size_t begin = i;
    while (i < text.size() && i < begin + 12 && ((text[i] >= '0' && text[i] <= '9') || ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'))) ++i;
    const std::string name(text.substr(begin, i - begin));
    if (name.empty()) return 0;
    if (name == "apos") {
      out.push_back('\'');
    } else {
      const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      // Without its semicolon only what old pages leave it out of is an entity: "&nbsp", not "&copy=1".
      if (entity == nullptr || (i < text.size() && text[i] != ';' && (text[i] == '=' || entity->value > 255))) return 0;
      text::append_code_point(out, entity->value);
    }
  }
  if (i < text.size() && text[i] == ';') ++i;
  return i - at;
}

}  // namespace

std::string resolve_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t amp = std::min(text.find('&', i), text.size());
    out.append(text, i, amp - i);
    i = amp;
    if (i == text.size()) break;
    const std::size_t taken = take_entity(text, i, out);
    if (taken == 0) out.push_back('&');
    i += std::max<std::size_t>(taken, 1);
  }
  return out;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::decode(text, i);
    if (text::is_space(c) || c == 0xfeff || c == 0x200b) {
      gap = gap || c != 0x200b;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    out.append(text, begin, i - begin);
  }
  return out;
}

}  // namespace relata::page
