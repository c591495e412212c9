// SPDX-License-Identifier: Apache-2.0
#include "text/sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::text {
namespace {

using testing::ElementsAre;

const SentenceRules& rules() {
  static const SentenceRules all = {
      .titles = {"sr", "sra", "gen", "dr", "mr", "gov", "st", "prof"},
      .numbered = {"art", "n", "pág", "no"},
      .abbreviations = {"inc", "jan", "a.m", "p.m", "s.a", "av"},
      .openers = {"o", "a", "os", "as", "the", "he", "el", "la", "segundo", "depois"},
  };
  return all;
}

std::vector<std::string> split(std::string_view text, std::span<const Span> skip = {}) {
  const SentenceSplitter splitter(rules());
  std::vector<std::string> sentences;
  for (const SentenceSpan& s : splitter.split(text, skip)) sentences.emplace_back(text.substr(s.span.begin, s.span.size()));
  return sentences;
}

TEST(Sentence, EndsAtMarksBeforeCapitals) {
  EXPECT_THAT(split("O ministro chegou. A reunião começou! Houve acordo? Não houve."),
              ElementsAre("O ministro chegou.", "A reunião começou!", "Houve acordo?", "Não houve."));
  EXPECT_THAT(split(""), ElementsAre());
  EXPECT_THAT(split(" \n\n "), ElementsAre());
  EXPECT_THAT(split("¿Habrá acuerdo? ¡Sí! El canciller lo dijo."), ElementsAre("¿Habrá acuerdo?", "¡Sí!", "El canciller lo dijo."));
}

TEST(Sentence, KnowsTitlesInitialsAndAbbreviations) {
  EXPECT_THAT(split("O gen. J. R. Silva chegou às 9 a.m. de 3 de jan. a Seul. Depois partiu."),
              ElementsAre("O gen. J. R. Silva chegou às 9 a.m. de 3 de jan. a Seul.", "Depois partiu."));
  EXPECT_THAT(split("Mr. Brown met Gov. Lee of the U.S. Senate. He left at 5 p.m. The talks go on."),
              ElementsAre("Mr. Brown met Gov. Lee of the U.S. Senate.", "He left at 5 p.m.", "The talks go on."));
  EXPECT_THAT(split("A empresa comprou a Acme Inc. O valor não foi revelado."),
              ElementsAre("A empresa comprou a Acme Inc.", "O valor não foi revelado."));
  EXPECT_THAT(split("Os EE.UU. y la UE firmaron el art. 5 del tratado."), ElementsAre("Os EE.UU. y la UE firmaron el art. 5 del tratado."));
  EXPECT_THAT(split("Foi uma decisão dos EUA. O governo reagiu."), ElementsAre("Foi uma decisão dos EUA.", "O governo reagiu."));
}

TEST(Sentence, NumbersDoNotEndSentences) {
  EXPECT_THAT(split("Eram 10.000 soldados e 3.5 milhões de dólares. Em 2024. O resto ficou."),
              ElementsAre("Eram 10.000 soldados e 3.5 milhões de dólares.", "Em 2024.", "O resto ficou."));
  EXPECT_THAT(split("1. O acordo foi assinado."), ElementsAre("1. O acordo foi assinado."));
}

TEST(Sentence, QuotesStayWhole) {
  EXPECT_THAT(split("“Viemos negociar.” Depois partiu."), ElementsAre("“Viemos negociar.”", "Depois partiu."));
  EXPECT_THAT(split("“Aceitam?” perguntou o ministro. \"Sim!\", disse ela."),
              ElementsAre("“Aceitam?” perguntou o ministro.", "\"Sim!\", disse ela."));
  EXPECT_THAT(split("“Vamos vencer.” — disse o general."), ElementsAre("“Vamos vencer.” — disse o general."));
  EXPECT_THAT(split("The deal “is done.” “We signed it,” she said."), ElementsAre("The deal “is done.”", "“We signed it,” she said."));
}

TEST(Sentence, ScrapedTextIsGlued) {
  EXPECT_THAT(split("O presidente falou.O governo respondeu.Ninguém comentou em g1.globo.com hoje."),
              ElementsAre("O presidente falou.", "O governo respondeu.", "Ninguém comentou em g1.globo.com hoje."));
}

TEST(Sentence, LinesArePargraphsUnlessWrapped) {
  EXPECT_THAT(split("Rússia e Coreia assinam pacto\nO acordo prevê defesa mútua.\n\nAssinaturas em Moscou"),
              ElementsAre("Rússia e Coreia assinam pacto", "O acordo prevê defesa mútua.", "Assinaturas em Moscou"));
  const std::string wrapped =
      "Os dois ministros discutiram durante mais de três horas o futuro\ndo acordo de pesca entre os dois países, que "
      "expira no fim\n"
      "do ano e que divide os governos desde a última reunião em\nLisboa. A próxima ronda será em março.";
  EXPECT_EQ(split(wrapped).size(), 2U);
}

TEST(Sentence, SkipsWhatIsMarked) {
  const std::string text = "O acordo foi assinado. LEAVE A REPLY Depois veio a guerra.";
  const std::vector<Span> skip = {{23, 37}};
  EXPECT_THAT(split(text, skip), ElementsAre("O acordo foi assinado.", "Depois veio a guerra."));
}

TEST(Sentence, SpansAreSoundWhateverTheInput) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 5 == 0 ? "…" : i % 7 == 0 ? "”" : i % 11 == 0 ? "\u00AD" : "ç";
  std::uint32_t last = 0;
  for (const SentenceSpan& s : SentenceSplitter(rules()).split(text)) {
    ASSERT_LE(last, s.span.begin);
    ASSERT_LT(s.span.begin, s.span.end);
    ASSERT_LE(s.span.size(), 9000U);
    ASSERT_NE(static_cast<unsigned char>(text[s.span.begin]) & 0xc0, 0x80);
    last = s.span.end;
  }
}

}  // namespace
}  // namespace relata::text
