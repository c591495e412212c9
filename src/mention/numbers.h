// SPDX-License-Identifier: Apache-2.0
// Numbers in digits and words: "10.000", "2,5 milhões", "trinta e duas", "a dozen", "3rd".
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "lexicon/numbers.h"

namespace relata::mention {

/// A number at tokens [first, last].
struct Number {
  std::uint32_t first = 0, last = 0;
  double value = 0;
  bool ordinal = false;
  bool weak = false;        ///< a lone "um" or "a": a number only where something is counted in units
  bool digits = false;      ///< written in digits alone
  bool collective = false;  ///< "a hundred", "una docena": about so many
};

/// Reads numbers of one text; borrows all three.
class NumberReader {
 public:
  NumberReader(std::string_view text, std::span<const lexicon::Token> tokens, const lexicon::Numbers& words)
      : text_(text), tokens_(tokens), words_(words) {}

  /// The longest number that begins at this token.
  std::optional<Number> read(std::uint32_t at) const;
  std::string_view surface(std::uint32_t at) const { return text_.substr(tokens_[at].span.begin, tokens_[at].span.size()); }

 private:
  struct Word {
    std::uint32_t last;
    lexicon::NumberWord word;
  };
  std::optional<Number> digits(std::uint32_t at) const;
  std::optional<Number> words(std::uint32_t at) const;
  void multiply(Number& number) const;
  std::optional<Word> word(std::uint32_t at) const;
  /// The token after number words' connector or hyphen, or `at` itself.
  std::uint32_t after_connector(std::uint32_t at) const;

  std::string_view text_;
  std::span<const lexicon::Token> tokens_;
  const lexicon::Numbers& words_;
};

/// "1.100" with '.' grouping and ',' decimal -> 1100; nothing if the groups are no groups ("16.03.2020").
std::optional<double> parse_digits(std::string_view digits, const lexicon::Numbers& words);

}  // namespace relata::mention
