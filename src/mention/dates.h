// SPDX-License-Identifier: Apache-2.0
// All time expressions of a stretch of text, found and resolved from left to right.
#pragma once

#include <vector>

#include "mention/time_value.h"

namespace relata::mention {

/// What the tree knows about an expression; without a tree the defaults hold.
class TimeHints {
 public:
  virtual ~TimeHints() = default;
  /// Tense of the clause that holds tokens [first, last].
  virtual ClauseTense tense(std::uint32_t /*first*/, std::uint32_t /*last*/) const { return ClauseTense::unknown; }
  /// False if the words, read in the tree, are no time ("a segunda reunião").
  virtual bool plausible(const TimeExpression& /*expression*/) const { return true; }
};

/// An expression at tokens [first, last].
struct FoundTime {
  std::uint32_t first = 0, last = 0;
  TimeValue value;
};

/// `anchor.narration` is read and carried on; `anchor.tense` is overwritten.
std::vector<FoundTime> find_times(std::string_view text, std::span<const lexicon::Token> tokens, const lexicon::Pack& pack, const TimeHints& hints,
                                  TimeAnchor& anchor);

}  // namespace relata::mention
