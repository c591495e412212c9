// SPDX-License-Identifier: Apache-2.0
// The JSON Lines formats beside the claim's own: PLOVER records, an article's mentions, its attributions.
// Tested by rows_test.cc.
#include "format/claim_json.h"
#include "format/days.h"
#include "format/names.h"
#include "format/rows.h"
#include "format/summary.h"

namespace relata::format {
namespace {

void plover_entities(JsonClaims& json, std::string_view key, const Reading& reading, const std::vector<Party>& parties) {
  base::JsonWriter& writer = json.writer();
  writer.key(key).begin_array();
  for (const Party& party : parties) {
    writer.begin_object().member("code", party.country).member("sector", party.sector);
    writer.member("entity_text", party.mention.empty() ? std::string_view(party.name) : reading.words(party.mention));
    if (!party.office.empty()) writer.member("office", party.office);
    if (!party.id.empty()) writer.member("identifier_text", party.id);
    writer.end_object();
  }
  writer.end_array();
}

void party_meaning(JsonClaims& json, const std::vector<Party>& parties) {
  base::JsonWriter& writer = json.writer();
  const Party party = parties.empty() ? Party{} : parties.front();
  writer.member("kind", "actor").member_or_null("id", party.id).member_or_null("country", party.country).member_or_null("sector", party.sector);
  writer.member_or_null("name", party.name).member_or_null("office", party.office);
  if (parties.size() > 1) json.parties("group", parties);
}

void place_meaning(JsonClaims& json, const Place& place) {
  base::JsonWriter& writer = json.writer();
  writer.member("kind", "place").member("name", place.name).member_or_null("country", place.country).member_or_null("admin1", place.admin1);
  writer.key("lat");
  place.latitude ? writer.value(*place.latitude) : writer.null();
  writer.key("lon");
  place.longitude ? writer.value(*place.longitude) : writer.null();
  writer.member("precision", name(place.precision));
}

void time_meaning(JsonClaims& json, const TimeExpression& time) {
  base::JsonWriter& writer = json.writer();
  writer.member("kind", "time").member("type", time.type).member_or_null("value", time.value);
  writer.member_or_null("begin", iso(time.range.begin)).member_or_null("end", iso(time.range.end));
  if (!time.range.relative.empty()) writer.member("relative", time.range.relative);
}

void quantity_meaning(JsonClaims& json, const Quantity& quantity) {
  json.writer().member("kind", "quantity").member_or_null("what", quantity.what).member("value", quantity.value);
  json.writer().member_or_null("unit", quantity.unit).member("relation", name(quantity.relation));
}

void meaning(JsonClaims& json, const NamedThing& thing) {
  if (const auto* parties = std::get_if<0>(&thing.meaning)) party_meaning(json, *parties);
  if (const auto* place = std::get_if<1>(&thing.meaning)) place_meaning(json, *place);
  if (const auto* time = std::get_if<2>(&thing.meaning)) time_meaning(json, *time);
  if (const auto* quantity = std::get_if<3>(&thing.meaning)) quantity_meaning(json, *quantity);
}

}  // namespace

std::string plover_json(const Reading& reading, const Claim& claim) {
  std::string out;
  JsonClaims json(reading, out);
  base::JsonWriter& writer = json.writer();
  writer.begin_object().member("id", claim.id).member("date", claim.time ? iso(claim.time->begin) : "");
  plover_entities(json, "actor", reading, claim.actors);
  writer.key("event").begin_array().value(claim.event.type).end_array();
  plover_entities(json, "recipient", reading, claim.recipients);
  json.strings("mode", claim.event.modes);
  json.strings("context", claim.event.contexts);
  writer.member("quad_code", claim.event.quad).member("event_scale", claim.event.intensity);
  if (claim.place) {
    writer.key("event_loc").begin_object().member("resolved_place", claim.place->name).member_or_null("country_code", claim.place->country);
    writer.member("extracted_place", reading.words(claim.place->mention)).end_object();
  }
  writer.key("event_text").begin_array().value(reading.words(claim.event.trigger)).end_array();
  writer.key("cite_info").begin_object().member_or_null("url", reading.article.url).member("language", reading.article.language);
  writer.member("codebook", "PLOVER 2.0").end_object();
  // PLOVER has no field for who says so, for negation or for factuality: these stand in an extension.
  writer.key("relata").begin_object().member("status", name(claim.status)).member("polarity", name(claim.polarity));
  writer.key("sources").begin_array();
  for (const Source& source : claim.sources) json.source(source);
  writer.end_array().end_object().end_object();
  return out + '\n';
}

std::string mentions_json(const Reading& reading) {
  std::string out;
  JsonClaims json(reading, out);
  base::JsonWriter& writer = json.writer();
  writer.begin_object().member("doc", reading.article.doc).key("mentions").begin_array();
  for (const NamedThing& thing : reading.names) {
    writer.begin_object();
    meaning(json, thing);
    json.span_members(thing.words);
    writer.end_object();
  }
  writer.end_array().end_object();
  return out + '\n';
}

std::string attributions_json(const Reading& reading) {
  std::string all;
  for (const Statement& statement : reading.statements) {
    std::string out;
    JsonClaims json(reading, out);
    base::JsonWriter& writer = json.writer();
    writer.begin_object().member("doc", reading.article.doc);
    json.span("source", statement.source);
    json.span("cue", statement.cue);
    json.content("content", statement.content, statement.gaps);
    writer.member("speech", name(statement.speech));
    json.parties("resolved", statement.voices);
    writer.end_object();
    all += out + '\n';
  }
  return all;
}

}  // namespace relata::format
