// SPDX-License-Identifier: Apache-2.0
// "…, disse o ministro." and "…, two officials said.": the report that closes a sentence.
#pragma once

#include "attribution/content.h"

namespace relata::attribution {

struct ClosingReport {
  Content content;                            ///< empty if the cue closes nothing
  std::uint32_t speaker = syntax::no_word;
};

/// Told by position, not by the tree: parsers hang such clauses on the rest in every possible way.
ClosingReport closing_report(const Setting& setting, const CueMatch& cue);

}  // namespace relata::attribution
