// SPDX-License-Identifier: Apache-2.0
// Paragraphs of flat text. A blank line always parts them. A single line end parts them in scraped text
// ("Headline\nFirst paragraph.") but not in text wrapped at a fixed width, and not where the line breaks off in
// mid-sentence (no final mark, small letter next). A text counts as wrapped when no line is longer than 110 characters
// and most lines before another non-blank line fill 50 or more. Tested by: sentence_test.cc.
#include <algorithm>

#include "text/character.h"
#include "text/sentence.h"
#include "text/utf8.h"

namespace relata::text {
namespace {

Span trim(std::string_view text, Span span) {
  while (!span.empty()) {
    std::size_t next = span.begin;
    const char32_t c = decode(text, next);
    if (!is_space(c) && !is_invisible(c)) break;
    span.begin = static_cast<std::uint32_t>(next);
  }
  while (!span.empty()) {
    std::size_t before = span.end;
    const char32_t c = decode_before(text, before);
    if (!is_space(c) && !is_invisible(c)) break;
    span.end = static_cast<std::uint32_t>(before);
  }
  return span;
}

std::vector<Span> find_lines(std::string_view text) {
  std::vector<Span> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find_first_of("\n\r", begin);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back(trim(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

bool is_wrapped(std::string_view text, const std::vector<Span>& lines) {
  std::size_t full = 0, inner = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t length = count_code_points(text.substr(lines[i].begin, lines[i].size()));
    if (length > 110) return false;
    if (length == 0 || i + 1 == lines.size() || lines[i + 1].empty()) continue;
    ++inner;
    full += length >= 50;
  }
  return inner >= 3 && full * 10 >= inner * 8;
}

bool breaks_off(std::string_view text, Span line, Span next) {
  std::size_t end = line.end;
  const char32_t last = decode_before(text, end);
  std::size_t begin = next.begin;
  const char32_t first = decode(text, begin);
  return (is_letter(last) || last == ',' || last == '-') && is_lower(first) && line.size() >= 30;
}

// Cuts `span` around the skipped spans.
void add_without(std::string_view text, Span span, std::span<const Span> skip, std::vector<Span>& out) {
  const auto put = [&](Span piece) {
    piece = trim(text, piece);
    if (!piece.empty()) out.push_back(piece);
  };
  auto next = std::partition_point(skip.begin(), skip.end(), [&](Span s) { return s.end <= span.begin; });
  for (; next != skip.end() && next->begin < span.end; ++next) {
    if (next->begin > span.begin) put({span.begin, next->begin});
    span.begin = std::min(std::max(span.begin, next->end), span.end);
  }
  put(span);
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text, std::span<const Span> skip) {
  const std::vector<Span> lines = find_lines(text);
  const bool wrapped = is_wrapped(text, lines);
  std::vector<Span> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    Span paragraph = lines[i];
    while (i + 1 < lines.size() && !lines[i + 1].empty() && (wrapped || breaks_off(text, lines[i], lines[i + 1]))) {
      paragraph.end = lines[++i].end;
    }
    add_without(text, paragraph, skip, paragraphs);
  }
  return paragraphs;
}

}  // namespace relata::text
