// SPDX-License-Identifier: Apache-2.0
// Party mentions on their way: composed from one sentence's tree, some still without a country, to be finished by the article.
#pragma once

#include <string>
#include <vector>

#include "mention/scene.h"

namespace relata::mention {

/// A noun phrase that names, or may name, parties.
struct Draft {
  std::uint32_t sentence = 0, head = 0, first = 0, last = 0;
  std::vector<Party> parties;  ///< empty while unresolved
  Resolution resolution = Resolution::unresolved;
  std::string rule;
  const lexicon::RoleRow* role = nullptr;     ///< the role word's entry, if a role heads the phrase
  const lexicon::GroupRow* group = nullptr;   ///< "os dois países"
  std::string_view inner_role;                ///< lemma of a role that owns this one without a country: "chefe do exército"
  std::string role_sectors;                   ///< what a bare role says of its sector
  std::string person;                         ///< the name written here, of a person
  std::uint32_t name_word = syntax::no_word;  ///< head of that name
  bool bare_role = false;                     ///< a role that names no country: the article must
  bool demonym = false;                       ///< a demonym as a noun: "os russos", "o argentino"
  bool modifier = false;                      ///< a demonym or name inside a larger phrase: "tropas russas"
  bool plural = false;
  bool is_person = false;  ///< one person, by name or office
  bool former = false;
};

/// All party phrases of all sentences, in text order. Persons whom the article itself presents are known in every sentence.
std::vector<Draft> compose_drafts(const Scene& scene);

/// Which of a hit's actors is meant: by rank, then by the countries that the article names.
std::uint32_t choose_actor(const Scene& scene, const Hit& hit);
/// The party that a named actor is on the article's day. `kind` says how it is named: a capital speaks for its government.
Party party_of(const Scene& scene, std::uint32_t actor, lexicon::NameKind kind);
/// "GOV,OPP" as a list, the first also as Party::sector.
void set_sectors(Party& party, std::string_view sectors);
bool is_country(std::string_view code);  ///< a state's code, not IGO, EUR, NGO, …

}  // namespace relata::mention
