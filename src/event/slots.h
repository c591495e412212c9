// SPDX-License-Identifier: Apache-2.0
// From a slot of the lexicon ("subj", "in:obj", "prep:contra") to the phrases of the tree that fill it, and to the parties they name.
#pragma once

#include <string>
#include <vector>

#include "event/match.h"
#include "event/voice.h"
#include "relata/claim.h"

namespace relata::event {

/// A party in an argument position.
struct Bound {
  Party party;
  std::uint32_t word = no_word;  ///< head of the phrase it came from; no_word for a dropped subject
  std::string rule;              ///< "subj: nsubj"
};
using BoundParties = std::vector<Bound>;

/// Phrases that fill the slot, whether or not they name a party; `in:` is not applied.
Fillers fillers(const Scope& scope, const Match& match, const lexicon::SlotRow& slot);
/// Whether a town in the phrase stands for its country: who is bombed in "bombardeou Kharkiv".
enum class Places { ignored, stand_for_countries };

/// Parties of one slot, `in:` applied.
BoundParties parties(const Scope& scope, const Match& match, const lexicon::SlotRow& slot, Places places);
/// Parties at a word and those coordinated with it; looks through "um grupo de", "milhares de". Empty if it names none.
BoundParties parties_at(const Scope& scope, std::uint32_t word, std::string_view rule);
/// Parties inside a phrase whose own head is none: doer, owner, demonym, first found.
BoundParties parties_inside(const Scope& scope, std::uint32_t word, std::string_view rule);
/// The country of the town or region named at the word or in its name ("a cidade de Goma"); empty if none is named.
BoundParties country_of_place(const Scope& scope, std::uint32_t word, std::string_view rule);

/// The noun that a counting or grouping word counts: "um grupo de rebeldes", "dezenas de milhares de manifestantes"; no_word if it counts none.
std::uint32_t counted(const Scope& scope, std::uint32_t word);

/// Adds what isn't there yet: same id, or same country, sector and name.
void merge(BoundParties& all, const BoundParties& more);

}  // namespace relata::event
