// SPDX-License-Identifier: Apache-2.0
// A weekday is the last one in a clause about the past ("encontraram-se na terça-feira") and the next one in a clause about what is to come
// ("reúnem-se na terça-feira"); the article's own day counts in both. A month or a day of the month without a year goes the same way. A day
// in brackets behind a weekday ("quarta-feira (16)") overrules tense: the nearest such day is meant. What nothing anchors stays relative.
// The classes of operations are those that the head of time.toml explains; values follow TIMEX3 (ISO-TimeML).
// Tested by dates_test.cc.
#include "mention/time_value.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace relata::mention {
namespace {

using lexicon::TimeOp;
using lexicon::TimeUnit;
using std::chrono::days;

constexpr std::uint8_t last = 1, nearest = 2, next = 3;  // TimePattern::direction

/// Computes one expression.
class Evaluation {
 public:
  Evaluation(const TimeExpression& expression, const TimeAnchor& anchor) : e_(expression), anchor_(anchor) {}

  TimeValue run() {
    switch (e_.pattern->op) {
      case TimeOp::day:
        relative_day();
        break;
      case TimeOp::weekday:
        weekday();
        break;
      case TimeOp::date:
        date();
        break;
      case TimeOp::month:
        month();
        break;
      case TimeOp::year:
        year();
        break;
      case TimeOp::decade:
        decade();
        break;
      case TimeOp::century:
        century();
        break;
      case TimeOp::shift:
        shift();
        break;
      case TimeOp::ago:
        ago();
        break;
      case TimeOp::span:
        span();
        break;
      case TimeOp::duration:
        duration();
        break;
      case TimeOp::set:
        set();
        break;
      case TimeOp::since:
        since();
        break;
      case TimeOp::until:
        until();
        break;
      case TimeOp::between:
        between();
        break;
      case TimeOp::from_to_days:
        from_to_days();
        break;
      case TimeOp::part_of:
        part_of();
        break;
      case TimeOp::segment:
        segment();
        break;
      case TimeOp::season:
        season();
        break;
      case TimeOp::clock:
        clock();
        break;
      case TimeOp::holiday:
        holiday();
        break;
      case TimeOp::now:
        now();
        break;
      case TimeOp::same:
        same();
        break;
    }
    return result_;
  }

 private:
  std::optional<Day> base() const {
    return e_.pattern->narration != 0 && anchor_.narration ? anchor_.narration : e_.pattern->narration != 0 ? std::nullopt : anchor_.published;
  }
  TimeBasis basis() const { return e_.pattern->narration != 0 ? TimeBasis::narration : anchor_.basis; }
  TimeUnit unit() const { return e_.unit ? *e_.unit : e_.pattern->unit == 0xff ? TimeUnit::day : static_cast<TimeUnit>(e_.pattern->unit); }
  bool ahead() const {
    return e_.pattern->direction == next ||
           (e_.pattern->direction != last && (anchor_.tense == ClauseTense::future || anchor_.tense == ClauseTense::present));
  }

  void fix(DayInterval interval, TimeUnit grain, TimeBasis why) {
    result_.range.begin = interval.begin;
    result_.range.end = interval.end;
    result_.range.precision = precision_of(grain);
    result_.range.basis = why;
    result_.grain = grain;
    result_.value = timex(grain == TimeUnit::weekend ? interval.end : interval.begin, grain);
  }
  void open(std::string value, std::string relative, TimeUnit grain) {
    result_.value = std::move(value);
    result_.range.relative = relative.empty() ? result_.value : std::move(relative);
    result_.range.basis = TimeBasis::relative;
    result_.range.precision = precision_of(grain);
    result_.grain = grain;
  }
  /// A part of the day makes a TIME of a DATE: "2024-07-10TEV".
  void with_part() {
    const std::uint8_t fixed = e_.pattern->op == TimeOp::part_of || e_.pattern->op == TimeOp::day ? e_.pattern->value : 0xff;
    const int part = e_.part ? static_cast<int>(*e_.part) : fixed == 0xff ? -1 : fixed;
    static constexpr const char* values[] = {"TDA", "TMO", "T12:00", "TAF", "TEV", "TNI", "T24:00"};
    if (part < 0) return;
    result_.type = "TIME";
    result_.value += values[part];
  }

  void relative_day() {
    const int n = e_.pattern->n;
    if (const auto from = base()) {
      const Day day = *from + days(n);
      fix({day, day}, TimeUnit::day, basis());
    } else {
      open("", relative_period(n, TimeUnit::day), TimeUnit::day);
    }
    with_part();
  }

