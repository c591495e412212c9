// SPDX-License-Identifier: Apache-2.0
// One paragraph's characters side by side, white space taken out, spacing repaired.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "relata/article.h"
#include "syntax/characters.h"

namespace relata::syntax {

/// Characters [first, last) that no white space divides.
struct Chunk {
  std::uint32_t first, last;
};

/// Parallel arrays over the characters that are not white space.
struct Paragraph {
  std::vector<char32_t> raw, norm;
  std::vector<char> kind;
  std::vector<std::uint32_t> begin, end;  ///< bytes in the text
  std::vector<std::uint8_t> altered;      ///< the text reads otherwise here: repaired or composed
  std::vector<Chunk> chunks;

  void clear();
  void push(char32_t point, Span bytes, const Characters& characters);
  std::uint32_t size() const { return static_cast<std::uint32_t>(raw.size()); }
};

/// Tells whether "norte" + "-coreano" are one word torn apart by a machine translation.
class HyphenJudge {
 public:
  virtual ~HyphenJudge() = default;
  /// `word` is the joined word in normal form.
  virtual bool is_word(std::u32string_view word) const = 0;
};

/// Cuts text[range] into paragraphs, one a call.
class ParagraphCutter {
 public:
  ParagraphCutter(std::string_view text, Span range, const Characters& characters, const HyphenJudge& judge)
      : text_(text.substr(0, range.end)), at_(range.begin), range_(range), characters_(characters), judge_(judge) {}

  /// Fills `out` with the next paragraph that is not empty; false at the end.
  bool next(Paragraph& out);

 private:
  // Longer paragraphs are cut: at white space from the first on, anywhere at the second.
  static constexpr std::uint32_t soft_limit = 1u << 16, hard_limit = 1u << 18;

  struct Gap {
    std::size_t end;
    int newlines;
    bool one_space;
  };
  Gap read_gap() const;
  bool ends_paragraph(const Gap& gap, const Paragraph& out) const;
  bool joins(const Gap& gap, const Paragraph& out) const;
  bool closes_later(std::size_t at) const;
  void read_chunk(Paragraph& out);
  bool compose(char32_t mark, std::uint32_t end, Paragraph& out) const;

  std::string_view text_;
  std::size_t at_;
  Span range_;
  const Characters& characters_;
  const HyphenJudge& judge_;
};

}  // namespace relata::syntax
