// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <thread>

#include "syntax/conllu.h"
#include "syntax/made_up_model.h"

namespace relata::syntax {
namespace {

constexpr std::string_view article_text =
    "Ministro visita a capital\n\nO ministro da Defesa chegou ontem, com o rei sul -coreano. Ele falou pelo "
    "governo.\n\n"
    "A cidade ficou vazia; os soldados partiram com suas armas, e o povo, cansado da guerra, cantou no porto.\n\n"
    "Sim.\n\nUm acordo entre os governos dos dois pa\xc3\xadses foi assinado na presen\xc3\xa7"
    "a de muitos.";

class WithParser : public testing::Test {
 protected:
  static Result<Parser> open(InstructionSet set = InstructionSet::best) {
    const std::filesystem::path path = write_test_file("parser.rmodel", MadeUpModel().file());
    auto parser = Parser::open(path, set);
    std::filesystem::remove(path);
    return parser;
  }
  static std::string read(const Parser& parser, std::string_view text, Workspace& workspace) {
    Article article;
    article.text = text;
    const Document document = parser.parse(article, workspace);
    std::string out;
    write_conllu(document, out);
    return out;
  }
  static std::string read(const Parser& parser, std::string_view text) {
    Workspace workspace;
    return read(parser, text, workspace);
  }
};

// The characters of all tokens: nothing may be lost.
std::string surface(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    Span last;
    for (const Word& word : sentence.words) {
      if (word.span != last) out += document.article->text.substr(word.span.begin, word.span.size());
      last = word.span;
    }
  }
  return out;
}

void expect_sound(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    ASSERT_FALSE(sentence.words.empty());
    std::size_t roots = 0;
    for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      roots += word.head == no_word;
      EXPECT_EQ(word.relation == Relation::root, word.head == no_word);
      EXPECT_FALSE(sentence.dominates(i, i));
      EXPECT_FALSE(word.lemma.empty());
      EXPECT_LE(word.span.end, document.article->text.size());
    }
    EXPECT_EQ(roots, 1u);
  }
}

TEST_F(WithParser, WhatItWritesIsWellFormed) {
  const auto parser = open();
  ASSERT_TRUE(parser) << parser.error().message;
  std::string text(article_text);
  text.erase(text.find(" -coreano"), 9);  // a torn word is repaired in its form, and no longer the text
  const std::string written = read(*parser, text);
  const auto read_back = read_conllu(written, "out.conllu");
  ASSERT_TRUE(read_back) << read_back.error().message;
  EXPECT_TRUE(read_back->has_trees);
  std::string again;
  write_conllu(read_back->document, again);
  EXPECT_EQ(again, written);
}

TEST_F(WithParser, EveryInstructionSetGivesTheSame) {
  const auto best = open();
  ASSERT_TRUE(best);
  const std::string expected = read(*best, article_text);
  for (const InstructionSet set : {InstructionSet::avx512_vnni, InstructionSet::avx2, InstructionSet::ssse3, InstructionSet::portable}) {
    const auto parser = open(set);
    if (!parser) continue;
    EXPECT_EQ(read(*parser, article_text), expected) << parser->instruction_set();
  }
}

TEST_F(WithParser, CompanyAndFormerArticlesChangeNothing) {
  const auto parser = open();
  ASSERT_TRUE(parser);
  Workspace used;
  const std::string fresh = read(*parser, "O rei partiu.");
  read(*parser, article_text, used);
  EXPECT_EQ(read(*parser, "O rei partiu.", used), fresh);
  const std::string among = read(*parser, "O rei partiu.\n\nUm acordo muito mais longo, com tudo o que o povo quer.\n\nSim.", used);
  EXPECT_EQ(among.substr(0, fresh.size()), fresh);
}

TEST_F(WithParser, EightThreadsReadAsOne) {
  const auto parser = open();
  ASSERT_TRUE(parser);
  const std::string expected = read(*parser, article_text);
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::string& one : found) threads.emplace_back([&] { one = read(*parser, article_text); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found, testing::Each(expected));
}

