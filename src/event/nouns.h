// SPDX-License-Identifier: Apache-2.0
// The arguments of nouns that tell acts: "a visita do ministro à Argentina", "the Russian bombing of Kyiv", "Israel's attack".
#pragma once

#include "event/match.h"
#include "event/voice.h"

namespace relata::event {

/// The verb that only carries the noun ("fez uma visita", "lançou um ataque"), or no_word. operators.toml lists them under `light`.
std::uint32_t light_verb(const Scope& scope, std::uint32_t noun);
Fillers possessors(const Scope& scope, const Match& match);
/// Adjectives and compounds that name a party: "russo", "US troops".
Fillers demonyms(const Scope& scope, const Match& match);
Fillers noun_subjects(const Scope& scope, const Match& match);
Fillers noun_objects(const Scope& scope, const Match& match);

}  // namespace relata::event
