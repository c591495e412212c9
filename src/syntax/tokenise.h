// SPDX-License-Identifier: Apache-2.0
// From the text of an article to sentences of words, by the model's own linear classifiers (docs/model-format.md,
// section 8). Time is linear in the text whatever it holds; memory is bounded by the longest paragraph, and that by a
// limit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "relata/article.h"
#include "syntax/characters.h"
#include "syntax/model.h"
#include "syntax/multiword.h"
#include "syntax/paragraph.h"
#include "text/sentence.h"

namespace relata::syntax {

/// A syntactic word before anything is known of it.
struct RawWord {
  Span span;                ///< of its token
  std::string_view form;    ///< in the article's text or in the arena given
  std::uint32_t token = 0;  ///< number in the sentence
  bool space_after = false;
};

struct RawSentence {
  std::uint32_t first = 0, count = 0;  ///< words
  bool paragraph = false, headline = false;
};

/// Cleared and filled by Tokeniser; keeps its memory between articles.
struct Segmentation {
  std::vector<RawWord> words;
  std::vector<RawSentence> sentences;
};

/// Characters [first, last) of a paragraph, and what the classifiers ask of them.
struct Token {
  std::uint32_t first = 0, last = 0;
  std::uint64_t lower_key = 0;  ///< of the whole token in lower case
  bool spaced = false;          ///< white space follows
  std::uint8_t shape_size = 0;
  char shape[8] = {};
};

/// Scratch memory of one thread.
struct TokeniserState {
  Paragraph paragraph;
  std::vector<Token> tokens;
  std::vector<RawWord> sentence;  ///< words of the sentence at hand
  std::string text;
};

/// Borrows the model. Safe to share between threads; each needs a state of its own.
class Tokeniser {
 public:
  /// bad_data if the model's rules cannot be read.
  static Result<Tokeniser> make(const Model& model, const Characters& characters);

  /// Abbreviations of the language's data that the classifiers may have never met. Before the tokeniser is shared.
  void use(text::SentenceRules rules) { sentence_rules_ = std::move(rules); }

  /// Reads article.text but for its boilerplate. Strings that are not in the text go to `arena`.
  void segment(const Article& article, TokeniserState& state, base::StringArena& arena, Segmentation& out) const;

 private:
  Tokeniser(const Model& model, const Characters& characters) : model_(&model), characters_(&characters) {}

  const Model* model_;
  const Characters* characters_;
  MultiwordRules rules_;
  text::SentenceRules sentence_rules_;
};

}  // namespace relata::syntax
