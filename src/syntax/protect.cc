// SPDX-License-Identifier: Apache-2.0
#include "syntax/protect.h"

#include <algorithm>
#include <string_view>

namespace relata::syntax {
namespace {

std::u32string_view normed(const Paragraph& paragraph, Chunk chunk) {
  return std::u32string_view(paragraph.norm.data() + chunk.first, chunk.last - chunk.first);
}

// Characters of names of hosts and mailboxes.
bool is_name_character(const Paragraph& paragraph, std::uint32_t at) {
  constexpr std::u32string_view marks = U".-_+%";
  return is_alphanumeric(paragraph.kind[at]) || marks.find(paragraph.norm[at]) != std::u32string_view::npos;
}

// Sentence marks, quotes and closing brackets at the end are not of the address, a bracket opened inside is.
std::uint32_t without_tail(const Paragraph& paragraph, std::uint32_t first, std::uint32_t last) {
  constexpr std::u32string_view marks = U".,;:!?'\")]}>*";
  while (last > first && (marks.find(paragraph.norm[last - 1]) != std::u32string_view::npos || paragraph.kind[last - 1] == 'E')) {
    const auto begin = paragraph.norm.begin() + first, end = paragraph.norm.begin() + last;
    if (paragraph.norm[last - 1] == U')' && std::count(begin, end, U'(') >= std::count(begin, end, U')')) break;
    --last;
  }
  return last;
}

// The lower-case letters of [first, last) without a final full stop; empty if it has none.
bool read_abbreviation(const Paragraph& paragraph, std::uint32_t first, std::uint32_t last, std::string& scratch) {
  constexpr std::uint32_t longest = 12;
  scratch.clear();
  if (last - first < 2 || last - first > longest || paragraph.norm[last - 1] != U'.') return false;
  for (std::uint32_t i = first; i + 1 < last; ++i) append_point(paragraph.norm[i], scratch);
  return true;
}

}  // namespace

Stretch find_address(const Paragraph& paragraph, Chunk chunk) {
  const std::u32string_view text = normed(paragraph, chunk);
  const std::size_t scheme = text.find(U"://"), host = text.find(U"www."), at_sign = text.find(U'@');
  std::uint32_t first = chunk.first;
  if (scheme != std::u32string_view::npos && scheme > 0) {
    first += static_cast<std::uint32_t>(scheme);
    while (first > chunk.first && is_alphanumeric(paragraph.kind[first - 1])) --first;
    if (first == chunk.first + scheme) return {};
    return {first, without_tail(paragraph, first, chunk.last)};
  }
  if (host != std::u32string_view::npos && text.size() > host + 5 && (host == 0 || !is_alphanumeric(paragraph.kind[first + host - 1]))) {
    first += static_cast<std::uint32_t>(host);
    return {first, without_tail(paragraph, first, chunk.last)};
  }
  if (at_sign == std::u32string_view::npos || at_sign == 0) return {};
  const std::uint32_t middle = chunk.first + static_cast<std::uint32_t>(at_sign);
  first = middle;
  while (first > chunk.first && is_name_character(paragraph, first - 1)) --first;
  std::uint32_t last = middle + 1;
  while (last < chunk.last && is_name_character(paragraph, last)) ++last;
  last = without_tail(paragraph, middle + 1, last);
  const std::u32string_view domain(paragraph.norm.data() + middle + 1, last - middle - 1);
  if (first == middle || domain.find(U'.') == std::u32string_view::npos) return {};
  return {first, last};
}

Stretch find_title(const Paragraph& paragraph, Chunk chunk, const text::SentenceRules& rules, std::string& scratch) {
  if (rules.titles.empty() || paragraph.norm[chunk.last - 1] != U'.') return {};
  std::uint32_t first = chunk.first;
  while (first < chunk.last && !is_alphanumeric(paragraph.kind[first])) ++first;
  if (!read_abbreviation(paragraph, first, chunk.last, scratch)) return {};
  return rules.titles.count(scratch) > 0 ? Stretch{first, chunk.last} : Stretch{};
}

bool wants_more(const Paragraph& paragraph, Chunk token, std::uint32_t next, const text::SentenceRules& rules, std::string& scratch) {
  if (!read_abbreviation(paragraph, token.first, token.last, scratch)) return false;
  return rules.titles.count(scratch) > 0 || (paragraph.kind[next] == 'D' && rules.numbered.count(scratch) > 0);
}

}  // namespace relata::syntax
