// SPDX-License-Identifier: Apache-2.0
// The words of a language that the sentence splitter needs: languages/<code>/sentences.toml.
#pragma once

#include "lexicon/domains.h"
#include "lexicon/pack.h"
#include "text/sentence.h"

namespace relata::lexicon {

/// Reads sentences.toml into the table "sentences".
void compile_sentences(const Sources& sources, PackWriter& writer, Faults& faults);

/// Ready for text::SentenceSplitter; empty lists where the pack has none.
text::SentenceRules sentence_rules(const Pack& pack);

}  // namespace relata::lexicon
