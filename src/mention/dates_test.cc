// SPDX-License-Identifier: Apache-2.0
#include "mention/dates.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lexicon/language.h"

namespace relata::mention {
namespace {

std::string source_folder() {
  const char* folder = std::getenv("RELATA_SOURCE");
  return folder == nullptr ? "." : folder;
}

lexicon::Pack compiled(const std::string& language) {
  auto bytes = lexicon::compile({{source_folder()}, language});
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
  auto pack = lexicon::Pack::from_bytes(std::move(*bytes), language);
  EXPECT_TRUE(pack);
  return std::move(*pack);
}

/// The tense that a suite's line states stands for the tree.
class Stated : public TimeHints {
 public:
  explicit Stated(ClauseTense tense) : tense_(tense) {}
  ClauseTense tense(std::uint32_t /*first*/, std::uint32_t /*last*/) const override { return tense_; }

 private:
  ClauseTense tense_;
};

std::optional<Day> day(const std::string& text) {
  int y = 0, m = 0, d = 0;
  if (std::sscanf(text.c_str(), "%d-%d-%d", &y, &m, &d) != 3) return std::nullopt;
  return Day(std::chrono::year(y) / std::chrono::month(static_cast<unsigned>(m)) / std::chrono::day(static_cast<unsigned>(d)));
}

/// Suite lines: sentence with [the expression] in brackets, article date or -, tense (past present future -), type, value, first day or -, last day
/// or -.
void run_suite(const std::string& language) {
  const lexicon::Pack pack = compiled(language);
  std::ifstream in(source_folder() + "/tests/mention/dates." + language + ".tsv");
  ASSERT_TRUE(in);
  int wrong = 0;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::stringstream cut(line);
    for (std::string cell; std::getline(cut, cell, '\t');) cells.push_back(cell);
    ASSERT_EQ(cells.size(), 7U) << "line " << number;
    std::string text = cells[0];
    const std::size_t open = text.find('['), close = text.find(']');
    ASSERT_NE(close, std::string::npos) << "line " << number;
    text.erase(close, 1);
    text.erase(open, 1);
    const Span wanted{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)};
    std::vector<lexicon::Token> tokens;
    lexicon::scan(text, 0, tokens);
    TimeAnchor anchor;
    anchor.published = day(cells[1]);
    const Stated hints(cells[2] == "past"      ? ClauseTense::past
                       : cells[2] == "present" ? ClauseTense::present
                       : cells[2] == "future"  ? ClauseTense::future
                                               : ClauseTense::unknown);
    const auto found = find_times(text, tokens, pack, hints, anchor);
    std::string got = "nothing";
    for (const FoundTime& one : found) {
      const Span span{tokens[one.first].span.begin, tokens[one.last].span.end};
      if (!span.overlaps(wanted)) continue;
      got = one.value.type + "\t" + one.value.value + "\t" + (one.value.range.begin ? timex(*one.value.range.begin, lexicon::TimeUnit::day) : "-") +
            "\t" + (one.value.range.end ? timex(*one.value.range.end, lexicon::TimeUnit::day) : "-");
      break;
    }
    const std::string expected = cells[3] + "\t" + cells[4] + "\t" + cells[5] + "\t" + cells[6];
    if (got == expected) continue;
    ++wrong;
    ADD_FAILURE() << language << ":" << number << ": " << cells[0] << " (" << cells[1] << ", " << cells[2] << ")\n  expected " << expected
                  << "\n  got      " << got;
  }
  EXPECT_EQ(wrong, 0);
}

TEST(Dates, PortugueseSuite) {
  run_suite("pt");
}
TEST(Dates, EnglishSuite) {
  run_suite("en");
}
TEST(Dates, SpanishSuite) {
  run_suite("es");
}

}  // namespace
}  // namespace relata::mention
