// SPDX-License-Identifier: Apache-2.0
// Finds saying words and source phrases ("segundo", "according to") in a sentence.
#pragma once

#include <vector>

#include "attribution/content.h"

namespace relata::attribution {

/// Verb cues in text order, one a word: the longest phrase whose content kinds the verb's dependents can fill comes first in `rows`.
struct VerbCue {
  std::uint32_t word = 0;
  std::vector<CueMatch> readings;  ///< in the lexicon's order, longest phrase first
};
std::vector<VerbCue> match_verbs(const syntax::Sentence& sentence, const lexicon::Cues& cues);

/// Source phrases; `words` are the phrase's own.
std::vector<CueMatch> match_according(const syntax::Sentence& sentence, const lexicon::Cues& cues);

}  // namespace relata::attribution
