// SPDX-License-Identifier: Apache-2.0
// Finds where the lexicon's predicates stand in a sentence: verbs, nouns, adjectives and expressions of several words.
#pragma once

#include <cstdint>
#include <vector>

#include "event/tree.h"
#include "lexicon/predicates.h"

namespace relata::event {

/// A sense's words found in the tree; its conditions are not looked at yet.
struct Match {
  const lexicon::SenseRow* sense = nullptr;
  std::uint32_t head = no_word;         ///< the word that governs the predicate's arguments
  Words words;                          ///< all that belong to it, in text order
  std::uint32_t preposition = no_word;  ///< the expression's own last preposition ("pôr fim a"), which marks its object
};

/// All matches whose first word is `word`, in the lexicon's order.
std::vector<Match> matches_at(const Scope& scope, std::uint32_t word);

}  // namespace relata::event
