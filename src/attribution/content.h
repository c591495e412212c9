// SPDX-License-Identifier: Apache-2.0
// What is said at a saying word.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/phrases.h"
#include "attribution/quotes.h"
#include "lexicon/cues.h"
#include "mention/mentions.h"
#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::attribution {

struct Content {
  Span span;  ///< empty = none found
  std::vector<Span> gaps;
  Speech speech = Speech::indirect;
  bool noun_phrase = false;  ///< not a clause: "condenou [o ataque]"
  const char* rule = "";     ///< for the trace: "clause", "quote", "object"...
};

/// A saying word found in a sentence.
struct CueMatch {
  std::uint32_t word = 0;  ///< head word
  WordRange words;         ///< all words of the cue
  const lexicon::CuePhraseRow* row = nullptr;
};

/// The sentence, the quotes that touch it, and what is known of its words.
struct Setting {
  const syntax::Sentence& sentence;
  std::uint32_t number;  ///< of the sentence in the document
  std::vector<Quote> quotes;
  const lexicon::Cues& cues;
  const mention::Mentions& mentions;

  bool is_time(std::uint32_t word) const { return mentions.at(number, word, mention::Kind::time) != mention::none; }
};

/// The content of a verb cue, by the first of its kinds that the sentence offers. `speaker` is the source's head word or no_word.
Content find_content(const Setting& setting, const CueMatch& cue, std::uint32_t speaker);

/// `range` as content: quotation marks completed, mixed or direct if a quote lies in it or is it.
Content content_of(const Setting& setting, WordRange range, const char* rule);

}  // namespace relata::attribution
