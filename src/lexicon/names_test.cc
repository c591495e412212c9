// SPDX-License-Identifier: Apache-2.0
#include "lexicon/names.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace relata::lexicon {
namespace {

struct Built {
  explicit Built(std::initializer_list<const char*> names) {
    NameIndexWriter index;
    std::uint32_t row = 0;
    for (const char* name : names) index.add(name, {row++, 0, shape_of_name(name), 0});
    PackWriter writer;
    index.write("test", writer);
    auto read = Pack::from_bytes(writer.bytes(), "test");
    EXPECT_TRUE(read);
    pack = std::move(*read);
  }
  /// Rows of the names that the whole of `text` is.
  std::vector<std::uint32_t> rows(std::string_view text) const {
    std::vector<Token> tokens;
    scan(text, 0, tokens);
    std::vector<NameMatch> matches;
    NameIndex(pack, "test").match(tokens, 0, matches);
    std::vector<std::uint32_t> found;
    for (const NameMatch& match : matches) {
      if (match.last + 1 != tokens.size()) continue;
      for (const NameRef& ref : match.refs) {
        if (written_as(ref.shape, tokens, match)) found.push_back(ref.row);
      }
    }
    return found;
  }
  Pack pack;
};

TEST(Scan, CutsWordsNumbersAndInitials) {
  std::vector<Token> tokens;
  scan("U.S. forces, 1.100 em EE.UU.", 0, tokens);
  ASSERT_EQ(tokens.size(), 8U);
  EXPECT_EQ(tokens[0].hash, token_hash("us"));
  EXPECT_EQ(tokens[0].shape, Shape::caps);
  EXPECT_EQ(tokens[4].shape, Shape::number);
  EXPECT_EQ(tokens[4].span.size(), 5U);
  EXPECT_EQ(tokens[6].hash, token_hash("eeuu"));
}

TEST(NameIndex, FindsWithoutAccentsCaseOrHyphens) {
  const Built index({"Guiné-Bissau", "norte-coreano", "Côte d'Ivoire"});
  EXPECT_EQ(index.rows("GUINE BISSAU"), std::vector<std::uint32_t>{0});
  EXPECT_EQ(index.rows("norte -coreano"), std::vector<std::uint32_t>{1});
  EXPECT_EQ(index.rows("Cote d\u2019Ivoire"), std::vector<std::uint32_t>{2});
}

TEST(NameIndex, AsksForTheWayOfWriting) {
  const Built index({"US", "Turkey", "soldado"});
  EXPECT_EQ(index.rows("US"), std::vector<std::uint32_t>{0});
  EXPECT_TRUE(index.rows("us").empty());
  EXPECT_TRUE(index.rows("Us").empty());
  EXPECT_TRUE(index.rows("turkey").empty());
  EXPECT_EQ(index.rows("Soldado"), std::vector<std::uint32_t>{2});
}

TEST(NameIndex, GivesEveryLength) {
  const Built index({"Guinea", "Guinea Ecuatorial"});
  std::vector<Token> tokens;
  scan("Guinea Ecuatorial", 0, tokens);
  std::vector<NameMatch> matches;
  NameIndex(index.pack, "test").match(tokens, 0, matches);
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].last, 0U);
  EXPECT_EQ(matches[1].last, 1U);
}

TEST(NameIndex, FollowsLemmas) {
  const Built index({"força armada"});
  std::vector<Token> tokens;
  scan("forças armadas", 0, tokens);
  tokens[0].lemma = token_hash("força");
  tokens[1].lemma = token_hash("armado");
  std::vector<NameMatch> matches;
  NameIndex(index.pack, "test").match(tokens, 0, matches);
  EXPECT_TRUE(matches.empty());
  tokens[1].lemma = token_hash("armada");
  NameIndex(index.pack, "test").match(tokens, 0, matches);
  EXPECT_EQ(matches.size(), 1U);
}

}  // namespace
}  // namespace relata::lexicon
