// SPDX-License-Identifier: Apache-2.0
#include "syntax/tokenise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/made_up_model.h"

namespace relata::syntax {
namespace {

class Tokenisation : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path path = write_test_file("tokenise.rmodel", MadeUpModel().file());
    auto model = Model::open(path);
    std::filesystem::remove(path);
    ASSERT_TRUE(model) << model.error().message;
    model_ = std::make_unique<Model>(std::move(*model));
    auto tokeniser = Tokeniser::make(*model_, characters_);
    ASSERT_TRUE(tokeniser) << tokeniser.error().message;
    tokeniser_ = std::make_unique<Tokeniser>(std::move(*tokeniser));
  }

  // Sentences divided by " | ", words by a space; checks what always holds.
  std::string read(std::string_view text) {
    article_.text = text;
    tokeniser_->segment(article_, state_, arena_, out_);
    std::string found;
    std::uint32_t reached = 0;
    for (const RawSentence& sentence : out_.sentences) {
      if (!found.empty()) found += " |";
      for (std::uint32_t i = sentence.first; i < sentence.first + sentence.count; ++i) {
        const RawWord& word = out_.words[i];
        EXPECT_LT(word.span.begin, word.span.end);
        EXPECT_LE(word.span.end, text.size());
        EXPECT_GE(word.span.begin, i > 0 && out_.words[i - 1].span == word.span ? 0 : reached);
        reached = word.span.end;
        found.append(found.empty() ? "" : " ").append(word.form);
      }
    }
    return found;
  }
  std::string surface(std::size_t word) const {
    const Span span = out_.words[word].span;
    return article_.text.substr(span.begin, span.size());
  }

  Characters characters_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<Tokeniser> tokeniser_;
  TokeniserState state_;
  base::StringArena arena_;
  Segmentation out_;
  Article article_;
};

TEST_F(Tokenisation, PunctuationIsSplitOffWhereTheModelSaysSo) {
  EXPECT_EQ(read("O ministro falou, e partiu."), "O ministro falou , e partiu .");
  EXPECT_FALSE(out_.words[2].space_after);
  EXPECT_TRUE(out_.words[3].space_after);
}

TEST_F(Tokenisation, ContractionsShareOneSpanAndKeepTheirCase) {
  EXPECT_EQ(read("Da OTAN, pelo rei DA Noruega"), "De a OTAN , por o rei DE A Noruega");
  EXPECT_EQ(surface(0), "Da");
  EXPECT_EQ(surface(1), "Da");
  EXPECT_EQ(out_.words[0].token, out_.words[1].token);
}

TEST_F(Tokenisation, MachineTranslationsTornWordsAreJoined) {
  EXPECT_EQ(read("o governo sul -coreano, encontrando -se"), "o governo sul-coreano , encontrando se");
  EXPECT_EQ(surface(2), "sul -coreano");
  EXPECT_EQ(surface(4), "encontrando -se");
  EXPECT_EQ(out_.words[4].span, out_.words[5].span);
}

TEST_F(Tokenisation, AParenthesisBetweenHyphensIsNotJoined) {
  EXPECT_EQ(read("El ministro -dijo ayer- no viaja"), "El ministro -dijo ayer- no viaja");
}

TEST_F(Tokenisation, BlankLinesAndHeadlinesEndSentences) {
  EXPECT_EQ(read("Acordo de paz\n\nO rei falou"), "Acordo de paz | O rei falou");
  EXPECT_EQ(read("Acordo de paz\nO rei falou"), "Acordo de paz | O rei falou");
  EXPECT_EQ(read("o rei falou e\nlogo partiu"), "o rei falou e logo partiu");
  EXPECT_TRUE(out_.sentences[0].paragraph);
}

