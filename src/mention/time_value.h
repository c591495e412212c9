// SPDX-License-Identifier: Apache-2.0
// What a time expression means, seen from the article's date, the clause's tense and the last date named.
#pragma once

#include <optional>
#include <string>

#include "mention/calendar.h"
#include "mention/time_match.h"

namespace relata::mention {

enum class ClauseTense : std::uint8_t { unknown, past, present, future };

/// Where a text stands in time.
struct TimeAnchor {
  std::optional<Day> published;
  TimeBasis basis = TimeBasis::published;  ///< what `published` rests on: published or inferred
  std::optional<Day> narration;            ///< the last day that the text named
  ClauseTense tense = ClauseTense::unknown;
  bool nearest_weekday = false;  ///< "promised for Wednesday", told in the past: before or after, whichever is nearer
};

struct TimeValue {
  std::string type = "DATE";  ///< DATE TIME DURATION SET
  std::string value;          ///< TIMEX3; "XXXX-…" where the text leaves it open
  TimeRange range;            ///< no mention
  lexicon::TimeUnit grain = lexicon::TimeUnit::day;
};

/// Always gives a value; its days are empty where nothing fixes them.
TimeValue evaluate(const TimeExpression& expression, const TimeAnchor& anchor);

}  // namespace relata::mention
