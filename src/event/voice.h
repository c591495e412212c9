// SPDX-License-Identifier: Apache-2.0
// Who does and who is done to, as grammar puts it: voice, control, relative clauses, shared subjects and objects, dropped subjects.
#pragma once

#include <cstdint>
#include <vector>

#include "event/tree.h"

namespace relata::event {

/// What fills an argument position: a phrase by its head word, or a subject that the verb's ending alone tells.
struct Filler {
  std::uint32_t word = no_word;
  const std::vector<Party>* dropped = nullptr;
  const char* rule = "";  ///< for traces
};
using Fillers = std::vector<Filler>;

bool is_passive(const Scope& scope, std::uint32_t verb);
/// The grammatical subject, own, shared, controlled or dropped. Coordinated ones are one filler: the first.
Fillers surface_subjects(const Scope& scope, std::uint32_t verb);
/// Who does it: the active subject or the passive's agent.
Fillers doers(const Scope& scope, std::uint32_t verb);
/// To whom or what: the direct object or the passive subject.
Fillers undergoers(const Scope& scope, std::uint32_t verb);

}  // namespace relata::event