TEST_F(Tokenisation, DatelinesAreSentencesOfTheirOwn) {
  EXPECT_EQ(read("LISBOA, 12 de mar\xc3\xa7o (Lusa) \xe2\x80\x93 O rei partiu"), "LISBOA , 12 de mar\xc3\xa7o ( Lusa ) \xe2\x80\x93 | O rei partiu");
  EXPECT_EQ(read("Paris (AFP) - O rei partiu"), "Paris ( AFP ) - | O rei partiu");
  EXPECT_EQ(read("ACCRA -- O rei partiu"), "ACCRA -- | O rei partiu");
  EXPECT_EQ(read("Genebra, 2 abr (EFE).- O rei partiu"), "Genebra , 2 abr ( EFE ) .- | O rei partiu");
  EXPECT_EQ(read("Accra - O rei partiu ontem do porto ."), "Accra - | O rei partiu ontem do porto .");
  EXPECT_EQ(read("O rei \xe2\x80\x93 Carlos \xe2\x80\x93 partiu"), "O rei \xe2\x80\x93 Carlos \xe2\x80\x93 partiu");
}

TEST_F(Tokenisation, AParenthesisBetweenDashesIsNoDateline) {
  EXPECT_EQ(read("ONU - Carta de todos - foi assinada em San Francisco ontem."), "ONU - Carta de todos - foi assinada em San Francisco ontem .");
}

TEST_F(Tokenisation, AddressesStayWhole) {
  EXPECT_EQ(read("Veja (https://exemplo.org/a?b=c)."), "Veja ( https://exemplo.org/a?b=c ) .");
  EXPECT_EQ(read("em www.exemplo.org, ou a.b@exemplo.org."), "em www.exemplo.org , ou a.b@exemplo.org .");
  EXPECT_EQ(read("a @ b"), "a @ b");
}

TEST_F(Tokenisation, TitlesOfTheLanguagesDataKeepTheirFullStop) {
  EXPECT_EQ(read("O sr. Silva"), "O sr . Silva");
  text::SentenceRules rules;
  rules.titles = {"sr"};
  tokeniser_->use(rules);
  EXPECT_EQ(read("O sr. Silva (Sr.) falou."), "O sr. Silva ( Sr . ) falou .");
}

TEST_F(Tokenisation, BoilerplateIsLeftOutAndTheHeadlineMarked) {
  article_.headline = {0, 6};
  article_.boilerplate = {{13, 28}};
  EXPECT_EQ(read("Acordo o rei\n[assine agora]\nfalou"), "Acordo | o rei | falou");
  EXPECT_TRUE(out_.sentences[0].headline);
  EXPECT_FALSE(out_.sentences[1].headline);
}

TEST_F(Tokenisation, LooseAccentsAndInvisibleCharactersAreRepairedInTheForm) {
  EXPECT_EQ(read("re\xc2\xadgia\xcc\x83o"), "regi\xc3\xa3o");
  EXPECT_EQ(out_.words[0].span.size(), 10u);
  EXPECT_EQ(read("zero\xe2\x80\x8bwidth"), "zerowidth");
}

TEST_F(Tokenisation, LongSentencesAreCutAfterAMarkAndNeverInsideAContraction) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "rei ";
  text += "foi; ";
  for (int i = 0; i < 100; ++i) text += "da ";
  read(text);
  ASSERT_GT(out_.sentences.size(), 3u);
  EXPECT_EQ(out_.sentences[0].count, 42u);
  for (const RawSentence& sentence : out_.sentences) {
    EXPECT_LE(sentence.count, MadeUpModel::max_words);
    EXPECT_EQ(out_.words[sentence.first].token, 0u);
    if (sentence.first > 0) {
      EXPECT_NE(out_.words[sentence.first].span, out_.words[sentence.first - 1].span);
    }
  }
}

TEST_F(Tokenisation, NothingIsLostOfStrangeText) {
  const std::string text = "\xf0\x9f\x98\x80\xf0\x9f\x98\x80 \xe4\xb8\xad\xe6\x96\x87 \xd0\x9c\xd0\xb8\xd1\x80 \xe2\x80\x8b a\xff\xfe b";
  read(text);
  std::string covered;
  for (std::size_t i = 0; i < out_.words.size(); ++i) covered += surface(i);
  std::string without_spaces = text;
  std::erase(without_spaces, ' ');
  EXPECT_EQ(covered, without_spaces);
}

}  // namespace
}  // namespace relata::syntax
