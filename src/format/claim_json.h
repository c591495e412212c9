// SPDX-License-Identifier: Apache-2.0
// Writes the parts of a Reading as JSON, every span given in bytes and in code points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "relata/reading.h"
#include "text/utf8.h"

namespace relata::format {

/// Borrows the reading and the string it appends to. Make one a reading: it counts the text's code points once.
class JsonClaims {
 public:
  JsonClaims(const Reading& reading, std::string& out) : reading_(reading), writer_(out), index_(reading.article.text) {}

  void claim(const Claim& claim);
  void event(const Event& event);
  void place(const Place& place);
  void time(const TimeRange& time);
  void quantity(const Quantity& quantity);
  void source(const Source& source);
  void party_members(const Party& party);
  void parties(std::string_view key, const std::vector<Party>& parties);
  /// `"key":{"b":…,"c":…,"text":…}`, or null for an empty span.
  void span(std::string_view key, Span span);
  void span_members(Span span);
  void content(std::string_view key, Span span, const std::vector<Span>& gaps);
  void strings(std::string_view key, const std::vector<std::string>& strings);
  base::JsonWriter& writer() { return writer_; }

 private:
  void identity(const Claim& claim);

  const Reading& reading_;
  base::JsonWriter writer_;
  text::CodePointIndex index_;
};

}  // namespace relata::format
