// SPDX-License-Identifier: Apache-2.0
// One pass from left to right over the original; whatever is not copied byte for byte becomes an Edit (a span of the
// original and what it turned into), and between two edits offsets differ by a constant. Mapping back is a binary
// search: a position inside an edit goes to its outer edge, so that spans never cut a code point. Example: in "o líder
// norte -coreano" the space before "-" is an edit to nothing, and the span of "norte-coreano" maps to "norte -coreano".
// A space before a hyphen is repaired only in lines where no "word- " closes a parenthesis between hyphens, as Spanish
// papers write it
// ("el ministro -que llegó ayer- dijo"), and where a small letter follows.
// Tested by: normalise_test.cc.
#include "text/normalise.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>

#include "text/character.h"
#include "text/utf8.h"

namespace relata::text {
namespace {

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
}
bool is_gap(char32_t c) {
  return is_space(c) && !is_line_end(c);
}

std::string_view ligature(char32_t c) {
  switch (c) {
    case 0xfb00:
      return "ff";
    case 0xfb01:
      return "fi";
    case 0xfb02:
      return "fl";
    case 0xfb03:
      return "ffi";
    case 0xfb04:
      return "ffl";
    case 0xfb05:
    case 0xfb06:
      return "st";
    default:
      return {};
  }
}

char folded_quote(char32_t c) {
  if (c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f)) return '"';
  if ((c >= 0x2018 && c <= 0x201b) || c == 0x2039 || c == 0x203a) return '\'';
  return 0;
}

bool clings_to_word_before(char32_t c) {
  return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' || c == 0x201d || c == 0xbb;
}
bool clings_to_word_after(char32_t c) {
  return c == '(' || c == '[' || c == 0x201c || c == 0xab || c == 0xbf || c == 0xa1;
}

}  // namespace

class Normaliser {
 public:
  Normaliser(std::string_view original, const NormaliseOptions& options) : in_(original), options_(options) {}

  NormalisedText run() {
    out_.text_.reserve(in_.size());
    while (at_ < in_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const std::size_t begin = at_;
    const char32_t c = decode(in_, at_);
    if (is_gap(c)) return gap(begin);
    if (is_line_end(c)) {
      line_known_ = false;
      return copy(begin);
    }
    if (c < 0x80 && next() < 0x300) return copy(begin);
    if (is_invisible(c)) return replace(begin, {});
    if (const std::string_view letters = ligature(c); !letters.empty()) {
      ++out_.repairs_.ligatures;
      return replace(begin, letters);
    }
    if (const char quote = folded_quote(c); quote != 0 && options_.quotes == NormaliseOptions::Quotes::folded) {
      return replace(begin, {&quote, 1});
    }
    if (c < 0x300 && next() < 0x300) return copy(begin);
    compose(begin, c);
  }

  // The code point at `offset`, 0 at the end.
  char32_t peek(std::size_t offset) const { return offset < in_.size() ? decode(in_, offset) : 0; }
  char32_t next() const { return peek(at_); }

  void copy(std::size_t begin) { out_.text_.append(in_, begin, at_ - begin); }

  void replace(std::size_t begin, std::string_view with) {
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(out_.text_.size());
    out_.text_ += with;
    out_.edits_.push_back({{from, static_cast<std::uint32_t>(at_)}, {to, static_cast<std::uint32_t>(out_.text_.size())}});
  }

  // A character with the marks behind it.
  void compose(std::size_t begin, char32_t c) {
    while (is_mark(next())) decode(in_, at_);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) return copy(begin);
    const std::string_view piece = in_.substr(begin, at_ - begin);
    if (nfc->isInert(static_cast<UChar32>(c)) != 0 && count_code_points(piece) == 1) return copy(begin);
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({piece.data(), static_cast<std::int32_t>(piece.size())});
    std::string composed;
    nfc->normalize(wide, status).toUTF8String(composed);
    if (U_FAILURE(status) != 0 || composed == piece) return copy(begin);
    replace(begin, composed);
  }

  // A run of spaces: nothing, or one plain space.
  void gap(std::size_t begin) {
    while (is_gap(next()) || is_invisible(next())) decode(in_, at_);
    if (options_.spacing == NormaliseOptions::Spacing::repaired && drops_gap(begin)) return replace(begin, {});
    if (at_ - begin == 1 && in_[begin] == ' ') return copy(begin);
    replace(begin, " ");
  }

  bool drops_gap(std::size_t begin) {
    if (begin == 0 || at_ == in_.size()) return false;
    std::size_t i = begin;
    const char32_t before = decode_before(in_, i);
    std::size_t behind = at_;
    const char32_t after = decode(in_, behind);
    const char32_t second = peek(behind);
    if (after == '-' && is_letter(before) && is_lower(second) && !line_has_parentheses_of_hyphens()) {
      ++out_.repairs_.hyphens;
      return true;
    }
    const bool word_before = is_letter(before) || is_digit(before) || before == 0x201d || before == 0xbb || before == ')' || before == '%';
    const bool ends_there = second == 0 || is_space(second) || is_quote(second) || second == ')' || second == ',';
    const bool clings = (clings_to_word_before(after) && word_before && ends_there) || (clings_to_word_after(before) && !is_space(after));
    if (clings) ++out_.repairs_.punctuation;
    return clings;
  }

  // Whether "word- " or "word-," stands in this line: then " -word" opens a parenthesis.
  bool line_has_parentheses_of_hyphens() {
    if (line_known_) return line_parenthetical_;
    const std::size_t end = std::min(in_.find('\n', at_), in_.size());
    line_parenthetical_ = false;
    for (std::size_t i = in_.find('-', at_); i < end; i = in_.find('-', i + 1)) {
      std::size_t before = i;
      const bool word = i > 0 && is_letter(decode_before(in_, before));
      const char32_t behind = peek(i + 1);
      if (word && (behind == 0 || is_space(behind) || is_punctuation(behind))) line_parenthetical_ = true;
    }
    line_known_ = true;
    return line_parenthetical_;
  }

  std::string_view in_;
  NormaliseOptions options_;
  NormalisedText out_;
  std::size_t at_ = 0;
  bool line_known_ = false, line_parenthetical_ = false;
};

Span NormalisedText::original(Span normalised) const {
  const auto shifted = [&](auto edit, std::uint32_t position, bool outer_begin) {
    if (edit == edits_.begin()) return position;
    const Edit& last = *std::prev(edit);
    if (position < last.to.end) return outer_begin ? last.from.begin : last.from.end;
    return last.from.end + (position - last.to.end);
  };
  const auto begins_by = [](std::uint32_t position, const Edit& edit) { return position < edit.to.begin; };
  const auto begins_before = [](const Edit& edit, std::uint32_t position) { return edit.to.begin < position; };
  const std::uint32_t begin = shifted(std::upper_bound(edits_.begin(), edits_.end(), normalised.begin, begins_by), normalised.begin, true);
  if (normalised.empty()) return {begin, begin};
  const std::uint32_t end = shifted(std::lower_bound(edits_.begin(), edits_.end(), normalised.end, begins_before), normalised.end, false);
  return {begin, end};
}

NormalisedText normalise(std::string_view original, const NormaliseOptions& options) {
  return Normaliser(original, options).run();
}

double translated_score(const Repairs& repairs, std::size_t bytes) {
  // A hand-written text has none; a dozen in a thousand words is sure.
  const double signs = 2.0 * repairs.hyphens + 0.5 * repairs.punctuation;
  const double thousand_words = static_cast<double>(bytes) / 6000.0 + 0.25;
  return 1.0 - std::exp(-signs / thousand_words / 6.0);
}

}  // namespace relata::text
