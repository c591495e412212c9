// SPDX-License-Identifier: Apache-2.0
#include "syntax/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/conllu.h"

namespace relata::syntax {
namespace {

// "Ana viu o mar da Grécia." by a treebank.
constexpr std::string_view gold_text =
    "1\tAna\tAna\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\tName=B-PER\n"
    "2\tviu\tver\tVERB\t_\tMood=Ind\t0\troot\t_\t_\n"
    "3\to\to\tDET\t_\tGender=Masc\t4\tdet\t_\t_\n"
    "4\tmar\tmar\tNOUN\t_\tGender=Masc\t2\tobj\t_\t_\n"
    "5-6\tda\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "5\tde\tde\tADP\t_\t_\t7\tcase\t_\t_\n"
    "6\ta\to\tDET\t_\tGender=Fem\t7\tdet\t_\t_\n"
    "7\tGr\xc3\xa9"
    "cia\tGr\xc3\xa9"
    "cia\tPROPN\t_\t_\t4\tnmod\t_\tSpaceAfter=No|Name=B-LOC\n"
    "8\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(gold_text);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

SyntaxScores compare(std::string_view system) {
  const auto gold = read_conllu(gold_text, "gold");
  const auto other = read_conllu(system, "system");
  EXPECT_TRUE(gold && other) << (gold ? other.error().message : gold.error().message);
  const auto scores = score(gold->document, other->document);
  EXPECT_TRUE(scores) << scores.error().message;
  return *scores;
}

TEST(Score, AReadingAgreesWithItself) {
  const SyntaxScores scores = compare(gold_text);
  for (std::size_t i = 0; i < measures; ++i) EXPECT_DOUBLE_EQ(scores.scores[i].f1(), 100) << name(static_cast<Measure>(i));
}

TEST(Score, EachMistakeCountsWhereItBelongs) {
  EXPECT_EQ(compare(replaced("\tver\tVERB", "\tver\tNOUN"))[Measure::upos].correct, 7u);
  EXPECT_EQ(compare(replaced("\tver\tVERB", "\tvir\tVERB"))[Measure::lemmas].correct, 7u);
  EXPECT_EQ(compare(replaced("Mood=Ind", "Mood=Sub"))[Measure::ufeats].correct, 7u);
  const SyntaxScores label = compare(replaced("2\tobj", "2\tobl"));
  EXPECT_EQ(label[Measure::uas].correct, 8u);
  EXPECT_EQ(label[Measure::las].correct, 7u);
  EXPECT_EQ(label[Measure::clas].correct, 3u);
  EXPECT_EQ(label[Measure::clas].gold, 4u);
  const SyntaxScores head = compare(replaced("4\tnmod", "2\tnmod"));
  EXPECT_EQ(head[Measure::uas].correct, 7u);
  EXPECT_EQ(compare(replaced("Name=B-PER", "Name=B-ORG"))[Measure::names].correct, 1u);
}

TEST(Score, AWrongFunctionWordSpoilsItsContentWordOnlyForMlas) {
  const SyntaxScores scores = compare(replaced("6\ta\to\tDET\t_\tGender=Fem\t7\tdet", "6\ta\to\tDET\t_\tGender=Fem\t4\tdet"));
  EXPECT_EQ(scores[Measure::clas].correct, 4u);
  EXPECT_EQ(scores[Measure::blex].correct, 4u);
  EXPECT_EQ(scores[Measure::mlas].correct, 2u);  // both nouns have the wrong determiners now
}

TEST(Score, UniversalFeaturesAloneCount) {
  EXPECT_EQ(compare(replaced("Mood=Ind", "ExtPos=ADV|Mood=Ind"))[Measure::ufeats].correct, 8u);
}

TEST(Score, WordsOfAnUnsplitContractionAreLost) {
  const std::string unsplit =
      "1\tAna\tAna\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n2\tviu\tver\tVERB\t_\tMood=Ind\t0\troot\t_\t_\n"
      "3\to\to\tDET\t_\tGender=Masc\t4\tdet\t_\t_\n4\tmar\tmar\tNOUN\t_\tGender=Masc\t2\tobj\t_\t_\n"
      "5\tda\tda\tADP\t_\t_\t6\tcase\t_\t_\n6\tGr\xc3\xa9"
      "cia\tGr\xc3\xa9"
      "cia\tPROPN\t_\t_\t4\tnmod\t_\tSpaceAfter=No\n"
      "7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";
  const SyntaxScores scores = compare(unsplit);
  EXPECT_EQ(scores[Measure::tokens].correct, 7u);
  EXPECT_EQ(scores[Measure::words].correct, 6u);
  EXPECT_EQ(scores[Measure::words].gold, 8u);
  EXPECT_EQ(scores[Measure::words].system, 7u);
  EXPECT_EQ(scores[Measure::las].correct, 6u);
}

TEST(Score, DifferentTextsAreNotCompared) {
  const auto gold = read_conllu(gold_text, "gold");
  const auto other = read_conllu("1\tAno\t_\tX\t_\t_\t0\troot\t_\t_\n", "system");
  ASSERT_TRUE(gold && other);
  const auto scores = score(gold->document, other->document);
  ASSERT_FALSE(scores);
  EXPECT_THAT(scores.error().message, testing::HasSubstr("differ at character 2"));
}

}  // namespace
}  // namespace relata::syntax
