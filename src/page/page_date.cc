// SPDX-License-Identifier: Apache-2.0
#include "page/page_date.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lexicon/boilerplate.h"

namespace relata::page {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int number = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (!is_digit(text[i])) return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1990 || year > 2100 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional<Day>(Day{date}) : std::nullopt;
}

// "Sat, 12 Jul 2025", "12 Jul 2025", "Jul 12, 2025", "July 12, 2025": months as the English of machines has them.
std::optional<Day> english_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  int day = -1, month = -1, year = -1;
  for (std::size_t i = 0; i < text.size() && i < 48;) {
    std::size_t end = i;
    if (is_digit(text[i])) {
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end - i == 4 && year < 0)
        year = number_at(text, i, 4);
      else if (end - i <= 2 && day < 0)
        day = number_at(text, i, end - i);
    } else if ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') {
      while (end < text.size() && (text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z') ++end;
      for (std::size_t m = 0; m < months.size() && end - i >= 3 && month < 0; ++m) {
        if ((text[i] | 0x20) == months[m][0] && (text[i + 1] | 0x20) == months[m][1] && (text[i + 2] | 0x20) == months[m][2])
          month = static_cast<int>(m) + 1;
      }
    } else {
      ++end;
    }
    if (day > 0 && month > 0 && year > 0) break;
    i = end;
  }
  return make_day(year, month, day);
}

}  // namespace

std::optional<Day> date_of(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\"");
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin);
  if (const int year = number_at(text, 0, 4); year > 0 && text.size() >= 8) {
    if (text[4] == '-' || text[4] == '/' || text[4] == '.') {
      // One or two digits each.
      const std::size_t month_digits = text.size() > 6 && is_digit(text[6]) ? 2 : 1;
      const std::size_t day_at = 5 + month_digits + 1;
      const std::size_t day_digits = day_at + 1 < text.size() && is_digit(text[day_at + 1]) ? 2 : 1;
      return make_day(year, number_at(text, 5, month_digits), number_at(text, day_at, day_digits));
    }
    return make_day(year, number_at(text, 4, 2), number_at(text, 6, 2));
  }
  if (text.size() >= 10 && (text[2] == '/' || text[2] == '-' || text[2] == '.') && text[5] == text[2])
    return make_day(number_at(text, 6, 4), number_at(text, 3, 2), number_at(text, 0, 2));
  return english_date(text);
}

std::optional<Day> date_in_words(std::string_view text, const MonthWords& months) {
  const std::string words = lexicon::phrase_words(text);
  std::vector<std::string_view> tokens;
  for (std::size_t at = 0; at < words.size() && tokens.size() < 60;) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    tokens.push_back(std::string_view(words).substr(at, end - at));
    at = end + 1;
  }
  // The number at `i`, "1o" of "1º" too; -1 if it is none.
  const auto number = [&](std::size_t i, std::size_t digits) {
    if (i >= tokens.size()) return -1;
    std::string_view token = tokens[i];
    while (!token.empty() && !is_digit(token.back())) token.remove_suffix(1);
    return token.empty() || token.size() > digits || tokens[i].size() > token.size() + 2 ? -1 : number_at(token, 0, token.size());
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto month = months.find(tokens[i]);
    if (month == months.end()) continue;
    int day = i >= 1 ? number(i - 1, 2) : -1;
    if (day < 0 && i >= 2) day = number(i - 2, 2);  // "12 de julho"
    std::size_t next = i + 1;
    if (day < 0) day = number(next++, 2);  // "July 12"
    for (std::size_t y = next; y < next + 2; ++y) {
      if (y >= tokens.size() || tokens[y].size() != 4) continue;
      if (auto found = make_day(number(y, 4), static_cast<int>(month->second), day)) return found;
    }
  }
  return std::nullopt;
}

std::optional<Day> date_in_url(std::string_view url) {
  for (std::size_t i = 1; i + 8 <= url.size(); ++i) {
    if (is_digit(url[i - 1]) || !is_digit(url[i])) continue;
    const char separator = url.size() > i + 4 ? url[i + 4] : 0;
    if ((separator == '/' || separator == '-' || separator == '_') && i + 10 <= url.size() && url[i + 7] == separator) {
      if (auto day = make_day(number_at(url, i, 4), number_at(url, i + 5, 2), number_at(url, i + 8, 2))) return day;
    }
    const bool eight = number_at(url, i, 8) > 0 && (i + 8 == url.size() || !is_digit(url[i + 8]));
    if (eight) {
      if (auto day = make_day(number_at(url, i, 4), number_at(url, i + 4, 2), number_at(url, i + 6, 2))) return day;
    }
  }
  return std::nullopt;
}

}  // namespace relata::page
