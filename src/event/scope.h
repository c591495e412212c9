// SPDX-License-Identifier: Apache-2.0
// What the coder looks at: one sentence with its mentions, and the lexicon's views.
#pragma once

#include <cstdint>
#include <string_view>

#include "lexicon/classes.h"
#include "lexicon/codebook.h"
#include "lexicon/cue_words.h"
#include "lexicon/language.h"
#include "lexicon/operators.h"
#include "lexicon/predicates.h"
#include "mention/mentions.h"
#include "syntax/document.h"

namespace relata::event {

using syntax::no_word;
using syntax::Relation;
using syntax::Upos;

/// The lexicon's views, made once a document.
struct Knowledge {
  explicit Knowledge(const lexicon::Language& language)
      : predicates(language.pack()),
        classes(language.pack()),
        operators(language.pack()),
        codebook(language.pack()),
        domains(language.pack(), lexicon::CueWords::Set::domains),
        contexts(language.pack(), lexicon::CueWords::Set::contexts) {}

  lexicon::Predicates predicates;
  lexicon::Classes classes;
  lexicon::Operators operators;
  lexicon::Codebook codebook;
  lexicon::CueWords domains, contexts;
};

/// One sentence. Borrowed throughout; nothing here outlives find_events.
struct Scope {
  const Knowledge& know;
  const syntax::Sentence& sentence;
  const mention::Mentions& mentions;
  const Article* article = nullptr;
  std::uint32_t number = 0;  ///< of the sentence

  const syntax::Word& word(std::uint32_t index) const { return sentence.words[index]; }
  std::string_view lemma(std::uint32_t index) const { return sentence.words[index].lemma; }
  std::uint32_t head(std::uint32_t index) const { return sentence.words[index].head; }
  Relation relation(std::uint32_t index) const { return sentence.words[index].relation; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(sentence.words.size()); }
};

}  // namespace relata::event
