// SPDX-License-Identifier: Apache-2.0
#include "text/fingerprint.h"

#include <gtest/gtest.h>

namespace relata::text {
namespace {

// A made-up text of `count` words; other seeds give other texts.
std::string words(std::size_t count, std::size_t seed) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "w" + std::to_string((i * 7919 + seed * 104729) % 99991) + (i % 9 == 8 ? ". " : " ");
  return text;
}

TEST(Fingerprint, CaseAccentsAndSpacesDoNotCount) {
  EXPECT_EQ(exact_fingerprint("A Coréia do Norte,  disse."), exact_fingerprint("a coreia do norte disse"));
  EXPECT_NE(exact_fingerprint("a coreia do norte"), exact_fingerprint("a coreia do sul"));
  EXPECT_EQ(make_shingles("Ação “conjunta” de três dias em Seul"), make_shingles("acao conjunta de tres dias em seul"));
  EXPECT_EQ(make_shingles("um dois").size(), 1U);
  EXPECT_TRUE(make_shingles("... — !").empty());
}

TEST(Fingerprint, SignaturesEstimateResemblance) {
  const std::string common = words(400, 1);
  const auto one = make_shingles(common + words(100, 2)), other = make_shingles(common + words(100, 3));
  const double exact = resemblance(one, other);
  EXPECT_NEAR(exact, 0.66, 0.03);
  EXPECT_NEAR(estimate_resemblance(make_signature(one), make_signature(other)), exact, 0.12);
  EXPECT_NEAR(containment(make_shingles(common), one), 1.0, 0.01);
  EXPECT_LT(estimate_resemblance(make_signature(make_shingles(words(300, 4))), make_signature(make_shingles(words(300, 5)))), 0.05);
}

TEST(Fingerprint, FindsCopiesAndGroupsThem) {
  DuplicateFinder finder;
  const std::string agency = words(300, 1);
  EXPECT_TRUE(finder.add(agency).empty());
  EXPECT_TRUE(finder.add(words(300, 2)).empty());
  const auto matches = finder.add("Da redação, com agências. " + agency + words(40, 3));
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].earlier, 0U);
  EXPECT_GT(matches[0].containment, 0.99);
  EXPECT_EQ(finder.group(2), 0U);
  EXPECT_EQ(finder.group(1), 1U);
  EXPECT_EQ(finder.add(agency.substr(0, agency.size() * 3 / 4)).front().earlier, 0U);
  EXPECT_EQ(finder.group(3), 0U);
}

}  // namespace
}  // namespace relata::text