  void weekday() {
    if (e_.weekdays.empty()) return open("", "", TimeUnit::day);
    const int weekday = e_.weekdays[0];
    if (!e_.days.empty() && !e_.months.empty()) return date();
    const auto from = base();
    char open_value[16];
    std::snprintf(open_value, sizeof open_value, "XXXX-WXX-%d", weekday);
    if (!from) {
      open(open_value, "", TimeUnit::day);
      return with_part();
    }
    Day day = weekday_before(*from, weekday, SameDay::included);
    if (!e_.days.empty()) {
      day = nearest_with(*from, weekday, e_.days[0]).value_or(ahead() ? weekday_after(*from, weekday, SameDay::included) : day);
    } else if (e_.pattern->direction == last) {
      day = weekday_before(*from, weekday, SameDay::excluded);
    } else if (e_.pattern->direction == next) {
      day = weekday_after(*from, weekday, SameDay::excluded);
    } else if (ahead()) {
      const Day later = weekday_after(*from, weekday, SameDay::included);
      if (!anchor_.nearest_weekday || later - *from <= *from - day) day = later;
    }
    fix({day, day}, TimeUnit::day, basis());
    with_part();
  }

  /// Which of several possible days tense and pattern ask for.
  Choice choice() const {
    if (anchor_.tense == ClauseTense::unknown && e_.pattern->direction == 0) return Choice::nearest;
    return ahead() ? Choice::ahead : Choice::back;
  }
  /// The year that a pattern names, two digits spread ("98" = 1998).
  std::optional<int> named_year() const {
    if (e_.years.empty()) return std::nullopt;
    if (!e_.short_year) return e_.years[0];
    return e_.years[0] + (e_.years[0] < 50 ? 2000 : 1900);
  }

  void date() {
    if (e_.days.empty()) return open("", "", TimeUnit::day);
    const int day = e_.days[0];
    const auto from = base();
    std::optional<Day> found;
    char open_value[24];
    if (e_.months.empty()) {
      std::snprintf(open_value, sizeof open_value, "XXXX-XX-%02d", day);
      if (from) found = near_day(*from, day, choice());
    } else {
      const auto year = named_year();
      std::snprintf(open_value, sizeof open_value, "XXXX-%02d-%02d", e_.months[0], day);
      if (year) found = day_of(*year, e_.months[0], day);
      if (!year && from) found = near_date(*from, e_.months[0], day, choice());
    }
    if (!found) {
      open(open_value, "", TimeUnit::day);
    } else {
      fix({*found, *found}, TimeUnit::day, e_.years.empty() ? basis() : TimeBasis::stated);
    }
    with_part();
  }

  void month() {
    if (e_.months.empty()) return open("", "", TimeUnit::month);
    const int month = e_.months[0];
    const auto from = base();
    char open_value[24];
    std::snprintf(open_value, sizeof open_value, "XXXX-%02d", month);
    std::optional<int> year = named_year();
    const bool stated = year.has_value();
    if (!year && from) {
      const auto now = std::chrono::year_month_day(*from);
      const int this_month = static_cast<int>(static_cast<unsigned>(now.month()));
      year = static_cast<int>(now.year());
      if (e_.pattern->n != 0) {
        *year += e_.pattern->n;  // "março do ano passado"
      } else if (anchor_.tense == ClauseTense::unknown && e_.pattern->direction == 0) {
        const int distance = month - this_month;  // no tense: the nearest one
        if (distance > 6) --*year;
        if (distance < -6) ++*year;
      } else if (ahead()) {
        if (month < this_month || (month == this_month && e_.pattern->direction == next)) ++*year;
      } else if (month > this_month || (month == this_month && e_.pattern->direction == last)) {
        --*year;
      }
    }
    if (!year) return open(open_value, "", TimeUnit::month);
    fix(unit_around(*day_of(*year, month, 1), TimeUnit::month), TimeUnit::month, stated ? TimeBasis::stated : basis());
    if (!e_.ordinal) return;
    // "the second week of May"
    const Day begin = unit_around(*day_of(*year, month, 1), TimeUnit::month).begin + days(7 * (*e_.ordinal - 1));
    if (*e_.ordinal >= 1 && *e_.ordinal <= 5) fix(unit_around(begin, TimeUnit::week), TimeUnit::week, stated ? TimeBasis::stated : basis());
  }

