// SPDX-License-Identifier: Apache-2.0
#include "mention/numbers.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "lexicon/language.h"

namespace relata::mention {
namespace {

/// The number that the text begins with, -1 if none; -2 if words are left over.
double number(const std::string& language, std::string_view text) {
  const char* folder = std::getenv("RELATA_SOURCE");
  auto bytes = lexicon::compile({{folder == nullptr ? "." : folder}, language});
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
  auto pack = lexicon::Pack::from_bytes(std::move(*bytes), language);
  const lexicon::Numbers words(*pack);
  std::vector<lexicon::Token> tokens;
  lexicon::scan(text, 0, tokens);
  const auto found = NumberReader(text, tokens, words).read(0);
  if (!found) return -1;
  return found->last + 1 == tokens.size() ? found->value : -2;
}

TEST(Numbers, Portuguese) {
  EXPECT_EQ(number("pt", "10.000"), 10000);
  EXPECT_EQ(number("pt", "2,5 milhões"), 2500000);
  EXPECT_EQ(number("pt", "trinta e duas"), 32);
  EXPECT_EQ(number("pt", "duzentos e quarenta mil"), 240000);
  EXPECT_EQ(number("pt", "3 mil"), 3000);
  EXPECT_EQ(number("pt", "dois milhões e meio"), 2500000);
  EXPECT_EQ(number("pt", "1 200"), 1200);
  EXPECT_EQ(number("pt", "16.03.2020"), -1);
  EXPECT_EQ(number("pt", "dois cinco"), -2);
}

TEST(Numbers, English) {
  EXPECT_EQ(number("en", "3,900"), 3900);
  EXPECT_EQ(number("en", "1.5 million"), 1500000);
  EXPECT_EQ(number("en", "twenty-five"), 25);
  EXPECT_EQ(number("en", "two hundred and forty thousand"), 240000);
  EXPECT_EQ(number("en", "three dozen"), 36);
  EXPECT_EQ(number("en", "21st"), 21);
}

TEST(Numbers, Spanish) {
  EXPECT_EQ(number("es", "2.450 millones"), 2450000000.0);
  EXPECT_EQ(number("es", "dos mil millones"), 2000000000.0);
  EXPECT_EQ(number("es", "treinta y cinco"), 35);
  EXPECT_EQ(number("es", "veintidós mil"), 22000);
  EXPECT_EQ(number("es", "un centenar"), 100);
}

}  // namespace
}  // namespace relata::mention
