// SPDX-License-Identifier: Apache-2.0
// What only the article can settle: second mentions, bare roles, "os dois países", pronouns and dropped subjects.
#pragma once

#include <vector>

#include "mention/drafts.h"

namespace relata::mention {

/// A finite verb whose subject is not written, and the parties it stands for.
struct UnwrittenSubject {
  std::uint32_t sentence = 0, verb = 0;
  std::vector<Party> parties;
};

/// Fills the parties of drafts in text order, adds drafts for pronouns, and resolves dropped subjects. What stays open stays empty.
std::vector<UnwrittenSubject> resolve(const Scene& scene, std::vector<Draft>& drafts);

}  // namespace relata::mention
