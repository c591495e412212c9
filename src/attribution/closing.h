// SPDX-License-Identifier: Apache-2.0
// "…, disse o ministro." and "…, two officials said.": the report that closes a sentence.
#pragma once

#include "attribution/content.h"

namespace relata::attribution {

struct ClosingReport {
  Content content;  ///< empty if the cue closes nothing
  std::uint32_t speaker = syntax::no_word;
};

/// Told by position, not by the tree: parsers hang such clauses on the rest in every possible way.
ClosingReport closing_report(const Setting& setting, const CueMatch& cue);

/// The speaker of a report set between commas ("a coluna, disse a polícia, nunca chegou"); no_word if the cue follows no comma.
std::uint32_t inserted_speaker(const Setting& setting, std::uint32_t cue);

}  // namespace relata::attribution