  void year() {
    std::optional<int> year = named_year();
    const auto from = base();
    const bool stated = year.has_value();
    const bool within = e_.ordinal && (unit() == TimeUnit::half || unit() == TimeUnit::quarter);
    if (!year && from) year = static_cast<int>(std::chrono::year_month_day(*from).year()) + e_.pattern->n;
    if (within && (*e_.ordinal < 1 || *e_.ordinal > (unit() == TimeUnit::half ? 2 : 4))) return open("", "", unit());
    if (!year) {
      const std::string sub = within ? std::string(unit() == TimeUnit::half ? "-H" : "-Q") + std::to_string(*e_.ordinal) : "";
      return open("XXXX" + sub, "", within ? unit() : TimeUnit::year);
    }
    int month = 1;
    if (within) month += (*e_.ordinal - 1) * (unit() == TimeUnit::half ? 6 : 3);
    fix(unit_around(*day_of(*year, month, 1), within ? unit() : TimeUnit::year), within ? unit() : TimeUnit::year,
        stated ? TimeBasis::stated : basis());
  }

  void decade() {
    if (e_.years.empty()) return open("", "", TimeUnit::decade);
    const int year = e_.short_year ? e_.years[0] + (e_.years[0] < 30 ? 2000 : 1900) : e_.years[0];
    fix(unit_around(*day_of(year, 1, 1), TimeUnit::decade), TimeUnit::decade, TimeBasis::stated);
  }

  void century() {
    if (!e_.ordinal || *e_.ordinal < 1 || *e_.ordinal > 30) return open("", "", TimeUnit::century);
    fix(unit_around(*day_of((*e_.ordinal - 1) * 100, 1, 1), TimeUnit::century), TimeUnit::century, TimeBasis::stated);
  }

  void shift() {
    const TimeUnit grain = unit();
    int n = e_.pattern->n;
    const auto from = base();
    if (!from) return open("", relative_period(n, grain), grain);
    Day day = moved(grain == TimeUnit::day ? *from : unit_around(*from, grain).begin, n, grain);
    if (grain == TimeUnit::weekend && n == 0) {
      const Day saturday = ahead() ? weekday_after(*from, 6, SameDay::included) : weekday_before(*from, 6, SameDay::included);
      day = weekday_of(*from) == 7 ? *from - days(1) : saturday;
    } else if (grain == TimeUnit::weekend) {
      day = n < 0 ? weekday_before(*from - days(weekday_of(*from) == 7 ? 1 : 0), 6, SameDay::excluded) : weekday_after(*from, 6, SameDay::excluded);
    }
    fix(unit_around(day, grain), grain, basis());
  }

  void ago() {
    const TimeUnit grain = unit();
    const double count = e_.number.value_or(1) * (e_.pattern->n == 0 ? 1 : e_.pattern->n);
    const auto from = base();
    const std::string relative = relative_period(count, grain);
    if (std::abs(count) > 5000) return open("", relative, grain);
    if (grain < TimeUnit::day) {
      result_.type = "TIME";
      if (!from) return open("", relative, grain);
      fix({*from, *from}, TimeUnit::day, basis());
      return;
    }
    if (!from) return open("", relative, grain);
    int whole = static_cast<int>(count);
    TimeUnit by = grain;
    if (count != whole) {
      whole = static_cast<int>(std::lround(count * (grain == TimeUnit::year ? 12 : 1)));
      by = grain == TimeUnit::year ? TimeUnit::month : grain;
    }
    fix(unit_around(moved(*from, whole, by), by), by, basis());
    result_.range.relative = relative;
  }
  void span() {
    const TimeUnit grain = unit();
    const int sign = e_.pattern->n < 0 ? -1 : 1;
    result_.type = "DURATION";
    const bool counted = e_.number.has_value() && *e_.number < 5000;
    open(period(counted ? *e_.number : -1, grain), (sign < 0 ? "-" : "") + period(counted ? *e_.number : -1, grain), grain);
    const auto from = base();
    if (!from || !counted) return;
    const Day other = moved(*from, grain < TimeUnit::day ? 0 : sign * static_cast<int>(*e_.number), grain);
    result_.range.begin = std::min(*from, other);
    result_.range.end = std::max(*from, other);
    result_.range.precision = TimePrecision::range;
    result_.range.basis = basis();
  }

  void duration() {
    result_.type = "DURATION";
    open(period(e_.number.value_or(-1), unit()), "", unit());
  }

  void set() {
    result_.type = "SET";
    if (!e_.weekdays.empty()) return open("XXXX-WXX-" + std::to_string(e_.weekdays[0]), "", TimeUnit::day);
    open(period(1, unit()), "", unit());
  }

  TimeValue inner(std::size_t at, ClauseTense tense) const {
    TimeAnchor from = anchor_;
    from.tense = tense;
    from.nearest_weekday = anchor_.nearest_weekday && e_.pattern->op != TimeOp::until;
    return evaluate(e_.nested[at], from);
  }

