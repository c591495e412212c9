// SPDX-License-Identifier: Apache-2.0
// A blank line always ends a paragraph; a single line end does unless a sentence plainly goes on ("... o
// ministro\ndisse que"): headlines and list items carry no full stop, and a wrapped line goes on in lower case. Machine
// translations tear compounds and clitics: "o lider norte -coreano", "comprometendo -se". A hyphen that follows one
// space and touches the next word is joined where the model knows the whole, or where both parts are lower case and no
// second dash closes a parenthesis on the same line ("El ministro -dijo ayer- no vendra"). The span covers what is
// written, the form is repaired. A combining mark is composed with its letter, an invisible character between two
// letters is left out of the form. Tested by tokenise_test.cc.
#include "syntax/paragraph.h"

#include <unicode/unorm2.h>

#include <algorithm>

namespace relata::syntax {

void Paragraph::clear() {
  raw.clear();
  norm.clear();
  kind.clear();
  begin.clear();
  end.clear();
  altered.clear();
  chunks.clear();
}

void Paragraph::push(char32_t point, Span bytes, const Characters& characters) {
  raw.push_back(point);
  norm.push_back(characters.norm(point));
  kind.push_back(characters.kind(point));
  begin.push_back(bytes.begin);
  end.push_back(bytes.end);
  altered.push_back(0);
}

ParagraphCutter::Gap ParagraphCutter::read_gap() const {
  Gap gap{at_, 0, false};
  while (gap.end < text_.size()) {
    const DecodedPoint next = decode_point(text_, gap.end);
    if (characters_.kind(next.point) != '_') break;
    gap.newlines += next.point == U'\n';
    gap.end += next.size;
  }
  gap.one_space = gap.end == at_ + 1 && text_[at_] == ' ';
  return gap;
}

bool ParagraphCutter::ends_paragraph(const Gap& gap, const Paragraph& out) const {
  if (gap.newlines != 1) return gap.newlines > 1;
  if (gap.end >= text_.size()) return false;
  const char before = out.kind.back();
  const bool goes_on = before == 'L' || before == 'D' || out.raw.back() == U',';
  return !(goes_on && characters_.kind(decode_point(text_, gap.end).point) == 'L');
}

// A dash that ends a word before the line does.
bool ParagraphCutter::closes_later(std::size_t at) const {
  constexpr std::size_t sight = 400;
  const std::size_t limit = std::min(text_.size(), at + sight);
  for (std::size_t i = at; i < limit && text_[i] != '\n'; ++i) {
    if (text_[i] != '-' || text_[i - 1] == ' ') continue;
    if (i + 1 >= text_.size() || std::string_view(" ,.;:!?)\n").find(text_[i + 1]) != std::string_view::npos) return true;
  }
  return false;
}

bool ParagraphCutter::joins(const Gap& gap, const Paragraph& out) const {
  if (!gap.one_space || out.size() == 0 || gap.end + 1 >= text_.size() || text_[gap.end] != '-') return false;
  const auto is_letter = [](char kind) { return kind == 'L' || kind == 'U'; };
  const DecodedPoint after = decode_point(text_, gap.end + 1);
  if (!is_letter(out.kind.back()) || !is_letter(characters_.kind(after.point))) return false;
  std::u32string joined;
  std::uint32_t first = out.size();
  while (first > 0 && joined.size() < 40 && is_letter(out.kind[first - 1]) && first > out.chunks.back().first) --first;
  joined.append(out.norm.begin() + first, out.norm.end());
  const bool lower = out.kind[first] == 'L' && characters_.kind(after.point) == 'L';
  joined.push_back(U'-');
  for (std::size_t i = gap.end + 1; i < text_.size() && joined.size() < 80;) {
    const DecodedPoint next = decode_point(text_, i);
    if (!is_letter(characters_.kind(next.point)) && next.point != U'-') break;
    joined.push_back(characters_.norm(next.point));
    i += next.size;
  }
  if (joined.back() == U'-') return false;
  return judge_.is_word(joined) || (lower && !closes_later(gap.end + 1));
}

bool ParagraphCutter::compose(char32_t mark, std::uint32_t end, Paragraph& out) const {
  if (mark < 0x300 || mark > 0x36F || out.size() == 0 || out.end.back() != at_) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* composer = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return false;
  const UChar32 whole = unorm2_composePair(composer, static_cast<UChar32>(out.raw.back()), static_cast<UChar32>(mark));
  if (whole < 0) return false;
  const auto point = static_cast<char32_t>(whole);
  out.raw.back() = point;
  out.norm.back() = characters_.norm(point);
  out.kind.back() = characters_.kind(point);
  out.end.back() = end;
  out.altered.back() = 1;
  return true;
}

void ParagraphCutter::read_chunk(Paragraph& out) {
  while (at_ < text_.size() && out.size() < hard_limit) {
    const DecodedPoint next = decode_point(text_, at_);
    if (characters_.kind(next.point) == '_') return;
    const auto begin = static_cast<std::uint32_t>(at_);
    const std::uint32_t end = begin + next.size;
    const bool is_mark_composed = compose(next.point, end, out);
    bool left_out = false;
    if (is_invisible(next.point) && out.size() > 0 && out.end.back() == at_ && end < text_.size()) {
      const char after = characters_.kind(decode_point(text_, end).point), before = out.kind.back();
      left_out = (before == 'L' || before == 'U') && (after == 'L' || after == 'U');
      if (left_out) {
        out.end.back() = end;
        out.altered.back() = 1;
      }
    }
    if (!is_mark_composed && !left_out) {
      out.push(next.point, {begin, end}, characters_);
      if (next.point == 0xFFFD && next.size == 1) out.altered.back() = 0;
    }
    at_ = end;
  }
}

bool ParagraphCutter::next(Paragraph& out) {
  out.clear();
  while (at_ < text_.size()) {
    const Gap gap = read_gap();
    if (gap.end > at_ && out.size() > 0) {
      if (joins(gap, out)) {
        out.altered.back() = 1;
        at_ = gap.end;
        read_chunk(out);
        out.chunks.back().last = out.size();
        continue;
      }
      if (ends_paragraph(gap, out) || out.size() >= soft_limit) return true;
    }
    at_ = gap.end;
    if (out.size() >= hard_limit) return true;
    const std::uint32_t first = out.size();
    read_chunk(out);
    if (out.size() > first) out.chunks.push_back({first, out.size()});
  }
  return out.size() > 0;
}

}  // namespace relata::syntax
