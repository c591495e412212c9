// SPDX-License-Identifier: Apache-2.0
// A small backtracking matcher. A pattern is tried where its first word or class fits; every way of filling its classes is followed and
// the longest kept. {time} inside a pattern is another expression ("desde {time}"); {time} at its head stands for one just found, so that
// "terça-feira" grows into "terça-feira à noite". Depth is bounded, and so is the length of an expression.
// Tested by dates_test.cc.
#include "mention/time_match.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace relata::mention {
namespace {

using lexicon::NameRef;
using lexicon::Shape;
using lexicon::TimeClass;
using lexicon::TimeElement;
using lexicon::TimePattern;

constexpr int deepest = 3;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 6)) value = value * 10 + (c - '0');
  return value;
}

/// I to XXXIX, which is all that centuries and halves need; 0 if it is none.
int roman(std::string_view text) {
  int value = 0, previous = 0;
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    const int one = *c == 'I' ? 1 : *c == 'V' ? 5 : *c == 'X' ? 10 : 0;
    if (one == 0) return 0;
    value += one < previous ? -one : one;
    previous = one;
  }
  return value;
}

/// Puts what a class caught where the solver looks for it.
void store(TimeClass kind, int value, double number, TimeExpression& expression) {
  switch (kind) {
    case TimeClass::weekday:
    case TimeClass::full_weekday:
      expression.weekdays.push_back(value);
      break;
    case TimeClass::month:
      expression.months.push_back(value);
      break;
    case TimeClass::unit:
      expression.unit = static_cast<lexicon::TimeUnit>(value);
      break;
    case TimeClass::season:
      expression.season = value;
      break;
    case TimeClass::part:
      expression.part = static_cast<lexicon::TimePart>(value);
      break;
    case TimeClass::holiday:
      expression.holiday = value;
      break;
    case TimeClass::number:
      expression.number = number;
      break;
    case TimeClass::ordinal:
      expression.ordinal = value;
      break;
    case TimeClass::day:
      expression.days.push_back(value);
      break;
    case TimeClass::short_year:
      expression.short_year = true;
      [[fallthrough]];
    case TimeClass::year:
      expression.years.push_back(value);
      break;
    case TimeClass::hour:
      expression.hours.push_back(value);
      break;
    case TimeClass::minute:
      expression.minutes.push_back(value);
      break;
    default:
      break;
  }
}

}  // namespace

void TimeMatcher::words_of(std::uint32_t at, TimeClass kind, std::vector<Caught>& found) const {
  std::vector<lexicon::NameMatch> matches;
  times_.words().match(tokens_, at, matches);
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    for (const NameRef& ref : match->refs) {
      const bool weekday = kind == TimeClass::full_weekday && ref.kind == static_cast<std::uint8_t>(TimeClass::weekday) && ref.row < 100;
      if ((ref.kind != static_cast<std::uint8_t>(kind) && !weekday) || !lexicon::written_as(ref.shape, tokens_, *match)) continue;
      const std::string_view exact = times_.exact(ref);
      if (!exact.empty() && text::lower(reader_.surface(at)) != exact) continue;
      found.push_back({match->last, static_cast<int>(kind == TimeClass::weekday ? ref.row % 100 : ref.row), 0});
    }
  }
}

void TimeMatcher::caught_number(TimeClass kind, std::uint32_t at, std::vector<Caught>& found) const {
  const std::string_view surface = reader_.surface(at);
  if (kind == TimeClass::year || kind == TimeClass::short_year || kind == TimeClass::minute) {
    const std::size_t size = kind == TimeClass::year ? 4 : 2;
    if (surface.size() != size || !all_digits(surface)) return;
    const int value = to_int(surface);
    if (kind == TimeClass::year && (value < 1000 || value > 2199)) return;
    if (kind == TimeClass::minute && value > 59) return;
    found.push_back({at, value, 0});
    return;
  }
  if (kind == TimeClass::ordinal && tokens_[at].shape != Shape::lower && roman(surface) != 0) found.push_back({at, roman(surface), 0});
  const auto number = reader_.read(at);
  if (!number) return;
  const bool whole = number->value == std::floor(number->value);
  const bool fits = (kind == TimeClass::number && !number->ordinal) || (kind == TimeClass::ordinal && number->ordinal) ||
                    (kind == TimeClass::day && whole && number->value >= 1 && number->value <= 31 && !number->weak &&
                     (number->digits || number->ordinal || tokens_[at].shape != Shape::number)) ||
                    (kind == TimeClass::hour && whole && number->value >= 0 && number->value <= 24 && !number->ordinal && !number->weak);
  if (fits) found.push_back({number->last, static_cast<int>(std::min(number->value, 1e6)), number->value});
}

void TimeMatcher::caught(TimeClass kind, std::uint32_t at, std::vector<Caught>& found) const {
  switch (kind) {
    case TimeClass::number:
    case TimeClass::ordinal:
    case TimeClass::day:
    case TimeClass::year:
    case TimeClass::short_year:
    case TimeClass::hour:
    case TimeClass::minute:
      return caught_number(kind, at, found);
    default:
      return words_of(at, kind, found);
  }
}

void TimeMatcher::attempt_time(const Attempt& attempt, std::size_t element, std::uint32_t at, TimeExpression& so_far) const {
  std::optional<TimeExpression> inner;
  if (element == 0 && attempt.before != nullptr) {
    inner = *attempt.before;
  } else if (attempt.depth < deepest) {
    inner = longest(at, attempt.depth + 1);
  }
  if (!inner) return;
  so_far.nested.push_back(*inner);
  this->attempt(attempt, element + 1, inner->last + 1, so_far);
  so_far.nested.pop_back();
}

