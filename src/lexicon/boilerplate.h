// SPDX-License-Identifier: Apache-2.0
// Phrases that give away what is not the article: languages/<code>/boilerplate.toml.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

/// How much a phrase condemns. docs/lexicon-format.md says which to use when.
enum class BoilerplateKind : std::uint32_t {
  tail,      ///< a heading: all that follows it, to the end of the article (comment forms)
  section,   ///< a heading: the short blocks that follow it, to the next real paragraph (related links)
  whole,     ///< a block that is nothing but the phrase
  begins,    ///< a short block that begins with the phrase
  contains,  ///< a short block that holds the phrase
  button,    ///< a word of share bars and menus: a block of nothing but these
};

struct BoilerplatePhrase {
  std::string_view words;  ///< folded, single spaces, no punctuation; lives as long as the pack
  BoilerplateKind kind = BoilerplateKind::whole;
};

/// Reads boilerplate.toml into the table "boilerplate" and the months of time.toml into "page_months".
void compile_boilerplate(const Sources& sources, PackWriter& writer, Faults& faults);

/// In a fixed order; empty where the pack has none.
std::vector<BoilerplatePhrase> boilerplate_phrases(const Pack& pack);

/// A month as a page's dateline writes it, from the language's time.toml.
struct MonthName {
  std::string_view word;    ///< folded; lives as long as the pack
  std::uint32_t month = 0;  ///< 1 to 12
};
std::vector<MonthName> month_names(const Pack& pack);

/// Text as phrases are compared: folded, only letters and digits, single spaces between words.
std::string phrase_words(std::string_view text);

}  // namespace relata::lexicon
