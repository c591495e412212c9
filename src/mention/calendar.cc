// SPDX-License-Identifier: Apache-2.0
// Weeks are ISO 8601 weeks; the values are those of TIMEX3. Tested by dates_test.cc.
#include "mention/calendar.h"

#include <cmath>
#include <cstdio>

namespace relata::mention {
namespace {

using lexicon::TimeUnit;
using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

year_month_day ymd(Day day) {
  return year_month_day(day);
}
int year_of(Day day) {
  return static_cast<int>(ymd(day).year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(ymd(day).month()));
}

Day first_of(int year, int month) {
  return Day(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::day(1));
}

/// From the first of a month over so many months.
DayInterval months_from(int year, int month, int count) {
  const Day begin = first_of(year, month);
  const auto behind = year_month_day(begin) + months(count);
  return {begin, Day(behind) - days(1)};
}

template <class... Arguments>
std::string format(const char* pattern, Arguments... arguments) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, pattern, arguments...);
  return buffer;
}

/// "2024-W24": the week belongs to the year of its Thursday.
std::string iso_week(Day day) {
  const Day thursday = day + days(4 - weekday_of(day));
  const int year = year_of(thursday);
  return format("%04d-W%02d", year, static_cast<int>((thursday - first_of(year, 1)).count() / 7 + 1));
}

}  // namespace

int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

DayInterval unit_around(Day day, TimeUnit unit) {
  const int year = year_of(day), month = month_of(day);
  switch (unit) {
    case TimeUnit::week:
      return {day - days(weekday_of(day) - 1), day + days(7 - weekday_of(day))};
    case TimeUnit::weekend:
      return {day + days(6 - weekday_of(day)), day + days(7 - weekday_of(day))};
    case TimeUnit::fortnight:
      return {day - days(weekday_of(day) - 1), day + days(14 - weekday_of(day))};
    case TimeUnit::month:
      return months_from(year, month, 1);
    case TimeUnit::quarter:
      return months_from(year, (month - 1) / 3 * 3 + 1, 3);
    case TimeUnit::half:
      return months_from(year, month <= 6 ? 1 : 7, 6);
    case TimeUnit::year:
      return months_from(year, 1, 12);
    case TimeUnit::decade:
      return months_from(year / 10 * 10, 1, 120);
    case TimeUnit::century:
      return months_from(year / 100 * 100, 1, 1200);
    default:
      return {day, day};
  }
}

Day moved(Day day, int n, TimeUnit unit) {
  int by_months = 0;
  switch (unit) {
    case TimeUnit::day:
      return day + days(n);
    case TimeUnit::week:
    case TimeUnit::weekend:
      return day + days(7 * n);
    case TimeUnit::fortnight:
      return day + days(14 * n);
    case TimeUnit::month:
      by_months = n;
      break;
    case TimeUnit::quarter:
      by_months = 3 * n;
      break;
    case TimeUnit::half:
      by_months = 6 * n;
      break;
    case TimeUnit::year:
      by_months = 12 * n;
      break;
    case TimeUnit::decade:
      by_months = 120 * n;
      break;
    case TimeUnit::century:
      by_months = 1200 * n;
      break;
    default:
      return day;
  }
  auto date = ymd(day) + months(by_months);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return Day(date);
}

Day weekday_before(Day day, int weekday, SameDay same) {
  const int back = (weekday_of(day) - weekday + 7) % 7;
  return day - days(back == 0 && same == SameDay::excluded ? 7 : back);
}

Day weekday_after(Day day, int weekday, SameDay same) {
  const int ahead = (weekday - weekday_of(day) + 7) % 7;
  return day + days(ahead == 0 && same == SameDay::excluded ? 7 : ahead);
}

