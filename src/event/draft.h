// SPDX-License-Identifier: Apache-2.0
// An event while the sentence is being coded: what was read at each predicate, before rules between predicates and the codebook's
// conversions have spoken.
#pragma once

#include <string>
#include <vector>

#include "event/bound.h"
#include "event/choose.h"
#include "event/events.h"
#include "event/status.h"

namespace relata::event {

struct Draft {
  Reading reading;
  Modality modality;
  Circumstances circumstances;
  std::string type, cameo;  ///< as the sense says, then as converted
  std::vector<std::string> modes;
  std::string dropped;             ///< why it tells no event; empty if it does
  std::vector<std::string> notes;  ///< for the trace

  std::uint32_t head() const { return reading.match.head; }
  bool is_noun() const { return reading.match.sense->pos == lexicon::PredicatePos::noun; }
  bool alive() const { return dropped.empty(); }
};
using Drafts = std::vector<Draft>;

/// PLOVER's conversions ("future CONSULT is AGREE") and the status that the type itself has ("a request is requested").
void convert(const Scope& scope, Draft& draft);
/// Turns a promise or plan into the type that its negation is ("will not meet" is REJECT), where the codebook has one.
void refuse(const Scope& scope, Draft& draft);
/// Rules between the predicates of one sentence: embedded acts, the noun beside its verb, posture inside an attack, named crimes.
void settle(const Scope& scope, Drafts& drafts);
/// What a finished event says to the later rooms.
CodedEvent finish(const Scope& scope, const Draft& draft);

}  // namespace relata::event
