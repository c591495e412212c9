// SPDX-License-Identifier: Apache-2.0
// Who speaks at a saying word.
#pragma once

#include <cstdint>

#include "mention/mentions.h"
#include "syntax/document.h"

namespace relata::attribution {

struct Speaker {
  std::uint32_t word = syntax::no_word;  ///< head of the source phrase; no_word if dropped
  std::uint32_t verb = syntax::no_word;  ///< the verb whose (perhaps dropped) subject it is
};

/// The grammatical speaker of verb `cue`: its subject, the agent of its passive, the antecedent of its relative clause, the subject that
/// it shares by coordination, control or as a gerund.
Speaker find_speaker(const syntax::Sentence& sentence, std::uint32_t cue);

}  // namespace relata::attribution