std::optional<Day> day_of(int year, int month, int day) {
  const auto date = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::day(static_cast<unsigned>(day));
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

namespace {

/// Keeps `candidate` if it fits the choice and lies nearer than what was found before.
void keep_nearer(std::optional<Day> candidate, Day from, Choice choice, std::optional<Day>& best) {
  if (!candidate || (choice == Choice::ahead && *candidate < from) || (choice == Choice::back && *candidate > from)) return;
  if (!best || std::abs((*candidate - from).count()) < std::abs((*best - from).count())) best = candidate;
}

}  // namespace

std::optional<Day> near_date(Day from, int month, int day, Choice choice) {
  std::optional<Day> best;
  for (int year = year_of(from) - 4; year <= year_of(from) + 4; ++year) keep_nearer(day_of(year, month, day), from, choice, best);
  return best;
}

std::optional<Day> near_day(Day from, int day, Choice choice) {
  std::optional<Day> best;
  for (int shift = -2; shift <= 2; ++shift) {
    const Day month = moved(unit_around(from, TimeUnit::month).begin, shift, TimeUnit::month);
    keep_nearer(day_of(year_of(month), month_of(month), day), from, choice, best);
  }
  return best;
}

std::optional<Day> nearest_with(Day from, int weekday, int day_of_month) {
  for (int distance = 0; distance <= 190; ++distance) {
    for (const int sign : {-1, 1}) {
      const Day day = from + days(sign * distance);
      const bool right_day = static_cast<unsigned>(ymd(day).day()) == static_cast<unsigned>(day_of_month);
      if (right_day && weekday_of(day) == weekday) return day;
    }
  }
  return std::nullopt;
}

std::string timex(Day day, TimeUnit unit) {
  const int year = year_of(day), month = month_of(day);
  switch (unit) {
    case TimeUnit::week:
    case TimeUnit::fortnight:
      return iso_week(day);
    case TimeUnit::weekend:
      return iso_week(day) + "-WE";
    case TimeUnit::month:
      return format("%04d-%02d", year, month);
    case TimeUnit::quarter:
      return format("%04d-Q%d", year, (month - 1) / 3 + 1);
    case TimeUnit::half:
      return format("%04d-H%d", year, month <= 6 ? 1 : 2);
    case TimeUnit::year:
      return format("%04d", year);
    case TimeUnit::decade:
      return format("%03d", year / 10);
    case TimeUnit::century:
      return format("%02d", year / 100);
    default:
      return format("%04d-%02d-%02d", year, month, static_cast<int>(static_cast<unsigned>(ymd(day).day())));
  }
}

std::string period(double n, TimeUnit unit) {
  static constexpr const char* letters[] = {"S", "M", "H", "D", "W", "WE", "W", "M", "M", "M", "Y", "Y", "Y"};
  static constexpr double factors[] = {1, 1, 1, 1, 1, 1, 2, 1, 3, 6, 1, 10, 100};
  const auto at = static_cast<std::size_t>(unit);
  const std::string head = at <= static_cast<std::size_t>(TimeUnit::hour) ? "PT" : "P";
  if (n < 0) return head + "X" + letters[at];
  const double value = n * factors[at];
  if (value == std::floor(value)) return head + format("%.0f", value) + letters[at];
  if (unit == TimeUnit::year) return head + format("%.0fM", value * 12);
  return head + format("%.3g", value) + letters[at];
}

std::string relative_period(double n, TimeUnit unit) {
  if (n == 0) return period(0, unit);
  return (n < 0 ? "-" : "") + period(std::abs(n), unit);
}

TimePrecision precision_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::week:
    case TimeUnit::fortnight:
      return TimePrecision::week;
    case TimeUnit::weekend:
      return TimePrecision::weekend;
    case TimeUnit::month:
      return TimePrecision::month;
    case TimeUnit::quarter:
      return TimePrecision::quarter;
    case TimeUnit::half:
      return TimePrecision::half;
    case TimeUnit::year:
      return TimePrecision::year;
    case TimeUnit::decade:
      return TimePrecision::decade;
    case TimeUnit::century:
      return TimePrecision::century;
    default:
      return TimePrecision::day;
  }
}

}  // namespace relata::mention
