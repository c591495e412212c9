// SPDX-License-Identifier: Apache-2.0
// Number words are read as in school: small words add ("trinta e dois"), a multiplier closes what stands before it ("duzentos mil"), a
// greater one closes all ("dos mil millones"). Digits may carry a multiplier too ("2,5 milhões"). What adds up to nothing people say
// ("dois cinco") ends the number. The words and the separators come from numbers.toml.
// Tested by numbers_test.cc.
#include "mention/numbers.h"

#include <charconv>
#include <cmath>
#include <string>

namespace relata::mention {
namespace {

using lexicon::NumberKind;
using lexicon::NumberRef;
using lexicon::Shape;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a small word may follow what has been read since the last multiplier.
bool adds(double current, double value) {
  if (current == 0) return true;
  if (value >= 100) return false;
  if (value >= 10) return std::fmod(current, 100) == 0;
  return std::fmod(current, 10) == 0 && std::fmod(current, 100) != 10;
}

}  // namespace

std::optional<double> parse_digits(std::string_view digits, const lexicon::Numbers& words) {
  std::string plain;
  std::size_t group = 0;  // digits since the last separator
  char last_separator = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (is_digit(c)) {
      plain += c;
      ++group;
      continue;
    }
    const std::size_t rest = digits.find_first_not_of("0123456789", i + 1);
    const std::size_t behind = (rest == std::string_view::npos ? digits.size() : rest) - i - 1;
    const bool grouping = words.groups(c) && behind == 3 && (last_separator == 0 ? group <= 3 && group > 0 : group == 3) && digits[0] != '0';
    if (last_separator == words.decimal()) return std::nullopt;
    if (grouping && !(c == words.decimal())) {
      last_separator = c;
    } else if (c == words.decimal() || (rest == std::string_view::npos && last_separator == 0)) {
      plain += '.';
      last_separator = words.decimal();
      if (rest != std::string_view::npos) return std::nullopt;
    } else {
      return std::nullopt;
    }
    group = 0;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

std::optional<NumberReader::Word> NumberReader::word(std::uint32_t at) const {
  std::vector<lexicon::NameMatch> matches;
  words_.words().match(tokens_, at, matches);
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    for (const lexicon::NameRef& ref : match->refs) {
      if (ref.kind == static_cast<std::uint8_t>(NumberRef::word)) return Word{match->last, words_.word(ref.row)};
    }
  }
  return std::nullopt;
}

std::uint32_t NumberReader::after_connector(std::uint32_t at) const {
  if (at + 1 >= tokens_.size()) return at;
  if (surface(at) == "-" && !tokens_[at].space_before) return at + 1;
  std::vector<lexicon::NameMatch> matches;
  words_.words().match(tokens_, at, matches);
  for (const lexicon::NameMatch& match : matches) {
    for (const lexicon::NameRef& ref : match.refs) {
      if (ref.kind == static_cast<std::uint8_t>(NumberRef::connector) && match.last + 1 < tokens_.size()) return match.last + 1;
    }
  }
  return at;
}

std::optional<Number> NumberReader::digits(std::uint32_t at) const {
  auto value = parse_digits(surface(at), words_);
  if (!value) return std::nullopt;
  Number number{at, at, *value, false, false, true, false};
  // "300 000": groups of exactly three digits, each after one space.
  const bool spaced = words_.groups(' ') && surface(at).size() <= 3 && surface(at)[0] != '0';
  for (std::uint32_t next = at + 1; spaced && next < tokens_.size() && tokens_[next].shape == Shape::number && tokens_[next].space_before; ++next) {
    const std::string_view group = surface(next);
    const bool three = group.size() >= 3 && is_digit(group[1]) && is_digit(group[2]) && (group.size() == 3 || group[3] == words_.decimal());
    const auto more = parse_digits(group, words_);
    if (!three || !more || tokens_[next].span.begin - tokens_[next - 1].span.end > 2) break;
    number.value = number.value * 1000 + *more;
    number.last = next;
    if (group.size() > 3) break;
  }
  const std::uint32_t next = number.last + 1;
  if (next < tokens_.size() && !tokens_[next].space_before && number.value == std::floor(number.value)) {
    std::uint32_t suffix = next;
    if (surface(suffix) == "." && suffix + 1 < tokens_.size() && !tokens_[suffix + 1].space_before) ++suffix;  // "11.º"
    if (words_.is_ordinal_suffix(surface(suffix))) {
      number.last = suffix;
      number.ordinal = true;
      return number;
    }
  }
  multiply(number);
  return number;
}

void NumberReader::multiply(Number& number) const {
  for (double last = 0; number.last + 1 < tokens_.size();) {
    const auto next = word(number.last + 1);
    if (!next || (next->word.kind != NumberKind::multiplier && next->word.kind != NumberKind::collective)) return;
    if (last != 0 && next->word.value < last) return;
    last = next->word.value;
    number.value *= next->word.value;
    number.last = next->last;
    number.digits = false;
    const std::uint32_t half_at = after_connector(number.last + 1 < tokens_.size() ? number.last + 1 : number.last);
    if (half_at <= number.last + 1) continue;
    if (const auto half = word(half_at); half && half->word.kind == NumberKind::half) {
      number.value += last / 2;
      number.last = half->last;
      return;
    }
  }
}

std::optional<Number> NumberReader::words(std::uint32_t at) const {
  Number number{at, at, 0, false, false, false, false};
  double total = 0, current = 0, last_multiplier = 0;
  bool any = false, only_weak = true;
  for (std::uint32_t position = at; position < tokens_.size();) {
    const std::uint32_t start = any ? after_connector(position) : position;
    const auto next = word(start);
    if (!next) break;
    const double value = next->word.value;
    const NumberKind kind = next->word.kind;
    if (kind == NumberKind::small || kind == NumberKind::weak) {
      if (any && !adds(current, value)) break;
      current += value;
      only_weak = only_weak && kind == NumberKind::weak;
    } else if (kind == NumberKind::multiplier) {
      if (start != position && value < 1000) break;
      if (value == 100) {
        current = (current == 0 ? 1 : current) * 100;
      } else if (last_multiplier != 0 && value > last_multiplier) {
        total = (total + current) * value;
        current = 0;
      } else {
        total += (current == 0 ? 1 : current) * value;
        current = 0;
      }
      last_multiplier = value;
      only_weak = false;
    } else if (kind == NumberKind::collective && start == position && any && total == 0) {
      total = current * value;
      current = 0;
      number.collective = only_weak;
      only_weak = false;
      number.last = next->last;
      any = true;
      break;
    } else if (kind == NumberKind::half && start != position && last_multiplier != 0) {
      total += last_multiplier / 2;
      number.last = next->last;
      break;
    } else if (kind == NumberKind::ordinal && (!any || current != 0)) {
      if (any && (!adds(current, value) || only_weak)) break;
      current += value;
      number.ordinal = true;
      only_weak = false;
    } else {
      break;
    }
    any = true;
    number.last = next->last;
    position = next->last + 1;
  }
  if (!any) return std::nullopt;
  number.value = total + current;
  number.weak = only_weak;
  return number;
}

std::optional<Number> NumberReader::read(std::uint32_t at) const {
  if (at >= tokens_.size()) return std::nullopt;
  if (tokens_[at].shape == Shape::number) return digits(at);
  if (tokens_[at].shape == Shape::mark) return std::nullopt;
  return words(at);
}

}  // namespace relata::mention
