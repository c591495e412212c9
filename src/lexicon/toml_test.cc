// SPDX-License-Identifier: Apache-2.0
#include "lexicon/toml.h"

#include <gtest/gtest.h>

namespace relata::lexicon {
namespace {

TEST(Toml, NamesFileLineAndFault) {
  Faults faults;
  const auto file = TomlFile::parse("[[role]]\nlemma = 'ministro'\nsectr = 'GOV'\n\n[[role]]\nlemma = 3\n", "pt/roles.toml", faults);
  const auto roles = file.tables("role", faults);
  ASSERT_EQ(roles.size(), 2u);
  file.only(*roles[0], {"lemma", "sector"}, faults);
  EXPECT_EQ(file.string(*roles[0], "lemma", TomlFile::Presence::required, faults), "ministro");
  file.string(*roles[1], "lemma", TomlFile::Presence::required, faults);
  file.string(*roles[1], "sector", TomlFile::Presence::required, faults);
  ASSERT_EQ(faults.messages().size(), 3u);
  EXPECT_EQ(faults.messages()[0], "pt/roles.toml:3: unknown key sectr; known are lemma, sector");
  EXPECT_EQ(faults.messages()[1], "pt/roles.toml:6: lemma must be a string");
  EXPECT_EQ(faults.messages()[2], "pt/roles.toml:5: sector is missing");
}

TEST(Toml, SyntaxErrorsAndMissingFilesAreFaults) {
  Faults faults;
  TomlFile::parse("a = [1,\nb", "x.toml", faults);
  TomlFile::read("no/such/file.toml", faults);
  EXPECT_EQ(faults.messages().size(), 2u);
}

}  // namespace
}  // namespace relata::lexicon
