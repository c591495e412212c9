// SPDX-License-Identifier: Apache-2.0
#include "syntax/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::syntax {
namespace {

using testing::HasSubstr;

constexpr std::string_view visit =
    "# newpar\n# sent_id = 1\n# text = A chanceler da Noruega falou.\n"
    "1\tA\to\tDET\t_\tDefinite=Def|Gender=Fem|Number=Sing|PronType=Art\t2\tdet\t_\t_\n"
    "2\tchanceler\tchanceler\tNOUN\t_\tGender=Fem|Number=Sing\t6\tnsubj\t_\t_\n"
    "3-4\tda\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\ta\to\tDET\t_\tDefinite=Def|Gender=Fem|Number=Sing|PronType=Art\t5\tdet\t_\t_\n"
    "5\tNoruega\tNoruega\tPROPN\t_\tNumber=Sing\t2\tnmod\t_\tName=B-LOC\n"
    "6\tfalou\tfalar\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No\n\n";

std::string fault(std::string_view text, const ConlluLimits& limits = {}) {
  const auto read = read_conllu(text, "gold.conllu", limits);
  return read ? "" : read.error().message;
}

std::string one_word(std::string_view id, std::string_view head, std::string_view relation = "root") {
  return std::string(id) + "\tsim\tsim\tINTJ\t_\t_\t" + std::string(head) + "\t" + std::string(relation) + "\t_\t_\n";
}

TEST(Conllu, ARoundTripChangesNothing) {
  const auto read = read_conllu(visit, "gold.conllu");
  ASSERT_TRUE(read) << read.error().message;
  std::string written;
  write_conllu(read->document, written);
  EXPECT_EQ(written, visit);
}

TEST(Conllu, WordsOfAContractionShareASpan) {
  const auto read = read_conllu(visit, "gold.conllu");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->article->text, "A chanceler da Noruega falou.");
  const std::vector<Word>& words = read->document.sentences[0].words;
  EXPECT_EQ(words[2].span, words[3].span);
  EXPECT_EQ(words[2].token, words[3].token);
  EXPECT_EQ(words[2].form, "de");
  EXPECT_EQ(words[4].name, NameTag::begin_place);
  EXPECT_EQ(read->document.sentences[0].root(), 5u);
}

TEST(Conllu, ParagraphsAreDividedByABlankLine) {
  const std::string text = std::string(visit) + std::string(visit) + "# text = Sim\n" + one_word("1", "0");
  const auto read = read_conllu(text, "gold.conllu");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->article->text, "A chanceler da Noruega falou.\n\nA chanceler da Noruega falou. sim ");
  EXPECT_FALSE(read->document.sentences[2].paragraph);
}

TEST(Conllu, WordsWithoutTreesAreSaidToBeSo) {
  const auto read = read_conllu(one_word("1", "_", "_"), "words");
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->has_trees);
}

TEST(Conllu, FaultsNameTheirLine) {
  EXPECT_THAT(fault("1\tsim\n"), HasSubstr("gold.conllu:1: 2 columns"));
  EXPECT_THAT(fault(one_word("2", "0")), HasSubstr("gold.conllu:1: id 2 where word 1"));
  EXPECT_THAT(fault(one_word("1", "9")), HasSubstr("HEAD 9 but 1 words"));
  EXPECT_THAT(fault(one_word("1", "x")), HasSubstr("HEAD x is no number"));
  EXPECT_THAT(fault(one_word("1", "0", "wonder")), HasSubstr("wonder is no relation"));
  EXPECT_THAT(fault(one_word("1", "1")), HasSubstr("0 roots"));
  EXPECT_THAT(fault(one_word("1", "0") + one_word("2", "0")), HasSubstr("2 roots"));
  EXPECT_THAT(fault(one_word("1", "0") + one_word("2", "3") + one_word("3", "2")), HasSubstr("cycle"));
  EXPECT_THAT(fault("1-2\tda\t_\t_\t_\t_\t_\t_\t_\t_\n" + one_word("1", "0")), HasSubstr("ends before word 2"));
  EXPECT_THAT(fault("2-1\tda\t_\t_\t_\t_\t_\t_\t_\t_\n"), HasSubstr("range 2-1"));
}

TEST(Conllu, LimitsHold) {
  EXPECT_THAT(fault(one_word("1", "0"), {.line_bytes = 10, .sentence_words = 10}), HasSubstr("longer than 10 bytes"));
  EXPECT_THAT(fault(one_word("1", "0") + one_word("2", "1"), {.line_bytes = 1000, .sentence_words = 1}), HasSubstr("more than 1 words"));
}

TEST(Conllu, EmptyNodesAndWindowsLineEndsAreFine) {
  const auto read = read_conllu("1\tsim\tsim\tINTJ\t_\t_\t0\troot\t_\t_\r\n1.1\tnada\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n", "w");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->document.sentences.size(), 1u);
}

}  // namespace
}  // namespace relata::syntax
