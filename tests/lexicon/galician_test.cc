// SPDX-License-Identifier: Apache-2.0
// A further language is a folder of data: Galician, a few hundred words in tests/galician, read with the Portuguese model.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "lexicon/examples.h"

namespace relata::lexicon_examples {
namespace {

TEST(Galician, CodesWithDataAlone) {
  const auto bytes = lexicon::compile({{".", "tests/galician"}, "gl"});
  ASSERT_TRUE(bytes.has_value()) << bytes.error().message;
  auto pack = lexicon::Pack::from_bytes(*bytes, "gl");
  ASSERT_TRUE(pack.has_value());
  auto language = lexicon::Language::from_pack(std::move(*pack), "gl");
  const std::filesystem::path data = std::getenv("RELATA_DATA") == nullptr ? "build/release/share/relata" : std::getenv("RELATA_DATA");
  auto parser = syntax::Parser::open(data / "pt.rmodel");
  ASSERT_TRUE(parser.has_value()) << parser.error().message;
  Reader reader{std::move(*parser), std::move(*language), {}};
  const lexicon::Predicates predicates(reader.language.pack());
  std::size_t passed = 0;
  std::string failing;
  for (const lexicon::ExampleRow& example : predicates.examples()) {
    const std::string reason = check(predicates, example, reader.read(predicates.text(example.text)));
    passed += reason.empty();
    if (!reason.empty()) failing += std::string(predicates.text(example.text)) + ": " + reason + '\n';
  }
  // The model never saw Galician: most, not all.
  EXPECT_GE(passed * 10, predicates.examples().size() * 8) << failing;
  RecordProperty("passed", static_cast<int>(passed));
  std::cout << passed << " of " << predicates.examples().size() << " Galician examples pass\n" << failing;
}

}  // namespace
}  // namespace relata::lexicon_examples
