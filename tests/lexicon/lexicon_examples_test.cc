// SPDX-License-Identifier: Apache-2.0
// Every sense of every language carries a sentence of news and what it must give. All are read; those that fail must stand, with the reason,
// in tests/lexicon/known_failures.<code>.txt (RELATA_WRITE=1 writes the list anew), and no more may fail than are listed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "lexicon/examples.h"

namespace relata::lexicon_examples {
namespace {

constexpr double goal = 0.97;

std::string list_path(const std::string& code) { return "tests/lexicon/known_failures." + code + ".txt"; }

std::size_t listed(const std::string& code) {
  std::ifstream in(list_path(code));
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) count += !line.empty() && line.front() != '#';
  return count;
}

void write(const std::string& code, const std::vector<std::string>& failures, std::size_t all) {
  std::ofstream out(list_path(code));
  out << "# Examples of the lexicon that don't give yet what they must, and why: " << failures.size() << " of " << all << ".\n# Written by tests/lexicon with RELATA_WRITE=1.\n";
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
    if (!reason.empty()) failures.push_back(sense + " | " + reason + " | " + std::string(predicates.text(example.expect)) + " | " + std::string(predicates.text(example.text)));
  }
  const std::size_t all = predicates.examples().size();
  if (all == 0) GTEST_SKIP() << code << " has no predicates yet";
  const double passed = 1.0 - static_cast<double>(failures.size()) / static_cast<double>(all);
  std::cout << code << ": " << all - failures.size() << " of " << all << " examples pass, " << passed << "; the goal is " << goal << '\n';
  if (std::getenv("RELATA_WRITE") != nullptr) return write(code, failures, all);
  EXPECT_LE(failures.size(), listed(code)) << [&] {
    std::string text = "failing:\n";
    for (const std::string& failure : failures) text += failure + '\n';
    return text;
  }();
}

INSTANTIATE_TEST_SUITE_P(Languages, LexiconExamples, testing::Values("pt", "en", "es"), [](const auto& code) { return code.param; });

}  // namespace
}  // namespace relata::lexicon_examples
