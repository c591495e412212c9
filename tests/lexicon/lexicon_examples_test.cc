// SPDX-License-Identifier: Apache-2.0
// Every sense of every language carries a sentence of news and what it must give. All are read; those that fail must stand, with the reason,
// in tests/lexicon/known_failures.<code>.txt (RELATA_WRITE=1 writes the list anew), and no larger share may fail than is listed there.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "lexicon/examples.h"

namespace relata::lexicon_examples {
namespace {

constexpr double goal = 0.97, tolerance = 0.02;  // a new model of syntax reads a few otherwise

std::string list_path(const std::string& code) {
  return "tests/lexicon/known_failures." + code + ".txt";
}

/// The share of failing examples that the list admits: its first line ends in "N of M."; 1 if there is no list.
double listed_share(const std::string& code) {
  std::ifstream in(list_path(code));
  std::string line;
  std::getline(in, line);
  const std::size_t colon = line.rfind(": ");
  double failing = 1, all = 1;
  if (colon != std::string::npos) std::sscanf(line.c_str() + colon, ": %lf of %lf", &failing, &all);
  return failing / all;
}

void write(const std::string& code, const std::vector<std::string>& failures, std::size_t all) {
  std::ofstream out(list_path(code));
  out << "# Examples of the lexicon that don't give yet what they must, and why: " << failures.size() << " of " << all
      << ".\n# Written by tests/lexicon with RELATA_WRITE=1.\n";
  for (const std::string& failure : failures) out << failure << '\n';
}

class LexiconExamples : public testing::TestWithParam<std::string> {};

TEST_P(LexiconExamples, GiveWhatTheyMust) {
  const std::string code = GetParam();
  const std::filesystem::path data = std::getenv("RELATA_DATA") == nullptr ? "build/release/share/relata" : std::getenv("RELATA_DATA");
  auto language = lexicon::Language::open(data / (code + ".lexicon"));
  ASSERT_TRUE(language.has_value()) << language.error().message;
  auto parser = syntax::Parser::open(data / (code + ".rmodel"));
  ASSERT_TRUE(parser.has_value()) << parser.error().message;
  Reader reader{std::move(*parser), std::move(*language), {}};
  const lexicon::Predicates predicates(reader.language.pack());
  std::vector<std::string> failures;
  for (const lexicon::ExampleRow& example : predicates.examples()) {
    const std::string reason = check(predicates, example, reader.read(predicates.text(example.text)));
    const std::string sense(predicates.text(predicates.sense(example.sense).id));
    if (!reason.empty())
      failures.push_back(sense + " | " + reason + " | " + std::string(predicates.text(example.expect)) + " | " +
                         std::string(predicates.text(example.text)));
  }
  const std::size_t all = predicates.examples().size();
  if (all == 0) GTEST_SKIP() << code << " has no predicates yet";
  const double passed = 1.0 - static_cast<double>(failures.size()) / static_cast<double>(all);
  std::cout << code << ": " << all - failures.size() << " of " << all << " examples pass, " << passed << "; the goal is " << goal << '\n';
  if (std::getenv("RELATA_WRITE") != nullptr) return write(code, failures, all);
  EXPECT_LE(1.0 - passed, listed_share(code) + tolerance) << [&] {
    std::string text = "failing:\n";
    for (const std::string& failure : failures) text += failure + '\n';
    return text;
  }();
}

INSTANTIATE_TEST_SUITE_P(Languages, LexiconExamples, testing::Values("pt", "en", "es"), [](const auto& code) { return code.param; });

}  // namespace
}  // namespace relata::lexicon_examples
