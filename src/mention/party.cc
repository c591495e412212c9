// SPDX-License-Identifier: Apache-2.0
// Actors of the lexicon as parties of this article: which of several namesakes, and what they were on the article's day.
// Tested by countries_test.cc.
#include <algorithm>

#include "mention/drafts.h"

namespace relata::mention {

using lexicon::NameKind;

bool is_country(std::string_view code) {
  return code.size() == 3 && code != "IGO" && code != "UNO" && code != "EUR" && code != "NGO" && code != "ISM" && code != "IMG" && code != "MNC";
}

void set_sectors(Party& party, std::string_view sectors) {
  party.sectors.clear();
  while (!sectors.empty()) {
    const std::size_t comma = std::min(sectors.find(','), sectors.size());
    party.sectors.emplace_back(sectors.substr(0, comma));
    sectors.remove_prefix(std::min(comma + 1, sectors.size()));
  }
  party.sector = party.sectors.empty() ? "" : party.sectors[0];
}

std::uint32_t choose_actor(const Scene& scene, const Hit& hit) {
  std::uint32_t best = hit.refs[0].row;
  std::uint32_t best_weight = 0;
  for (const lexicon::NameRef& ref : hit.refs) {
    if (ref.rank != hit.refs[0].rank) break;
    const Party party = party_of(scene, ref.row, static_cast<NameKind>(ref.kind));
    const std::uint32_t weight = 2 * scene.weight(party.country) + (party.sector == "ELI" ? 0 : 1);
    if (weight > best_weight) best = ref.row, best_weight = weight;
  }
  return best;
}

Party party_of(const Scene& scene, std::uint32_t actor, NameKind kind) {
  const lexicon::ActorRow& row = scene.actors.row(actor);
  Party party;
  party.id = scene.actors.text(row.id);
  party.country = scene.actors.text(row.country);
  if (kind == NameKind::capital || kind == NameKind::seat) {
    set_sectors(party, "GOV");
  } else if (row.kind == static_cast<std::uint8_t>(lexicon::ActorKind::person)) {
    const lexicon::Standing standing = scene.actors.standing(row, scene.day);
    party.country = standing.country;
    party.office = standing.office;
    set_sectors(party, standing.former ? "ELI" : standing.sectors);
    party.name = scene.actors.text(row.name);
  } else if (row.kind != static_cast<std::uint8_t>(lexicon::ActorKind::state)) {
    set_sectors(party, scene.actors.text(row.sectors));
    party.name = scene.actors.text(row.name);
  }
  // Of international bodies PLOVER tells only parliaments, courts and armed forces apart.
  static constexpr std::string_view kept[] = {"LEG", "JUD", "MIL", "REB", "CRM", "UAF", "ELI"};
  if (!is_country(party.country) && std::find(std::begin(kept), std::end(kept), party.sector) == std::end(kept)) set_sectors(party, "");
  return party;
}

}  // namespace relata::mention
