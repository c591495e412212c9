// SPDX-License-Identifier: Apache-2.0
// How well a reading agrees with a treebank, by the definitions of the CoNLL 2018 shared task.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "relata/result.h"
#include "syntax/document.h"

namespace relata::syntax {

/// Counts of one measure; percentages are derived, 0 where nothing was counted.
struct Score {
  std::size_t correct = 0, gold = 0, system = 0;
  double precision() const { return system == 0 ? 0 : 100.0 * static_cast<double>(correct) / static_cast<double>(system); }
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(correct) / static_cast<double>(gold); }
  double f1() const { return gold + system == 0 ? 0 : 200.0 * static_cast<double>(correct) / static_cast<double>(gold + system); }
};

enum class Measure : std::uint8_t { tokens, sentences, words, upos, ufeats, lemmas, uas, las, clas, mlas, blex, names };
inline constexpr std::size_t measures = 12;
std::string_view name(Measure measure);  ///< "LAS"

struct SyntaxScores {
  std::array<Score, measures> scores;
  const Score& operator[](Measure measure) const { return scores[static_cast<std::size_t>(measure)]; }
};

/// Words are aligned by the characters of their tokens, white space apart; inside multiword tokens by the longest
/// common subsequence of their forms. invalid_input if the two texts differ. `names` counts whole names with their
/// kind, by the words they cover.
Result<SyntaxScores> score(const Document& gold, const Document& system);

/// A table of all measures with precision, recall and F1; names only where the gold has some.
std::string format_scores(const SyntaxScores& scores);

}  // namespace relata::syntax
