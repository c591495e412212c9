// SPDX-License-Identifier: Apache-2.0
// What the tree says about a time expression: the tense of its clause, and whether its words are a time at all.
#pragma once

#include "mention/dates.h"
#include "mention/scene.h"

namespace relata::mention {

/// Hints for one sentence; borrows the scene.
class ClauseHints : public TimeHints {
 public:
  ClauseHints(const Scene& scene, const lexicon::Times& times, std::uint32_t sentence) : scene_(scene), times_(times), s_(sentence) {}
  ClauseTense tense(std::uint32_t first, std::uint32_t last) const override;
  bool plausible(const TimeExpression& expression) const override;

 private:
  ClauseTense verb_tense(std::uint32_t verb) const;
  const Scene& scene_;
  const lexicon::Times& times_;
  std::uint32_t s_;
};

/// Whether a verb, or its auxiliary, is finite; `features` are those of the finite form.
bool is_finite(const syntax::Sentence& sentence, std::uint32_t w, syntax::Features& features);

}  // namespace relata::mention
