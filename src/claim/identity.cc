// SPDX-License-Identifier: Apache-2.0
#include "claim/identity.h"

#include "base/hash.h"

namespace relata::claim {
namespace {

void add_parties(base::Hasher& hasher, const std::vector<Party>& parties) {
  hasher.add_field(std::to_string(parties.size()));
  for (const Party& party : parties) {
    for (const std::string* field : {&party.country, &party.sector, &party.name, &party.id}) hasher.add_field(*field);
  }
}

void add_span(base::Hasher& hasher, Span span) {
  hasher.add_field(std::to_string(span.begin) + "-" + std::to_string(span.end));
}

}  // namespace

std::string identity(const Claim& claim, std::string_view article_hash) {
  base::Hasher hasher;
  hasher.add_field(article_hash);
  add_span(hasher, claim.sentence_span);
  add_span(hasher, claim.event.trigger);
  hasher.add_field(claim.event.type);
  for (const std::string& mode : claim.event.modes) hasher.add_field(mode);
  hasher.add_field(std::to_string(static_cast<int>(claim.status)) + "/" + std::to_string(static_cast<int>(claim.polarity)));
  add_parties(hasher, claim.actors);
  add_parties(hasher, claim.recipients);
  for (const Source& source : claim.sources) {
    add_span(hasher, source.cue);
    add_span(hasher, source.content);
  }
  return hasher.hex();
}

}  // namespace relata::claim
