// SPDX-License-Identifier: Apache-2.0
#include "format/summary.h"
#include "format/days.h"
#include "format/names.h"
#include "relata/format.h"

namespace relata {
namespace format {
namespace {

/// "RUS:GOV", or what is known of it.
std::string code_of(const Party& party) {
  if (party.country.empty() && party.sector.empty()) return {};
  return party.sector.empty() ? party.country : (party.country.empty() ? "?" : party.country) + ":" + party.sector;
}

}  // namespace

std::string label(const Party& party, std::string_view words) {
  const std::string code = code_of(party);
  const std::string_view who = !party.name.empty() ? std::string_view(party.name) : words;
  if (who.empty()) return code;
  if (code.empty()) return std::string(who);
  return std::string(who) + " (" + code + ")";
}

std::string labels(const std::vector<Party>& parties, const Reading& reading) {
  std::string all;
  for (const Party& party : parties) all += (all.empty() ? "" : ", ") + label(party, reading.words(party.mention));
  return all;
}

std::string voices(const Reading& reading, const std::vector<Source>& sources) {
  std::string chain;
  for (const Source& source : sources) {
    std::string one = !source.party.name.empty() ? source.party.name : std::string(reading.words(source.party.mention));
    if (one.empty()) one = label(source.party, {});
    chain += (chain.empty() ? "" : " < ") + (one.empty() ? "?" : one);
  }
  return chain;
}

}  // namespace format

ClaimSummary summarise(const Reading& reading, const Claim& claim) {
  ClaimSummary summary;
  if (claim.time) {
    summary.begin = format::iso(claim.time->begin);
    summary.end = format::iso(claim.time->end);
  }
  summary.actors = format::labels(claim.actors, reading);
  summary.recipients = format::labels(claim.recipients, reading);
  summary.type = claim.event.type;
  if (claim.place) summary.place = claim.place->name;
  summary.status = format::name(claim.status);
  if (claim.polarity == Polarity::negative) summary.status = "not " + summary.status;
  summary.voice = format::voices(reading, claim.sources);
  summary.sentence = reading.words(claim.sentence_span);
  summary.trigger = reading.words(claim.event.trigger);
  return summary;
}

}  // namespace relata
