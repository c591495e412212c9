// SPDX-License-Identifier: Apache-2.0
// Patterns are sequences of words and classes: "na|no? {weekday} passada|passado". Each becomes a row of elements; the words are hashes of
// folded tokens, so that matching needs no strings. A pattern is found through the words or classes it can begin with.
// Tested through the solver, by mention/dates_test.cc.
#include "lexicon/times.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "text/fold.h"

namespace relata::lexicon {
namespace {

constexpr std::array<std::string_view, 17> classes = {"literal", "weekday", "month",   "unit",         "season", "part",
                                                      "holiday", "number",  "ordinal", "day",          "year",   "short_year",
                                                      "hour",    "minute",  "date",    "full_weekday", "time"};
constexpr std::array<std::string_view, 13> units = {"second", "minute",  "hour", "day",  "week",   "weekend", "fortnight",
                                                    "month",  "quarter", "half", "year", "decade", "century"};
constexpr std::array<std::string_view, 7> parts = {"dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"};
constexpr std::array<std::string_view, 23> ops = {"day",     "weekday", "date",     "month", "year",    "decade", "century", "shift",
                                                  "ago",     "span",    "duration", "set",   "since",   "until",  "between", "from_to_days",
                                                  "part_of", "segment", "season",   "clock", "holiday", "now",    "same"};
constexpr std::array<std::string_view, 4> directions = {"tense", "last", "this", "next"};
constexpr std::array<std::string_view, 3> references = {"past", "present", "future"};
constexpr std::array<std::string_view, 3> segments = {"start", "mid", "end"};
constexpr std::uint32_t future_list = 0, ahead_list = 1, order_list = 2, ending_list = 3;

template <std::size_t size>
int place_in(const std::array<std::string_view, size>& list, std::string_view word) {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

struct Collected {
  PackWriter& writer;
  NameIndexWriter names;
  std::vector<Text> exact;
  std::vector<TimePattern> patterns;
  std::vector<TimeElement> elements;
  std::vector<std::uint64_t> literals;
  std::vector<KeyRow> by_word;
  std::vector<TimeClassFirst> by_class;
  KeyIndex lists;
};

/// One entry's file and place, for faults.
struct Entry {
  const TomlFile& file;
  const Toml& table;
  Faults& faults;
  void fault(const std::string& finding) const { file.fault(table, finding, faults); }
};

/// Reads the words of one class: `key` holds tables {words, value}.
template <std::size_t size>
void read_class(const TomlFile& file, std::string_view key, TimeClass kind, const std::array<std::string_view, size>* names, Collected& to,
                Faults& faults) {
  for (const Toml* table : file.tables(key, faults)) {
    file.only(*table, {"words", "value", "exact", "short"}, faults);
    int value = static_cast<int>((*table)["value"].integer);
    if (names != nullptr) value = place_in(*names, file.string(*table, "value", TomlFile::Presence::required, faults));
    if (value < 0) file.fault(*table, "value is none of those that the head of time.toml lists", faults);
    if (file.boolean(*table, "short", false, faults)) value += 100;
    const bool exact = file.boolean(*table, "exact", false, faults);
    for (const std::string& word : file.strings(*table, "words", TomlFile::Presence::required, faults)) {
      if (exact) to.exact.push_back(to.writer.text(text::lower(word)));
      to.names.add(word, {static_cast<std::uint32_t>(value), static_cast<std::uint8_t>(kind), shape_of_name(word),
                          static_cast<std::uint16_t>(exact ? to.exact.size() : 0)});
    }
  }
}

bool read_element(std::string part, const Entry& entry, Collected& to) {
  TimeElement element;
  if (part.size() > 1 && part.back() == '?') {
    element.optional = 1;
    part.pop_back();
  }
  if (part.front() == '{' && part.back() == '}') {
    const int kind = place_in(classes, std::string_view(part).substr(1, part.size() - 2));
    if (kind <= 0) return entry.fault("unknown class " + part), false;
    element.kind = static_cast<TimeClass>(kind);
  } else {
    element.literals = static_cast<std::uint32_t>(to.literals.size());
    std::stringstream words(part);
    for (std::string word; std::getline(words, word, '|');) {
      std::vector<Token> tokens;
      scan(word, 0, tokens);
      if (tokens.size() != 1) return entry.fault("each word of a pattern must be one token: " + word), false;
      to.literals.push_back(tokens[0].hash);
    }
    element.literal_count = static_cast<std::uint16_t>(to.literals.size() - element.literals);
    std::sort(to.literals.begin() + element.literals, to.literals.end());
  }
  to.elements.push_back(element);
  return true;
}

/// Files the pattern under everything it can begin with.
void index_pattern(std::uint32_t number, const TimePattern& pattern, Collected& to) {
  for (std::uint32_t i = 0; i < pattern.element_count; ++i) {
    const TimeElement& element = to.elements[pattern.elements + i];
    if (element.kind == TimeClass::literal) {
      for (std::uint32_t l = 0; l < element.literal_count; ++l) to.by_word.push_back({to.literals[element.literals + l], number, 0});
    } else {
      to.by_class.push_back({static_cast<std::uint32_t>(element.kind), number});
    }
    if (element.optional == 0) return;
  }
}

template <std::size_t size>
std::uint8_t choice(const Entry& entry, std::string_view key, const std::array<std::string_view, size>& list, std::uint8_t otherwise) {
  const std::string word = entry.file.string(entry.table, key, TomlFile::Presence::optional, entry.faults);
  if (word.empty()) return otherwise;
  const int found = place_in(list, word);
  if (found < 0) entry.fault(std::string(key) + " can't be " + word);
  return static_cast<std::uint8_t>(std::max(found, 0));
}

void read_pattern(const Entry& entry, Collected& to) {
  entry.file.only(entry.table, {"op", "n", "unit", "direction", "narration", "part", "segment", "reference", "match"}, entry.faults);
  TimePattern common;
  common.op = static_cast<TimeOp>(choice(entry, "op", ops, 0xff));
  if (static_cast<std::uint8_t>(common.op) == 0xff) return entry.fault("op is missing");
  common.n = static_cast<std::int8_t>(entry.file.number(entry.table, "n", 0, entry.faults));
  common.unit = choice(entry, "unit", units, 0xff);
  common.direction = choice(entry, "direction", directions, 0);
  common.narration = entry.file.boolean(entry.table, "narration", false, entry.faults) ? 1 : 0;
  common.value = choice(entry, "part", parts, choice(entry, "segment", segments, choice(entry, "reference", references, 0xff)));
  for (const std::string& match : entry.file.strings(entry.table, "match", TomlFile::Presence::required, entry.faults)) {
    TimePattern pattern = common;
    pattern.elements = static_cast<std::uint32_t>(to.elements.size());
    std::stringstream parts_of(match);
    for (std::string part; parts_of >> part;) {
      if (!read_element(part, entry, to)) return;
    }
    pattern.element_count = static_cast<std::uint16_t>(to.elements.size() - pattern.elements);
    if (pattern.element_count == 0) return entry.fault("empty pattern");
    index_pattern(static_cast<std::uint32_t>(to.patterns.size()), pattern, to);
    to.patterns.push_back(pattern);
  }
}

constexpr const std::array<std::string_view, 1>* plain = nullptr;

}  // namespace

void compile_times(const Sources& sources, PackWriter& writer, Faults& faults) {
  Collected to{writer, {}, {}, {}, {}, {}, {}, {}, {}};
  for (const auto& path : sources.language_files("time.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(
        file.root(),
        {"weekday", "month", "unit", "season", "part", "holiday", "pattern", "future_auxiliaries", "points_ahead", "date_order", "future_endings"},
        faults);
    read_class(file, "weekday", TimeClass::weekday, plain, to, faults);
    read_class(file, "month", TimeClass::month, plain, to, faults);
    read_class(file, "unit", TimeClass::unit, &units, to, faults);
    read_class(file, "season", TimeClass::season, plain, to, faults);
    read_class(file, "part", TimeClass::part, &parts, to, faults);
    read_class(file, "holiday", TimeClass::holiday, plain, to, faults);
    for (const Toml* table : file.tables("pattern", faults)) read_pattern({file, *table, faults}, to);
    for (const std::string& lemma : file.strings(file.root(), "future_auxiliaries", TomlFile::Presence::optional, faults))
      to.lists.add(text::fold(lemma), future_list);
    for (const std::string& word : file.strings(file.root(), "points_ahead", TomlFile::Presence::optional, faults))
      to.lists.add(text::fold(word), ahead_list);
    for (const std::string& ending : file.strings(file.root(), "future_endings", TomlFile::Presence::optional, faults))
      to.lists.add(ending, ending_list);
    const std::string order = file.string(file.root(), "date_order", TomlFile::Presence::optional, faults);
    if (!order.empty()) to.lists.add(order, order_list);
  }
  std::sort(to.by_word.begin(), to.by_word.end(),
            [](const KeyRow& a, const KeyRow& b) { return a.hash != b.hash ? a.hash < b.hash : a.row < b.row; });
  std::sort(to.by_class.begin(), to.by_class.end(),
            [](const TimeClassFirst& a, const TimeClassFirst& b) { return std::pair(a.kind, a.pattern) < std::pair(b.kind, b.pattern); });
  to.names.write("times", writer);
  writer.add("times.exact", to.exact);
  writer.add("times.patterns", to.patterns);
  writer.add("times.elements", to.elements);
  writer.add("times.literals", to.literals);
  writer.add("times.by_word", to.by_word);
  writer.add("times.by_class", to.by_class);
  writer.add("times.lists", to.lists.sorted());
}

Times::Times(const Pack& pack)
    : pack_(&pack),
      words_(pack, "times"),
      exact_(pack.table<Text>("times.exact")),
      patterns_(pack.table<TimePattern>("times.patterns")),
      elements_(pack.table<TimeElement>("times.elements")),
      literals_(pack.table<std::uint64_t>("times.literals")),
      by_word_(pack.table<KeyRow>("times.by_word")),
      lists_(pack.table<KeyRow>("times.lists")),
      by_class_(pack.table<TimeClassFirst>("times.by_class")) {}

std::span<const KeyRow> Times::starting_with(std::uint64_t token) const {
  const auto [first, last] =
      std::equal_range(by_word_.begin(), by_word_.end(), KeyRow{token, 0, 0}, [](const KeyRow& a, const KeyRow& b) { return a.hash < b.hash; });
  return {first, last};
}

std::span<const TimeClassFirst> Times::starting_with(TimeClass kind) const {
  const auto [first, last] = std::equal_range(by_class_.begin(), by_class_.end(), TimeClassFirst{static_cast<std::uint32_t>(kind), 0},
                                              [](const TimeClassFirst& a, const TimeClassFirst& b) { return a.kind < b.kind; });
  return {first, last};
}

bool Times::has(std::uint32_t list, std::string_view lemma) const {
  const auto found = find_key(lists_, text::fold(lemma));
  return std::any_of(found.begin(), found.end(), [list](const KeyRow& row) { return row.row == list; });
}

bool Times::is_future_form(std::string_view lower_form) const {
  for (std::size_t size = 2; size <= 8 && size + 1 < lower_form.size(); ++size) {
    const auto found = find_key(lists_, lower_form.substr(lower_form.size() - size));
    if (std::any_of(found.begin(), found.end(), [](const KeyRow& row) { return row.row == ending_list; })) return true;
  }
  return false;
}

bool Times::points_ahead(std::uint64_t token) const {
  const auto first = std::lower_bound(lists_.begin(), lists_.end(), token, [](const KeyRow& row, std::uint64_t wanted) { return row.hash < wanted; });
  for (auto row = first; row != lists_.end() && row->hash == token; ++row) {
    if (row->row == ahead_list) return true;
  }
  return false;
}

}  // namespace relata::lexicon
