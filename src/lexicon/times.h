// SPDX-License-Identifier: Apache-2.0
// Words and patterns of time expressions: time.toml of a language. The solver that reads texts with them is mention/dates.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/domains.h"
#include "lexicon/names.h"

namespace relata::lexicon {

/// Classes of words, and what a pattern may ask for with {weekday}, {day}, …
enum class TimeClass : std::uint8_t {
  literal,     ///< one of the element's own words
  weekday,     ///< 1 Monday to 7 Sunday; rows of short forms hold 100 more
  month,       ///< 1 to 12
  unit,        ///< value: TimeUnit
  season,      ///< 1 spring to 4 winter
  part,        ///< part of day: TimePart
  holiday,     ///< month * 100 + day
  number,      ///< any cardinal
  ordinal,     ///< first, 2nd
  day,         ///< 1 to 31, "1º" and words too
  year,        ///< four digits, 1000 to 2199
  short_year,  ///< two digits: 90 = 1990, 05 = 2005
  hour,
  minute,
  date,          ///< all digits: 16/03/2020, 16.03.20, 2020-03-16
  full_weekday,  ///< a weekday that is no other word ("terça-feira", not "terça")
  time,          ///< another expression
};

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, weekend, fortnight, month, quarter, half, year, decade, century };
enum class TimePart : std::uint8_t { dawn, morning, noon, afternoon, evening, night, midnight };

/// What a pattern computes; time.toml explains each.
enum class TimeOp : std::uint8_t {
  day,
  weekday,
  date,
  month,
  year,
  decade,
  century,
  shift,
  ago,
  span,
  duration,
  set,
  since,
  until,
  between,
  from_to_days,
  part_of,
  segment,
  season,
  clock,
  holiday,
  now,
  same,
};

struct TimeElement {
  std::uint32_t literals = 0;  ///< first of its words in the table of hashes
  std::uint16_t literal_count = 0;
  TimeClass kind = TimeClass::literal;
  std::uint8_t optional = 0;
};

struct TimePattern {
  std::uint32_t elements = 0;
  std::uint16_t element_count = 0;
  TimeOp op = TimeOp::day;
  std::int8_t n = 0;
  std::uint8_t unit = 0xff;    ///< TimeUnit fixed by the pattern
  std::uint8_t direction = 0;  ///< of a weekday or a date without year: 0 by tense, 1 last, 2 this, 3 next
  std::uint8_t narration = 0;  ///< 1: counted from the last date named
  std::uint8_t value = 0xff;   ///< part of day, segment, or PAST/PRESENT/FUTURE of `now`
};

struct TimeClassFirst {
  std::uint32_t kind = 0, pattern = 0;
};

/// View over the pack's time tables; borrows the pack.
class Times {
 public:
  explicit Times(const Pack& pack);

  const NameIndex& words() const { return words_; }  ///< refs of kind TimeClass, row = value
  std::span<const TimePattern> patterns() const { return patterns_; }
  std::span<const TimeElement> elements(const TimePattern& pattern) const { return elements_.subspan(pattern.elements, pattern.element_count); }
  std::span<const std::uint64_t> literals(const TimeElement& element) const { return literals_.subspan(element.literals, element.literal_count); }
  /// Patterns that may begin with this word.
  std::span<const KeyRow> starting_with(std::uint64_t token) const;
  /// Patterns that may begin with a word of a class; {time} first means: behind another expression.
  std::span<const TimeClassFirst> starting_with(TimeClass kind) const;
  /// A lemma that as auxiliary makes the clause future ("ir", "will").
  bool is_future_auxiliary(std::string_view lemma) const { return has(0, lemma); }
  /// A verb form whose ending says future ("retomarão"), whatever a tagger says.
  bool is_future_form(std::string_view lower_form) const;
  /// A preposition before an expression that points ahead ("para", "for").
  bool points_ahead(std::uint64_t token) const;
  /// Numeric dates put the month first ("3/16/2020").
  bool month_first() const { return has(2, "mdy"); }
  /// A word that must be written with its accents ("março" is no "marco"); empty if the ref asks nothing.
  std::string_view exact(const NameRef& ref) const { return ref.rank == 0 ? std::string_view() : pack_->text(exact_[ref.rank - 1U]); }

 private:
  bool has(std::uint32_t list, std::string_view lemma) const;

  const Pack* pack_;
  NameIndex words_;
  std::span<const Text> exact_;
  std::span<const TimePattern> patterns_;
  std::span<const TimeElement> elements_;
  std::span<const std::uint64_t> literals_;
  std::span<const KeyRow> by_word_, lists_;
  std::span<const TimeClassFirst> by_class_;
};

void compile_times(const Sources& sources, PackWriter& writer, Faults& faults);

}  // namespace relata::lexicon
