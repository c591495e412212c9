// SPDX-License-Identifier: Apache-2.0
// Tested by dates_test.cc.
#include "mention/dates.h"

namespace relata::mention {
namespace {

/// Whether a word before or at the head of the expression points ahead ("uma marcha para o sábado").
bool points_ahead(const TimeExpression& expression, std::span<const lexicon::Token> tokens, const lexicon::Times& times) {
  const std::uint32_t from = expression.first >= 2 ? expression.first - 2 : 0;
  for (std::uint32_t i = from; i <= expression.first; ++i) {
    const bool adjacent = i == expression.first || tokens[i + 1].span.begin - tokens[i].span.end <= 1;
    if (adjacent && times.points_ahead(tokens[i].hash)) return true;
  }
  return false;
}

}  // namespace

std::vector<FoundTime> find_times(std::string_view text, std::span<const lexicon::Token> tokens, const lexicon::Pack& pack, const TimeHints& hints,
                                  TimeAnchor& anchor) {
  const lexicon::Times times(pack);
  const lexicon::Numbers numbers(pack);
  const TimeMatcher matcher(text, tokens, times, numbers);
  std::vector<FoundTime> found;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const auto expression = matcher.longest(at);
    if (!expression || !hints.plausible(*expression)) continue;
    const ClauseTense tense = hints.tense(expression->first, expression->last);
    const bool ahead = points_ahead(*expression, tokens, times);
    anchor.tense = ahead ? ClauseTense::future : tense;
    anchor.nearest_weekday = ahead && tense == ClauseTense::past;
    FoundTime one{expression->first, expression->last, evaluate(*expression, anchor)};
    const bool a_day = one.value.grain == lexicon::TimeUnit::day && one.value.type == "DATE" && one.value.range.begin &&
                       one.value.range.begin == one.value.range.end;
    if (a_day) anchor.narration = one.value.range.begin;
    found.push_back(std::move(one));
    at = expression->last;
  }
  return found;
}

}  // namespace relata::mention