  void since() {
    if (e_.nested.empty()) return open("", "", TimeUnit::day);
    const TimeValue start = inner(0, ClauseTense::past);
    result_ = start;
    if (start.range.begin && anchor_.published) result_.range.end = std::max(*anchor_.published, *start.range.begin);
    if (start.range.begin && !anchor_.published) result_.range.end.reset();
    result_.range.precision = TimePrecision::range;
  }

  void until() {
    if (e_.nested.empty()) return open("", "", TimeUnit::day);
    result_ = inner(0, ClauseTense::future);
    result_.range.begin.reset();
    result_.range.precision = TimePrecision::range;
  }

  void between() {
    if (e_.nested.size() < 2) return open("", "", TimeUnit::day);
    const TimeValue second = inner(1, anchor_.tense);
    TimeValue first = inner(0, anchor_.tense);
    result_ = first;
    result_.value = first.value + "/" + second.value;
    result_.range.end = second.range.end;
    if (first.range.begin && second.range.end && *first.range.begin > *second.range.end) result_.range.begin = second.range.begin;
    if (!first.range.begin || !second.range.end) result_.range.begin = result_.range.end = std::nullopt;
    result_.range.precision = TimePrecision::range;
  }

  void from_to_days() {
    if (e_.days.size() < 2) return date();
    TimeExpression one = e_, other = e_;
    one.days = {e_.days[0]};
    other.days = {e_.days[1]};
    if (e_.months.size() == 2) one.months = {e_.months[0]}, other.months = {e_.months[1]};
    lexicon::TimePattern as_date;
    as_date.op = TimeOp::date;
    one.pattern = other.pattern = &as_date;
    const TimeValue begin = evaluate(one, anchor_), end = evaluate(other, anchor_);
    result_ = begin;
    result_.value = begin.value + "/" + end.value;
    result_.range.end = end.range.end;
    if (begin.range.begin && end.range.end && *begin.range.begin > *end.range.end) result_.range.begin = end.range.begin;
    result_.range.precision = TimePrecision::range;
  }

  void part_of() {
    if (e_.nested.empty()) {
      // "à noite": the day is the narration's or the article's.
      open("", "", TimeUnit::day);
      const auto from = anchor_.narration ? anchor_.narration : anchor_.published;
      if (from && e_.pattern->direction == nearest) fix({*from, *from}, TimeUnit::day, anchor_.narration ? TimeBasis::narration : anchor_.basis);
    } else {
      if ((result_ = inner(0, anchor_.tense)).type == "TIME") return;
    }
    if (result_.value.empty()) result_.value = "XXXX-XX-XX";
    with_part();
  }

  void segment() {
    if (e_.nested.empty()) return open("", "", TimeUnit::day);
    result_ = inner(0, anchor_.tense);
  }

  void season() {
    static constexpr const char* names[] = {"SP", "SU", "FA", "WI"};
    const auto year = named_year();
    const auto from = base();
    std::string head = year ? std::to_string(*year) : "XXXX";
    if (!year && from) head = std::to_string(static_cast<int>(std::chrono::year_month_day(*from).year()) + e_.pattern->n);
    open(head + "-" + names[std::clamp(e_.season.value_or(1), 1, 4) - 1], "", TimeUnit::quarter);
  }

  void clock() {
    result_ = e_.nested.empty() ? TimeValue{} : inner(0, anchor_.tense);
    char value[16];
    std::snprintf(value, sizeof value, "T%02d:%02d", e_.hours.empty() ? 0 : e_.hours[0], e_.minutes.empty() ? 0 : e_.minutes[0]);
    result_.value = (result_.range.begin ? timex(*result_.range.begin, TimeUnit::day) : std::string()) + value;
    result_.type = "TIME";
    if (!result_.range.begin) result_.range.relative = result_.value, result_.range.basis = TimeBasis::relative;
  }

  void holiday() {
    const int code = e_.holiday.value_or(101);
    lexicon::TimePattern pattern = *e_.pattern;
    pattern.op = TimeOp::date;
    TimeExpression as_date = e_;
    as_date.pattern = &pattern;
    as_date.months = {code / 100};
    as_date.days = {code % 100};
    result_ = evaluate(as_date, anchor_);
  }

  void now() {
    static constexpr const char* values[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    open(values[std::min<int>(e_.pattern->value, 2)], "", TimeUnit::day);
  }

  void same() {
    const TimeUnit grain = unit();
    if (!anchor_.narration) return open("", "", grain);
    fix(unit_around(*anchor_.narration, grain), grain, TimeBasis::narration);
  }

  const TimeExpression& e_;
  const TimeAnchor& anchor_;
  TimeValue result_;
};

}  // namespace

TimeValue evaluate(const TimeExpression& expression, const TimeAnchor& anchor) {
  return Evaluation(expression, anchor).run();
}

}  // namespace relata::mention
