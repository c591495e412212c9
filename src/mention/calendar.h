// SPDX-License-Identifier: Apache-2.0
// Days, weeks, months and the rest as intervals of days, and their TIMEX3 values.
#pragma once

#include <optional>
#include <string>

#include "lexicon/times.h"
#include "relata/article.h"
#include "relata/claim.h"

namespace relata::mention {

/// Both days included.
struct DayInterval {
  Day begin, end;
};

/// Monday = 1 to Sunday = 7.
int weekday_of(Day day);
/// The unit that holds `day`: its week from Monday, its month, …
DayInterval unit_around(Day day, lexicon::TimeUnit unit);
/// `day` moved by `n` units; the 31st becomes the last day where a month is shorter.
Day moved(Day day, int n, lexicon::TimeUnit unit);
/// The last or the next `weekday` seen from `day`; `same` says whether `day` itself counts.
enum class SameDay : std::uint8_t { excluded, included };
Day weekday_before(Day day, int weekday, SameDay same);
Day weekday_after(Day day, int weekday, SameDay same);

/// Nothing if there is no such day.
std::optional<Day> day_of(int year, int month, int day);
/// Which of the days that fit: the last one up to a day, the nearest, or the next one from it.
enum class Choice : std::uint8_t { back, nearest, ahead };
/// A day of that month and number, seen from `from`, within four years.
std::optional<Day> near_date(Day from, int month, int day, Choice choice);
/// A day of that number in one of the months around `from`.
std::optional<Day> near_day(Day from, int day, Choice choice);
/// The nearest day that is both this weekday and this day of a month, within half a year.
std::optional<Day> nearest_with(Day from, int weekday, int day_of_month);

/// "2024-06-12", "2024-W24", "2024-W24-WE", "2024-06", "2024-Q2", "2024-H1", "2024", "202", "20".
std::string timex(Day day, lexicon::TimeUnit unit);
/// "P3D", "P2W", "PT5H"; "PXD" if `n` is negative.
std::string period(double n, lexicon::TimeUnit unit);
/// period() with the sign of `n` before it: "-P1Y", "P2M"; "P0D" for zero.
std::string relative_period(double n, lexicon::TimeUnit unit);
TimePrecision precision_of(lexicon::TimeUnit unit);

}  // namespace relata::mention
