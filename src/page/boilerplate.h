// SPDX-License-Identifier: Apache-2.0
// Marks what in a flat text is not the article: comment forms, share bars, newsletter boxes, related links, cookie
// notices. Whole blocks (paragraphs) only; nothing is cut out and nothing inside a paragraph is touched.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/boilerplate.h"
#include "relata/article.h"

namespace relata::page {

/// The phrases of all languages, ready to be looked up. Owns its strings. Immutable; safe to share between threads.
class BoilerplateFinder {
 public:
  explicit BoilerplateFinder(std::span<const lexicon::BoilerplatePhrase> phrases);

  /// Sorted, disjoint spans of boilerplate. The block that holds `headline` is never marked.
  std::vector<Span> find(std::string_view text, Span headline) const;

  /// Whether a block that stands alone is boilerplate (no tail or section is followed). For paragraphs of HTML.
  bool is_boilerplate(std::string_view block) const;

  /// Whether the block is a heading after which nothing of the article comes, or whose box follows.
  enum class Heading { none, tail, section };
  Heading heading(std::string_view block) const;

 private:
  struct Phrase {
    std::string words;
    lexicon::BoilerplateKind kind;
  };
  struct Block;
  bool condemns(const Phrase& phrase, const Block& block, std::size_t at) const;
  bool only_buttons(std::string_view words) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;  // indexes of phrases_, in order
};

/// The first line, if a blank line follows it and it is no longer than a headline can be (300 code points); else empty.
Span find_plain_headline(std::string_view text);

}  // namespace relata::page
