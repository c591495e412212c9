// SPDX-License-Identifier: Apache-2.0
// Finds time expressions by the patterns of time.toml, before anything is computed: which pattern, and what its classes caught.
#pragma once

#include <optional>
#include <vector>

#include "lexicon/times.h"
#include "mention/numbers.h"

namespace relata::mention {

/// A pattern that fits tokens [first, last], with the values it caught in text order.
struct TimeExpression {
  const lexicon::TimePattern* pattern = nullptr;
  std::uint32_t first = 0, last = 0;
  std::vector<int> weekdays, months, days, years, hours, minutes;
  std::optional<double> number;
  std::optional<int> ordinal, season, holiday;
  std::optional<lexicon::TimeUnit> unit;
  std::optional<lexicon::TimePart> part;
  bool short_year = false;             ///< years hold two-digit ones
  std::vector<TimeExpression> nested;  ///< what {time} caught
};

/// Borrows the text, tokens and data.
class TimeMatcher {
 public:
  TimeMatcher(std::string_view text, std::span<const lexicon::Token> tokens, const lexicon::Times& times, const lexicon::Numbers& numbers)
      : tokens_(tokens), times_(times), reader_(text, tokens, numbers) {}

  /// The longest expression that begins at this token; of equally long ones the pattern that stands first in the file.
  std::optional<TimeExpression> longest(std::uint32_t at) const { return longest(at, 0); }

 private:
  struct Caught {
    std::uint32_t last = 0;
    int value = 0;
    double number = 0;
  };
  struct Attempt {
    const lexicon::TimePattern* pattern;
    int depth;
    std::optional<TimeExpression>& best;
    const TimeExpression* before = nullptr;  ///< what a leading {time} stands for
  };
  std::optional<TimeExpression> longest(std::uint32_t at, int depth) const;
  void extend(TimeExpression& expression, int depth) const;
  void attempt(const Attempt& attempt, std::size_t element, std::uint32_t at, TimeExpression& so_far) const;
  void attempt_time(const Attempt& attempt, std::size_t element, std::uint32_t at, TimeExpression& so_far) const;
  void attempt_date(const Attempt& attempt, std::size_t element, std::uint32_t at, TimeExpression& so_far) const;
  void caught(lexicon::TimeClass kind, std::uint32_t at, std::vector<Caught>& found) const;
  void caught_number(lexicon::TimeClass kind, std::uint32_t at, std::vector<Caught>& found) const;
  void words_of(std::uint32_t at, lexicon::TimeClass kind, std::vector<Caught>& found) const;

  std::span<const lexicon::Token> tokens_;
  const lexicon::Times& times_;
  NumberReader reader_;
};

}  // namespace relata::mention
