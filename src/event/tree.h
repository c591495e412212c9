// SPDX-License-Identifier: Apache-2.0
// Questions about a dependency tree that every later step asks: what is a clause, a phrase, its preposition, its conjuncts, its antecedent.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "event/scope.h"

namespace relata::event {

using Words = std::vector<std::uint32_t>;

bool is_nominal(const syntax::Word& word);
bool is_verbal(const syntax::Word& word);
/// "matando", "killing": a gerund or a present participle.
bool is_gerund(const syntax::Word& word);
/// Whether the dependent opens a clause of its own (ccomp, advcl, relative …), so that what it holds isn't its head's.
bool opens_clause(const Scope& scope, std::uint32_t word);
/// The verb's own pronoun: "se".
bool is_reflexive(const Scope& scope, std::uint32_t word);
/// Same lemma as `wanted`, or the same form in lower case (ASCII folding only).
bool says(const syntax::Word& word, std::string_view wanted);

/// Whether the phrase headed by `word` is marked by that preposition; several words joined by '_' ("em_favor_de").
bool has_preposition(const Scope& scope, std::uint32_t word, std::string_view preposition);
/// The lemma of the phrase's first preposition; empty if it has none.
std::string_view preposition_of(const Scope& scope, std::uint32_t word);

/// The word and the nominals coordinated with it, in text order.
Words conjuncts(const Scope& scope, std::uint32_t word);
/// What a relative pronoun stands for: the noun that its clause modifies; the word itself if it is no relative pronoun.
std::uint32_t antecedent(const Scope& scope, std::uint32_t word);
/// Words of the predicate's own clause or phrase, itself included, clauses inside it left out; in text order.
Words own_words(const Scope& scope, std::uint32_t predicate);
/// Whether the noun phrase is a member of the class, by its head's lemma and the words after it.
bool in_class(const Scope& scope, std::uint32_t word, std::string_view name);
/// Whether lemmas `rest` stand right after `word`.
bool followed_by(const Scope& scope, std::uint32_t word, std::span<const lexicon::Text> rest);

}  // namespace relata::event
