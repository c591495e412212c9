// SPDX-License-Identifier: Apache-2.0
// What no classifier may tear apart: web and mail addresses, and the abbreviations of a language's data.
#pragma once

#include <string>

#include "syntax/characters.h"
#include "syntax/paragraph.h"
#include "text/sentence.h"

namespace relata::syntax {

/// Characters [first, last) of a chunk that are one token; empty if there are none.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first == last; }
  bool has_inside(std::uint32_t at) const { return at > first && at < last; }
  bool has_edge(std::uint32_t at) const { return !empty() && (at == first || at == last); }
};

/// The address in a chunk, without brackets and full stops around it: "(https://example.org/a)." gives
/// "https://example.org/a".
Stretch find_address(const Paragraph& paragraph, Chunk chunk);

/// A title at the chunk's end with its full stop: "(Sr." gives "Sr.".
Stretch find_title(const Paragraph& paragraph, Chunk chunk, const text::SentenceRules& rules, std::string& scratch);

/// Whether a sentence cannot end after the token [first, last), because it is a title, or an abbreviation that wants
/// the number that follows at `next`.
bool wants_more(const Paragraph& paragraph, Chunk token, std::uint32_t next, const text::SentenceRules& rules, std::string& scratch);

}  // namespace relata::syntax
