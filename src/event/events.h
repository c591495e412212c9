// SPDX-License-Identifier: Apache-2.0
// Who did what to whom: predicates and their arguments coded by a codebook, with the status, polarity and tense that the sentence gives.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/language.h"
#include "mention/mentions.h"
#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::event {

inline constexpr std::uint32_t none = 0xffffffff;

/// An event as the sentence tells it, before voices are joined to it.
struct CodedEvent {
  std::uint32_t sentence = 0;
  std::uint32_t word = 0;  ///< head word of the predicate
  Event event;
  std::vector<Party> actors, recipients;
  std::vector<std::uint32_t> actor_words, recipient_words;  ///< head words of the phrases they came from
  std::uint32_t place = none, time = none;                  ///< indexes into Mentions::places, ::times
  std::vector<std::uint32_t> quantities;                    ///< indexes into Mentions::quantities
  Status status = Status::actual;
  Polarity polarity = Polarity::positive;
  Tense tense = Tense::none;
  bool noun = false;  ///< told by a nominalisation: weaker than a verb when both tell the same event
  double score = 1;   ///< 0 to 1: how sure the sense and its arguments are, before calibration
  std::vector<std::string> trace;
};

/// A predicate that was considered and gave no event, for `relata why --not`.
struct Dropped {
  std::uint32_t sentence = 0, word = 0;
  std::string reason;
};

struct Events {
  std::vector<CodedEvent> coded;  ///< in text order of their triggers
  std::vector<Dropped> dropped;
};

Events find_events(const syntax::Document& document, const mention::Mentions& mentions, const lexicon::Language& language);

}  // namespace relata::event
