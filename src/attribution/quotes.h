// SPDX-License-Identifier: Apache-2.0
// Stretches of text between quotation marks of any style, balanced across sentences and paragraphs.
#pragma once

#include <vector>

#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::attribution {

struct Quote {
  Span span;  ///< marks included
  std::uint32_t first_sentence = 0, last_sentence = 0;
  bool closed = true;  ///< false: the paragraph ended before a closing mark
};

/// In text order, never nested: a quote inside a quote belongs to the outer one. Linear in the text, whatever its marks.
std::vector<Quote> find_quotes(const syntax::Document& document);

/// Words of `sentence` inside `quote`: [first, last], or an empty range (first > last).
std::pair<std::uint32_t, std::uint32_t> words_inside(const syntax::Sentence& sentence, Span quote);

}  // namespace relata::attribution
