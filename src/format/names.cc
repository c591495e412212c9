// SPDX-License-Identifier: Apache-2.0
#include "format/names.h"

#include <array>
#include <cstddef>

namespace relata::format {
namespace {

template <class Enum, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(Status status) {
  static constexpr std::array<std::string_view, 7> names = {"actual", "planned", "promised", "threatened", "requested", "denied", "hypothetical"};
  return pick(names, status);
}
std::string_view name(Polarity polarity) {
  return polarity == Polarity::positive ? "positive" : "negative";
}
std::string_view name(Tense tense) {
  static constexpr std::array<std::string_view, 4> names = {"none", "past", "present", "future"};
  return pick(names, tense);
}
std::string_view name(Speech speech) {
  static constexpr std::array<std::string_view, 3> names = {"direct", "indirect", "mixed"};
  return pick(names, speech);
}
std::string_view name(PlacePrecision precision) {
  static constexpr std::array<std::string_view, 6> names = {"site", "city", "admin2", "admin1", "country", "region"};
  return pick(names, precision);
}
std::string_view name(TimePrecision precision) {
  static constexpr std::array<std::string_view, 10> names = {"day",  "week", "weekend", "month",   "quarter",
                                                             "half", "year", "decade",  "century", "range"};
  return pick(names, precision);
}
std::string_view name(TimeBasis basis) {
  static constexpr std::array<std::string_view, 5> names = {"stated", "published", "inferred", "narration", "relative"};
  return pick(names, basis);
}
std::string_view name(QuantityRelation relation) {
  static constexpr std::array<std::string_view, 6> names = {"exactly", "about", "at least", "at most", "more than", "less than"};
  return pick(names, relation);
}

}  // namespace relata::format
