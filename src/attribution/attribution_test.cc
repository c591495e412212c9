// SPDX-License-Identifier: Apache-2.0
// With the real parser and lexicon: sentences whose reading must not depend on a lucky tree.
#include "attribution/attribution.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "syntax/parser.h"

namespace relata::attribution {
namespace {

/// An article read as far as its attributions.
class Voices {
 public:
  Voices(const std::string& language, std::string text) {
    const char* folder = std::getenv("RELATA_DATA");
    const std::filesystem::path data = folder == nullptr ? "build/release/share/relata" : folder;
    auto parser = syntax::Parser::open(data / (language + ".rmodel"));
    auto lexicon = lexicon::Language::open(data / (language + ".lexicon"));
    if (!parser || !lexicon) {
      ADD_FAILURE() << "no data for " << language << " in " << data;
      return;
    }
    article_.text = std::move(text);
    article_.language = language;
    syntax::Workspace workspace;
    const syntax::Document document = parser->parse(article_, workspace);
    const mention::Mentions mentions = mention::find_mentions(document, *lexicon);
    for (const Attribution& each : find_attributions(document, mentions, *lexicon)) {
      if (!each.cue.empty()) found.push_back(each);
    }
  }

  /// "source | cue | content", a line an attribution.
  std::string text() const {
    std::string all;
    for (const Attribution& each : found) all += words(each.source) + " | " + words(each.cue) + " | " + words(each.content) + "\n";
    return all;
  }
  std::string words(Span span) const { return article_.text.substr(span.begin, span.size()); }
  const Attribution* with_cue(std::string_view cue) const {
    for (const Attribution& each : found) {
      if (words(each.cue) == cue) return &each;
    }
    return nullptr;
  }

  std::vector<Attribution> found;

 private:
  Article article_;
};

TEST(Attribution, IndirectSpeechLosesItsComplementiser) {
  EXPECT_EQ(Voices("pt", "O ministro disse que o Brasil enviará tropas ao Haiti.").text(), "O ministro | disse | o Brasil enviará tropas ao Haiti\n");
  EXPECT_EQ(Voices("en", "The minister said that Brazil would send troops to Haiti.").text(),
            "The minister | said | Brazil would send troops to Haiti\n");
  EXPECT_EQ(Voices("es", "El ministro dijo que Brasil enviará tropas a Haití.").text(), "El ministro | dijo | Brasil enviará tropas a Haití\n");
}

TEST(Attribution, AReportThatClosesItsSentence) {
  const Voices pt("pt", "“Não vamos ceder”, afirmou o presidente do Chile.");
  ASSERT_NE(pt.with_cue("afirmou"), nullptr) << pt.text();
  EXPECT_EQ(pt.words(pt.with_cue("afirmou")->source), "o presidente do Chile");
  EXPECT_EQ(pt.words(pt.with_cue("afirmou")->content), "“Não vamos ceder”");
  EXPECT_EQ(pt.with_cue("afirmou")->speech, Speech::direct);
  const Voices en("en", "Qatar will pay the wages for a third year, two officials in Beirut said.");
  ASSERT_NE(en.with_cue("said"), nullptr) << en.text();
  EXPECT_EQ(en.words(en.with_cue("said")->content), "Qatar will pay the wages for a third year");
}

TEST(Attribution, SourcePhrasesCoverTheSentence) {
  const Voices es("es", "Según la agencia EFE, el Gobierno de Chile retiró a su embajador.");
  ASSERT_NE(es.with_cue("Según"), nullptr) << es.text();
  EXPECT_EQ(es.words(es.with_cue("Según")->content), "el Gobierno de Chile retiró a su embajador");
}

TEST(Attribution, VoicesNest) {
  const Voices pt("pt", "O ministro disse que a Rússia apoia o acordo, segundo a agência Tass.");
  const Attribution* inner = pt.with_cue("disse");
  ASSERT_NE(inner, nullptr) << pt.text();
  ASSERT_NE(inner->outer, none) << pt.text();
}

TEST(Attribution, AnAccusationKeepsTheAccused) {
  const Voices pt("pt", "A Ucrânia acusou a Rússia de bombardear um hospital.");
  ASSERT_NE(pt.with_cue("acusou"), nullptr) << pt.text();
  EXPECT_EQ(pt.words(pt.with_cue("acusou")->content), "a Rússia de bombardear um hospital");
  EXPECT_EQ(pt.with_cue("acusou")->stance, Stance::accusation);
}

TEST(Attribution, TitlesAndIronyAreNoSpeech) {
  EXPECT_TRUE(Voices("pt", "O filme “Cidade de Deus” estreou em Lisboa com sala cheia.").found.empty());
  EXPECT_TRUE(Voices("en", "The so-called “peace corridor” remained empty on Monday morning.").found.empty());
}

}  // namespace
}  // namespace relata::attribution
