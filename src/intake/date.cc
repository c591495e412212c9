// SPDX-License-Identifier: Apache-2.0
#include "intake/date.h"

#include <array>

namespace relata::intake {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Up to `most` digits from the front; -1 and nothing taken if there is none.
int take_number(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  int number = 0;
  while (count < most && count < text.size() && is_digit(text[count])) number = number * 10 + (text[count++] - '0');
  text.remove_prefix(count);
  return count == 0 ? -1 : number;
}

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

// RFC 822: "Sat, 12 Jul 2025 ...", the weekday optional, years of two digits as in RFC 2822.
std::optional<Day> parse_mail_date(std::string_view text) {
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos && comma < 12) text.remove_prefix(comma + 1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  const int day = take_number(text, 2);
  if (day < 0 || text.size() < 7 || (text.front() != ' ' && text.front() != '-')) return std::nullopt;
  text.remove_prefix(1);
  constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  int month = 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    bool same = true;
    for (std::size_t c = 0; c < 3; ++c) same = same && (text[c] | 0x20) == months[i][c];
    if (same) month = static_cast<int>(i) + 1;
  }
  const std::size_t gap = text.find_first_of(" -");
  if (month == 0 || gap == std::string_view::npos || gap > 9) return std::nullopt;
  text.remove_prefix(gap + 1);
  int year = take_number(text, 4);
  if (year >= 0 && year < 50)
    year += 2000;
  else if (year >= 50 && year < 100)
    year += 1900;
  return make_day(year, month, day);
}

}  // namespace

std::optional<Day> parse_date(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\n')) text.remove_prefix(1);
  if (text.size() < 8) return std::nullopt;
  std::string_view rest = text;
  const int year = take_number(rest, 4);
  if (year < 1000 || rest.empty()) return parse_mail_date(text);
  const bool separated = rest.front() == '-' || rest.front() == '/' || rest.front() == '.';
  const char separator = rest.front();
  if (separated) rest.remove_prefix(1);
  const int month = take_number(rest, 2);
  if (separated) {
    if (rest.empty() || rest.front() != separator) return std::nullopt;
    rest.remove_prefix(1);
  }
  const int day = take_number(rest, 2);
  if (!rest.empty() && is_digit(rest.front()) && separated) return std::nullopt;
  return make_day(year, month, day);
}

}  // namespace relata::intake
