// SPDX-License-Identifier: Apache-2.0
// Cuts an article's text into sentences by rules whose words (abbreviations, sentence openers) are a language's data.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "relata/article.h"

namespace relata::text {

/// A language's words for the splitter, lower-case and without the final full stop (languages/<code>/sentences.toml).
struct SentenceRules {
  std::unordered_set<std::string> titles;         ///< "sr", "gen": a name follows, never an end
  std::unordered_set<std::string> numbered;       ///< "art", "pág": no end before a number
  std::unordered_set<std::string> abbreviations;  ///< "inc", "jan": an end only before a sentence opener
  std::unordered_set<std::string> openers;        ///< "o", "segundo": capitalised after an abbreviation, they open a sentence
};

struct SentenceSpan {
  Span span;               ///< trimmed; never empty
  bool paragraph = false;  ///< first of its paragraph
};

/// Immutable; safe to share between threads.
class SentenceSplitter {
 public:
  explicit SentenceSplitter(SentenceRules rules) : rules_(std::move(rules)) {}

  /// Sentences of valid UTF-8 in text order, disjoint, none inside `skip` (sorted, disjoint spans: boilerplate). A
  /// sentence of more than 8 KiB is cut at a space. Line ends separate paragraphs unless the text is wrapped at a fixed
  /// width.
  std::vector<SentenceSpan> split(std::string_view text, std::span<const Span> skip = {}) const;

 private:
  SentenceRules rules_;
};

/// The paragraphs of `text`, trimmed, none inside `skip`; what SentenceSplitter works on.
std::vector<Span> find_paragraphs(std::string_view text, std::span<const Span> skip = {});

}  // namespace relata::text
