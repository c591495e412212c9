// SPDX-License-Identifier: Apache-2.0
#include "format/days.h"

#include <charconv>

#include "relata/format.h"

namespace relata {
namespace {

/// Exactly `digits` digits at the front of `text`, taken off; false and nothing taken if they aren't there.
bool take_number(std::string_view& text, std::size_t digits, unsigned& number) {
  if (text.size() < digits) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
  if (error != std::errc() || end != text.data() + digits) return false;
  text.remove_prefix(digits);
  return true;
}

void append_padded(std::string& out, unsigned number, std::size_t digits) {
  const std::string plain = std::to_string(number);
  out.append(digits - std::min(digits, plain.size()), '0').append(plain);
}

}  // namespace

std::string format_day(Day day) {
  const std::chrono::year_month_day date(day);
  std::string text;
  const int year = static_cast<int>(date.year());
  if (year < 0) text += '-';
  append_padded(text, static_cast<unsigned>(year < 0 ? -year : year), 4);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.day()), 2);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  unsigned year = 0, month = 0, day = 0;
  const auto dash = [&text] {
    if (text.empty() || text[0] != '-') return false;
    text.remove_prefix(1);
    return true;
  };
  if (!take_number(text, 4, year) || !dash() || !take_number(text, 2, month) || !dash() || !take_number(text, 2, day) || !text.empty())
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

namespace format {

std::string iso(const std::optional<Day>& day) {
  return day ? format_day(*day) : std::string();
}

}  // namespace format
}  // namespace relata
