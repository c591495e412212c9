// SPDX-License-Identifier: Apache-2.0
// Who says so: every place where an article hands a voice the word, with source, cue and content, and how the voices nest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/cues.h"
#include "lexicon/language.h"
#include "mention/mentions.h"
#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::attribution {

inline constexpr std::uint32_t none = 0xffffffff;

using Stance = lexicon::CueStance;

struct Attribution {
  std::uint32_t sentence = 0;        ///< where the cue stands
  std::uint32_t cue_word = none;     ///< head word of the cue; none for a bare colon or a dateline
  Span cue;                          ///< empty only for a quote that goes on from a former sentence
  Span source;                       ///< the source's full phrase; empty if the subject is dropped or another sentence names it
  std::uint32_t source_word = none;  ///< its head word in `sentence`
  std::vector<Party> parties;        ///< resolved; more than one for joint voices; empty if unresolved
  Span content;                      ///< without complementiser; with quotation marks
  std::vector<Span> gaps;            ///< inside `content`, not said
  Speech speech = Speech::indirect;
  Stance stance = Stance::neutral;
  std::uint32_t outer = none;  ///< index of the attribution that reports this one, or none
  bool presupposed = false;    ///< the content is a noun phrase: what it names is the outlet's own fact ("condenou o ataque")
  std::vector<std::string> trace;
};

/// In text order of their cues; `outer` closes no cycle. Linear in the article's length.
std::vector<Attribution> find_attributions(const syntax::Document& document, const mention::Mentions& mentions, const lexicon::Language& language);

}  // namespace relata::attribution
