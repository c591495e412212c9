// SPDX-License-Identifier: Apache-2.0
#include "page/boilerplate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace relata::page {
namespace {

using testing::ElementsAre;

// The phrases of all three languages as they are shipped.
const BoilerplateFinder& finder() {
  static const BoilerplateFinder shipped = [] {
    const char* source = std::getenv("RELATA_SOURCE");
    std::vector<lexicon::BoilerplatePhrase> phrases;
    static std::vector<lexicon::Pack> packs;
    for (const char* language : {"pt", "en", "es"}) {
      lexicon::Faults faults;
      lexicon::PackWriter writer;
      lexicon::compile_boilerplate({{source == nullptr ? "." : source}, language}, writer, faults);
      EXPECT_TRUE(faults.empty()) << faults.error().message;
      packs.push_back(lexicon::Pack::from_bytes(writer.bytes(), language).value());
      for (const auto& phrase : lexicon::boilerplate_phrases(packs.back())) phrases.push_back(phrase);
    }
    EXPECT_GT(phrases.size(), 1500U);
    return BoilerplateFinder(phrases);
  }();
  return shipped;
}

std::vector<std::string> marked(std::string_view text) {
  std::vector<std::string> parts;
  for (const Span span : finder().find(text, find_plain_headline(text))) parts.emplace_back(text.substr(span.begin, span.size()));
  return parts;
}

TEST(Boilerplate, ACommentFormGoesToTheEnd) {
  EXPECT_THAT(marked("Chanceleres assinam acordo de pesca\n\nOs dois países assinaram o acordo em Lisboa, informou a agência.\n\n"
                     "LEAVE A REPLY\n\nPlease enter your comment!\nPlease enter your name here"),
              ElementsAre("LEAVE A REPLY\n\nPlease enter your comment!\nPlease enter your name here"));
  EXPECT_THAT(marked("Acordo assinado\n\nOs dois países assinaram o acordo em Lisboa.\n\nComentários (3)\n\n"
                     "Isso é uma vergonha, o governo devia renunciar já e pedir desculpas ao povo."),
              ElementsAre(testing::StartsWith("Comentários (3)")));
}

TEST(Boilerplate, ATailHeadingBeforeTheArticleTakesOnlyItself) {
  EXPECT_THAT(marked("Acordo em Lisboa\n\nComentários\n\nOs dois países assinaram o acordo em Lisboa, informou a "
                     "agência de notícias.\n\nDepois partiram para o Porto."),
              ElementsAre("Comentários"));
}

TEST(Boilerplate, ABoxEndsWhereProseGoesOn) {
  EXPECT_THAT(marked("Acordo\n\nO ministro viajou a Moscou nesta terça-feira.\n\nLeia também\nGoverno anuncia cortes "
                     "no orçamento\n"
                     "Veja como fica o tempo\n\nA reunião durou três horas, segundo o ministério.\n\nPublicidade\n\nO "
                     "texto foi assinado."),
              ElementsAre("Leia também\nGoverno anuncia cortes no orçamento\nVeja como fica o tempo", "Publicidade"));
}

TEST(Boilerplate, ShareBarsAndNotices) {
  EXPECT_THAT(marked("Título\n\nFacebook Twitter WhatsApp E-mail\n\nThe ministers met in Madrid on Monday, the agency said.\n\n"
                     "Todos los derechos reservados. Agencia de Noticias.\n"),
              ElementsAre("Facebook Twitter WhatsApp E-mail", "Todos los derechos reservados. Agencia de Noticias."));
}

TEST(Boilerplate, ProseIsNeverTouched) {
  for (const char* text : {
           "Os comentários do ministro irritaram Pequim e foram condenados por três governos da região.",
           "Photo evidence presented in court showed ten soldiers entering the village.",
           "O Facebook e o Twitter retiraram do ar as contas do grupo, disse a empresa.",
           "Newsletter publishers protested against the new law in front of the parliament building.",
           "Más información fue solicitada por la fiscalía al gobierno de Honduras, que se negó a entregarla.",
           "Leave a reply, the ambassador wrote, and the minister did: Russia will not withdraw from the treaty.",
       }) {
    EXPECT_THAT(marked(text), ElementsAre()) << text;
  }
}

TEST(Boilerplate, TheHeadlineIsNeverMarked) {
  EXPECT_THAT(marked("Opinião\n\nO ministro viajou a Moscou nesta terça-feira.\n"), ElementsAre());
}

TEST(Boilerplate, SpansAreSortedAndDisjoint) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += i % 3 == 0 ? "Leia também\n" : i % 4 == 0 ? "O governo anunciou cortes no orçamento deste ano.\n" : "Publicidade\n\n";
  }
  std::uint32_t last = 0;
  for (const Span span : finder().find(text, {})) {
    EXPECT_LE(last, span.begin);
    EXPECT_LT(span.begin, span.end);
    last = span.end;
  }
  EXPECT_LE(last, text.size());
}

TEST(PlainHeadline, NeedsABlankLine) {
  const auto headline = [](std::string_view text) {
    const Span span = find_plain_headline(text);
    return std::string(text.substr(span.begin, span.size()));
  };
  EXPECT_EQ(headline("Rússia e Coreia assinam pacto\n\nO acordo prevê defesa."), "Rússia e Coreia assinam pacto");
  EXPECT_EQ(headline("  Título \r\n\r\nCorpo"), "Título");
  EXPECT_EQ(headline("Primeira linha.\nSegunda linha.\n\nTerceira."), "");
  EXPECT_EQ(headline("Só uma linha"), "");
  EXPECT_EQ(headline("Só uma linha\n\n"), "");
  EXPECT_EQ(headline(""), "");
  EXPECT_EQ(headline(std::string(400, 'a') + "\n\nCorpo"), "");
}

}  // namespace
}  // namespace relata::page
