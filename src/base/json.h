// SPDX-License-Identifier: Apache-2.0
// Writes JSON into a string: numbers exact and without locale, text always valid UTF-8. Never fails.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata::base {

/// Appends `text` between quotation marks, escaped; what is not UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// Appends the shortest digits that read back as `value`; "null" for what JSON cannot say (NaN, infinities).
void append_json_number(std::string& out, double value);

/// Puts commas and colons where they belong. The caller pairs begin and end and gives a key before each member's
/// value (asserted in debug). Borrows the string.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(std::same_as<bool> auto truth) { return word(truth ? "true" : "false"); }
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) JsonWriter& value(Integer number) {
    if constexpr (std::signed_integral<Integer>)
      return whole(static_cast<std::int64_t>(number));
    else
      return whole(static_cast<std::uint64_t>(number));
  }
  JsonWriter& null() { return word("null"); }
  /// `json` must be one JSON value already; it is copied as it is.
  JsonWriter& raw(std::string_view json) { return word(json); }

  /// key and value in one.
  JsonWriter& member(std::string_view name, const auto& content) {
    key(name);
    return value(content);
  }
  /// null where `text` is empty: an unknown is never an empty string in Relata's output.
  JsonWriter& member_or_null(std::string_view name, std::string_view text) {
    key(name);
    return text.empty() ? null() : value(text);
  }

 private:
  JsonWriter& whole(std::int64_t number);
  JsonWriter& whole(std::uint64_t number);
  JsonWriter& word(std::string_view literal);
  void before_value();

  std::string& out_;
  std::vector<bool> has_members_;  // of each open object or array
  bool after_key_ = false;
};

}  // namespace relata::base
