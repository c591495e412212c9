// SPDX-License-Identifier: Apache-2.0
#include "text/normalise.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace relata::text {
namespace {

std::string normal(std::string_view text, const NormaliseOptions& options = {}) {
  return normalise(text, options).text();
}

// The original words behind `words` of the normalised text.
std::string back(std::string_view original, std::string_view words) {
  const NormalisedText text = normalise(original);
  const std::size_t at = text.text().find(words);
  EXPECT_NE(at, std::string::npos) << words;
  const Span span = text.original({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
  return std::string(original.substr(span.begin, span.size()));
}

TEST(Normalise, LeavesGoodTextAlone) {
  const std::string text = "O líder norte-coreano disse: “não” – e saiu.\n\nDepois, às 10h (hora local), voltou... 🕊";
  EXPECT_EQ(normal(text), text);
  EXPECT_TRUE(normalise(text).unchanged());
}

TEST(Normalise, ComposesAndDropsTheInvisible) {
  EXPECT_EQ(normal("na\u0303o e\u0301"), "não é");
  EXPECT_EQ(normal("coo\u00ADpera\u200Bção\uFEFF"), "cooperação");
  EXPECT_EQ(normal("10\u00A0mil\u202F  soldados"), "10 mil soldados");
  EXPECT_EQ(normal("o\uFB01cial e con\uFB02ito"), "oficial e conflito");
}

TEST(Normalise, RepairsMachineSpacing) {
  EXPECT_EQ(normal("seu colega norte -coreano, comprometendo -se a"), "seu colega norte-coreano, comprometendo-se a");
  EXPECT_EQ(normal("O acordo , disse ele ( em Seul ) ."), "O acordo, disse ele (em Seul).");
  EXPECT_EQ(normal("el ministro -que llegó ayer- dijo"), "el ministro -que llegó ayer- dijo");
  EXPECT_EQ(normal("caiu a -5 graus - disse"), "caiu a -5 graus - disse");
  EXPECT_EQ(normal("site .com e 3 .5"), "site .com e 3 .5");
  EXPECT_EQ(normal("norte -coreano", {.spacing = NormaliseOptions::Spacing::kept}), "norte -coreano");
  EXPECT_EQ(normalise("norte -coreano").repairs().hyphens, 1U);
}

TEST(Normalise, FoldsQuotesOnRequest) {
  EXPECT_EQ(normal("“a” «b» ‘c’", {.quotes = NormaliseOptions::Quotes::folded}), "\"a\" \"b\" 'c'");
}

TEST(Normalise, MapsBack) {
  const std::string original = "O líder  norte -coreano na\u0303o  viajou , disse.";
  EXPECT_EQ(back(original, "norte-coreano"), "norte -coreano");
  EXPECT_EQ(back(original, "norte"), "norte");
  EXPECT_EQ(back(original, "-coreano"), "-coreano");
  EXPECT_EQ(back(original, "não"), "na\u0303o");
  EXPECT_EQ(back(original, "viajou"), "viajou");
  EXPECT_EQ(back(original, "viajou,"), "viajou ,");
  EXPECT_EQ(back("coo\u00ADperação \u200Bde", "cooperação"), "coo\u00ADperação");
  EXPECT_EQ(back("x \u200Bde paz", "de"), "de");
}

TEST(Normalise, EverySpanLandsOnCodePoints) {
  const std::string original = "\u00AD ﬁa\u0303\u0301  “ç” , norte -x\u00A0\u00A0\n\n \u200B y -z- .e\u0301";
  const NormalisedText text = normalise(original);
  for (std::uint32_t begin = 0; begin <= text.text().size(); ++begin) {
    if (!is_boundary(text.text(), begin)) continue;
    for (std::uint32_t end = begin; end <= text.text().size(); ++end) {
      if (!is_boundary(text.text(), end)) continue;
      const Span span = text.original({begin, end});
      ASSERT_LE(span.begin, span.end);
      ASSERT_LE(span.end, original.size());
      ASSERT_TRUE(is_boundary(original, span.begin));
      ASSERT_TRUE(is_boundary(original, span.end));
    }
  }
}

TEST(Normalise, IsStable) {
  const std::string once = normal("O acordo , norte -coreano  na\u0303o ( sim ) ﬁ");
  EXPECT_EQ(normal(once), once);
}

TEST(Normalise, ScoresTranslations) {
  EXPECT_EQ(translated_score({}, 5000), 0.0);
  EXPECT_GT(translated_score({.hyphens = 6}, 4000), 0.7);
  EXPECT_LT(translated_score({.punctuation = 1}, 4000), 0.2);
}

}  // namespace
}  // namespace relata::text