/// "16/03/2020", "16.03.20", "2020-03-16": three numbers parted by the same mark, or one token with two dots.
void TimeMatcher::attempt_date(const Attempt& attempt, std::size_t element, std::uint32_t at, TimeExpression& so_far) const {
  std::vector<std::string_view> parts;
  std::uint32_t last = at;
  if (tokens_[at].shape != Shape::number) return;
  if (const std::string_view whole = reader_.surface(at); std::count(whole.begin(), whole.end(), '.') == 2) {
    const std::size_t one = whole.find('.'), two = whole.rfind('.');
    parts = {whole.substr(0, one), whole.substr(one + 1, two - one - 1), whole.substr(two + 1)};
  } else if (at + 4 < tokens_.size() && (reader_.surface(at + 1) == "/" || reader_.surface(at + 1) == "-") &&
             reader_.surface(at + 1) == reader_.surface(at + 3)) {
    parts = {whole, reader_.surface(at + 2), reader_.surface(at + 4)};
    last = at + 4;
  }
  if (parts.size() != 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return;
  const bool year_first = parts[0].size() == 4;
  int year = to_int(year_first ? parts[0] : parts[2]), month = to_int(parts[1]), day = to_int(year_first ? parts[2] : parts[0]);
  if (!year_first && parts[2].size() != 4 && parts[2].size() != 2) return;
  if (!year_first && parts[2].size() == 2) year += year < 50 ? 2000 : 1900;
  if (!year_first && (times_.month_first() ? day <= 12 : month > 12)) std::swap(day, month);
  if (month < 1 || month > 12 || day < 1 || day > 31) return;
  TimeExpression with = so_far;
  with.days.push_back(day);
  with.months.push_back(month);
  with.years.push_back(year);
  this->attempt(attempt, element + 1, last + 1, with);
}

void TimeMatcher::attempt(const Attempt& attempt, std::size_t element, std::uint32_t at, TimeExpression& so_far) const {
  const auto elements = times_.elements(*attempt.pattern);
  if (element == elements.size()) {
    if (at == so_far.first || (attempt.best && attempt.best->last + 1 >= at)) return;
    attempt.best = so_far;
    attempt.best->last = at - 1;
    return;
  }
  const TimeElement& wanted = elements[element];
  if (at < tokens_.size()) {
    if (wanted.kind == TimeClass::literal) {
      const auto literals = times_.literals(wanted);
      if (std::binary_search(literals.begin(), literals.end(), tokens_[at].hash)) this->attempt(attempt, element + 1, at + 1, so_far);
    } else if (wanted.kind == TimeClass::time) {
      attempt_time(attempt, element, at, so_far);
    } else if (wanted.kind == TimeClass::date) {
      attempt_date(attempt, element, at, so_far);
    } else {
      std::vector<Caught> found;
      caught(wanted.kind, at, found);
      for (const Caught& one : found) {
        TimeExpression with = so_far;
        store(wanted.kind, one.value, one.number, with);
        this->attempt(attempt, element + 1, one.last + 1, with);
      }
    }
  }
  if (wanted.optional != 0) this->attempt(attempt, element + 1, at, so_far);
}

std::optional<TimeExpression> TimeMatcher::longest(std::uint32_t at, int depth) const {
  std::optional<TimeExpression> best;
  if (at >= tokens_.size()) return best;
  const auto patterns = times_.patterns();
  std::vector<std::uint32_t> candidates;
  for (const lexicon::KeyRow& row : times_.starting_with(tokens_[at].hash)) candidates.push_back(row.row);
  for (const TimeClass kind :
       {TimeClass::weekday, TimeClass::full_weekday, TimeClass::month, TimeClass::unit, TimeClass::season, TimeClass::part, TimeClass::holiday,
        TimeClass::number, TimeClass::ordinal, TimeClass::day, TimeClass::year, TimeClass::short_year, TimeClass::hour, TimeClass::date}) {
    const auto starting = times_.starting_with(kind);
    if (starting.empty()) continue;
    if (kind != TimeClass::date) {
      std::vector<Caught> found;
      caught(kind, at, found);
      if (found.empty()) continue;
    }
    for (const lexicon::TimeClassFirst& first : starting) candidates.push_back(first.pattern);
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const std::uint32_t candidate : candidates) {
    TimeExpression start;
    start.pattern = &patterns[candidate];
    start.first = at;
    attempt({start.pattern, depth, best, nullptr}, 0, at, start);
  }
  if (best && depth < deepest) extend(*best, depth);
  return best;
}

void TimeMatcher::extend(TimeExpression& expression, int depth) const {
  for (bool longer = true; longer;) {
    longer = false;
    std::optional<TimeExpression> best = expression;
    for (const lexicon::TimeClassFirst& first : times_.starting_with(TimeClass::time)) {
      const TimePattern& pattern = times_.patterns()[first.pattern];
      TimeExpression start;
      start.pattern = &pattern;
      start.first = expression.first;
      attempt({&pattern, depth, best, &expression}, 0, expression.first, start);
    }
    if (best->last > expression.last) {
      expression = *best;
      longer = depth == 0;
    }
  }
}

}  // namespace relata::mention
