// SPDX-License-Identifier: Apache-2.0
// The claim as DESIGN.md section 3 gives it. Key order is fixed: the same claim is the same bytes.
// Tested by rows_test.cc; docs/claim.schema.json says the same to machines.
#include "format/claim_json.h"

#include "base/json.h"
#include "format/days.h"
#include "format/names.h"
#include "relata/format.h"
#include "relata/version.h"

namespace relata::format {

void JsonClaims::span(std::string_view key, Span span) {
  writer_.key(key);
  if (span.empty()) {
    writer_.null();
    return;
  }
  writer_.begin_object();
  span_members(span);
  writer_.end_object();
}

void JsonClaims::span_members(Span span) {
  const auto [first, last] = index_.code_points(span);
  writer_.key("b").begin_array().value(span.begin).value(span.end).end_array();
  writer_.key("c").begin_array().value(first).value(last).end_array();
  writer_.member("text", reading_.words(span));
}

void JsonClaims::party_members(const Party& party) {
  writer_.member_or_null("country", party.country).member_or_null("sector", party.sector);
  writer_.key("sectors").begin_array();
  for (const std::string& sector : party.sectors) writer_.value(sector);
  writer_.end_array();
  writer_.member_or_null("name", party.name).member_or_null("office", party.office).member_or_null("id", party.id);
  span("mention", party.mention);
}

void JsonClaims::parties(std::string_view key, const std::vector<Party>& parties) {
  writer_.key(key).begin_array();
  for (const Party& party : parties) {
    writer_.begin_object();
    party_members(party);
    writer_.end_object();
  }
  writer_.end_array();
}

void JsonClaims::strings(std::string_view key, const std::vector<std::string>& strings) {
  writer_.key(key).begin_array();
  for (const std::string& string : strings) writer_.value(string);
  writer_.end_array();
}

void JsonClaims::place(const Place& place) {
  writer_.begin_object().member("name", place.name).member_or_null("country", place.country).member_or_null("admin1", place.admin1);
  writer_.key("lat");
  place.latitude ? writer_.value(*place.latitude) : writer_.null();
  writer_.key("lon");
  place.longitude ? writer_.value(*place.longitude) : writer_.null();
  writer_.member("precision", name(place.precision));
  span("mention", place.mention);
  writer_.end_object();
}

void JsonClaims::time(const TimeRange& time) {
  writer_.begin_object().member_or_null("begin", iso(time.begin)).member_or_null("end", iso(time.end));
  writer_.member("precision", name(time.precision)).member("basis", name(time.basis));
  if (!time.relative.empty()) writer_.member("relative", time.relative);
  span("mention", time.mention.value_or(Span{}));
  writer_.end_object();
}

void JsonClaims::quantity(const Quantity& quantity) {
  writer_.begin_object().member("what", quantity.what).member("relation", name(quantity.relation)).member("value", quantity.value);
  if (!quantity.unit.empty()) writer_.member("unit", quantity.unit);
  span("mention", quantity.mention);
  writer_.end_object();
}

void JsonClaims::content(std::string_view key, Span span, const std::vector<Span>& gaps) {
  writer_.key(key);
  if (span.empty()) {
    writer_.null();
    return;
  }
  writer_.begin_object();
  span_members(span);
  if (!gaps.empty()) {
    writer_.key("gaps").begin_array();
    for (const Span gap : gaps) {
      writer_.begin_object();
      span_members(gap);
      writer_.end_object();
    }
    writer_.end_array();
  }
  writer_.end_object();
}

void JsonClaims::source(const Source& source) {
  writer_.begin_object();
  party_members(source.party);
  span("cue", source.cue);
  content("content", source.content, source.gaps);
  writer_.member("speech", name(source.speech)).end_object();
}

void JsonClaims::event(const Event& event) {
  writer_.key("event").begin_object().member("type", event.type);
  strings("modes", event.modes);
  strings("contexts", event.contexts);
  writer_.member_or_null("cameo", event.cameo).member("quad", event.quad).member("goldstein", event.goldstein).member("intensity", event.intensity);
  span("trigger", event.trigger);
  writer_.end_object();
}

void JsonClaims::identity(const Claim& claim) {
  writer_.member("schema", "relata/claim/1").member("id", claim.id).member("coder", "relata " + std::string(version));
  writer_.member("model", reading_.model).member("article", reading_.article_id).member("doc", reading_.article.doc);
  writer_.member("lang", reading_.article.language);
  writer_.key("sentence").begin_object().member("n", claim.sentence);
  span_members(claim.sentence_span);
  writer_.end_object();
}

void JsonClaims::claim(const Claim& claim) {
  writer_.begin_object();
  identity(claim);
  event(claim.event);
  parties("actors", claim.actors);
  parties("recipients", claim.recipients);
  writer_.key("place");
  claim.place ? place(*claim.place) : void(writer_.null());
  writer_.key("time");
  claim.time ? time(*claim.time) : void(writer_.null());
  writer_.key("quantities").begin_array();
  for (const Quantity& each : claim.quantities) quantity(each);
  writer_.end_array();
  writer_.member("status", name(claim.status)).member("polarity", name(claim.polarity)).member("tense", name(claim.tense));
  writer_.key("sources").begin_array();
  for (const Source& each : claim.sources) source(each);
  writer_.end_array();
  writer_.member("confidence", claim.confidence);
  strings("trace", claim.trace);
  writer_.end_object();
}

}  // namespace relata::format

namespace relata {

std::string json_string(std::string_view text) {
  std::string out;
  base::append_json_string(out, text);
  return out;
}

std::string claim_json(const Reading& reading, const Claim& claim) {
  std::string json;
  format::JsonClaims(reading, json).claim(claim);
  return json;
}

}  // namespace relata