TEST_F(WithParser, WordsAlreadyCutOutAreKept) {
  const auto parser = open();
  ASSERT_TRUE(parser);
  std::string text;
  for (int i = 1; i <= 150; ++i) text += std::to_string(i) + "\trei-" + std::to_string(i) + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  auto words = read_conllu(text, "words.conllu");
  ASSERT_TRUE(words) << words.error().message;
  Workspace workspace;
  parser->analyse(words->document, workspace);
  ASSERT_EQ(words->document.sentences.size(), 1u);
  EXPECT_EQ(words->document.sentences[0].words[149].form, "rei-150");
  expect_sound(words->document);
}

TEST_F(WithParser, EmptyTextGivesNothing) {
  const auto parser = open();
  ASSERT_TRUE(parser);
  EXPECT_EQ(read(*parser, ""), "");
  EXPECT_EQ(read(*parser, " \n\n \t\n"), "");
}

TEST_F(WithParser, StrangeInputIsReadWholeAndInLinearTime) {
  const auto parser = open();
  ASSERT_TRUE(parser);
  std::string mixed, many;
  for (int i = 0; i < 2000; ++i) mixed += "\xf0\x9f\x98\x80\xe2\x80\x8b\xe4\xb8\xad\xd0\x9c\xcc\x81.,a\xff";
  for (int i = 0; i < 100000; ++i) many += "guerra ";
  const std::string letters(4 << 20, 'a'), dots(1 << 18, '.'), hyphens = "a" + std::string(1 << 18, '-');
  Workspace workspace;
  for (const std::string& text : {letters, dots, hyphens, mixed, many}) {
    Article article;
    article.text = text;
    const std::clock_t start = std::clock();
    const Document document = parser->parse(article, workspace);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::string expected = text;
    std::erase(expected, ' ');
    EXPECT_TRUE(surface(document) == expected) << text.substr(0, 20);
    EXPECT_LT(seconds, 60) << text.substr(0, 20);
  }
}

TEST_F(WithParser, LongSentencesHaveOneTreeEach) {
  const auto parser = open();
  ASSERT_TRUE(parser);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "rei ";
  Article article;
  article.text = text;
  Workspace workspace;
  const Document document = parser->parse(article, workspace);
  EXPECT_GE(document.sentences.size(), 2000u / MadeUpModel::max_words);
  expect_sound(document);
}

// With the real models, where the build has them.
TEST(RealModel, ReadsPortugueseNews) {
  const char* data = std::getenv("RELATA_DATA");
  const auto parser = Parser::open(std::filesystem::path(data != nullptr ? data : ".") / "pt.rmodel");
  if (!parser) GTEST_SKIP() << parser.error().message;
  Article article;
  article.text =
      "Ministra da Noruega visita Lisboa\n\nLISBOA, 12 mar (Lusa) \xe2\x80\x93 A ministra das Finan\xc3\xa7"
      "as da Noruega visitou ontem a cidade de "
      "Lisboa. O Sr. Silva pagou US$ 40 pelo bilhete, 3,5% a mais, disse o governo norte -coreano.";
  Workspace workspace;
  const Document document = parser->parse(article, workspace);
  expect_sound(document);
  ASSERT_EQ(document.sentences.size(), 4u);
  EXPECT_EQ(document.sentences[1].words.front().form, "LISBOA");  // a dateline is a sentence of its own
  const Sentence& visit = document.sentences[2];
  const Word& root = visit.words[visit.root()];
  EXPECT_EQ(root.form, "visitou");
  EXPECT_EQ(root.lemma, "visitar");
  EXPECT_EQ(root.upos, Upos::verb);
  const std::uint32_t subject = visit.child(visit.root(), Relation::nsubj);
  ASSERT_NE(subject, no_word);
  EXPECT_EQ(visit.words[subject].form, "ministra");
  std::vector<std::string_view> forms;
  for (const Word& word : document.sentences[3].words) forms.push_back(word.form);
  EXPECT_THAT(forms, testing::IsSupersetOf({"Sr.", "por", "norte-coreano", "disse"}));
}

}  // namespace
}  // namespace relata::syntax
