// SPDX-License-Identifier: Apache-2.0
// Short articles read with the shipped models: what only several sentences can tell, times and quantities in the tree.
#include <gtest/gtest.h>

#include <cstdlib>

#include "lexicon/language.h"
#include "mention/mentions.h"
#include "syntax/parser.h"

namespace relata::mention {
namespace {

std::string folder(const char* variable, const char* otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : value;
}

/// One article read; keeps all that mentions borrow from.
class Finding : public testing::Test {
 protected:
  bool read(const std::string& language, const std::string& text) {
    auto parser = syntax::Parser::open(folder("RELATA_SOURCE", ".") + "/languages/" + language + "/" + language + ".rmodel");
    auto lexicon = lexicon::Language::open(folder("RELATA_DATA", "build/release/share/relata") + "/" + language + ".lexicon");
    if (!parser || !lexicon) return false;
    syntax::Workspace workspace;
    article_.text = text;
    article_.language = language;
    article_.published = Day(std::chrono::year(2024) / 5 / 16);
    const syntax::Document document = parser->parse(article_, workspace);
    mentions_ = find_mentions(document, *lexicon);
    return true;
  }
  /// "RUS:GOV BLR:GOV" of the party mention that holds the last `words` of the text; empty if none.
  std::string parties(const std::string& words) const {
    const auto begin = static_cast<std::uint32_t>(article_.text.rfind(words));
    const Span span{begin, begin + static_cast<std::uint32_t>(words.size())};
    for (const Mention& mention : mentions_.all) {
      if (mention.kind != Kind::party || !mention.words.overlaps(span) || mentions_.parties[mention.value].empty()) continue;
      std::string all;
      for (const Party& party : mentions_.parties[mention.value]) all += (all.empty() ? "" : " ") + party.country + ":" + party.sector;
      return all;
    }
    return {};
  }
  Article article_;
  Mentions mentions_;
};

TEST_F(Finding, APersonTheArticlePresentsIsKnownFromThereOn) {
  if (!read("pt", "O ministro da Economia da Bolívia, Tomás Quispe Mamani, chegou a Lima. Quispe Mamani assinou um acordo.")) GTEST_SKIP();
  EXPECT_EQ(parties("Quispe Mamani assinou"), "BOL:GOV");
}

TEST_F(Finding, GroupsGatherTheStatesNamed) {
  if (!read("pt", "A Argentina e o Chile retomaram as negociações. Os dois países assinarão um acordo em outubro.")) GTEST_SKIP();
  EXPECT_EQ(parties("Os dois países"), "ARG: CHL:");
}

TEST_F(Finding, ABareRoleBelongsToTheScene) {
  if (!read("es", "En Bolivia, la oposición convocó una marcha. La policía lanzó gases.")) GTEST_SKIP();
  EXPECT_EQ(parties("La policía"), "BOL:COP");
}

TEST_F(Finding, DroppedSubjectsGoOn) {
  if (!read("pt", "O presidente do Peru viajou a Brasília. Pediu apoio ao governo brasileiro.")) GTEST_SKIP();
  ASSERT_FALSE(mentions_.dropped_subjects.empty());
  EXPECT_EQ(mentions_.parties[mentions_.dropped_subjects[0].parties][0].country, "PER");
}

TEST_F(Finding, TenseDecidesWeekdays) {
  if (!read("en", "The ministers met on Tuesday. They will meet again on Friday.")) GTEST_SKIP();
  ASSERT_EQ(mentions_.times.size(), 2U);
  EXPECT_EQ(mentions_.time_values[0], "2024-05-14");
  EXPECT_EQ(mentions_.time_values[1], "2024-05-17");
}

TEST_F(Finding, QuantitiesSayWhatTheVerbMakesOfPeople) {
  if (!read("pt", "Os rebeldes mataram pelo menos 12 soldados perto de Goma.")) GTEST_SKIP();
  ASSERT_EQ(mentions_.quantities.size(), 1U);
  EXPECT_EQ(mentions_.quantities[0].what, "killed");
  EXPECT_EQ(mentions_.quantities[0].value, 12);
  EXPECT_EQ(mentions_.quantities[0].relation, QuantityRelation::at_least);
}

TEST_F(Finding, SameTextGivesTheSameMentions) {
  if (!read("en", "Kenya sent 400 police officers to Haiti last week, and Nairobi promised more.")) GTEST_SKIP();
  const Mentions first = mentions_;
  ASSERT_TRUE(read("en", "Kenya sent 400 police officers to Haiti last week, and Nairobi promised more."));
  ASSERT_EQ(first.all.size(), mentions_.all.size());
  for (std::size_t i = 0; i < first.all.size(); ++i) EXPECT_EQ(first.all[i].words, mentions_.all[i].words);
}

}  // namespace
}  // namespace relata::mention
