// SPDX-License-Identifier: Apache-2.0
#include "text/language.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace relata::text {
namespace {

const LanguageIdentifier& identifier() {
  static const LanguageIdentifier opened = [] {
    const char* source = std::getenv("RELATA_SOURCE");
    auto result = LanguageIdentifier::open(std::filesystem::path(source == nullptr ? "." : source) / "languages" / "identifier.bin");
    EXPECT_TRUE(result) << result.error().message;
    return std::move(result).value();
  }();
  return opened;
}

std::string code(std::string_view text) {
  return identifier().identify(text).code;
}

TEST(Language, KnowsOursBySentence) {
  for (const char* text : {"O ministro das Relações Exteriores viajou a Moscou para discutir o acordo.", "A polícia prendeu três suspeitos.",
                           "O Governo português condenou o ataque e pediu contenção às partes."}) {
    EXPECT_EQ(code(text), "pt") << text;
  }
  for (const char* text : {"The foreign minister travelled to Moscow to discuss the agreement.", "Police arrested three suspects on Monday.",
                           "Seoul said it would not resume talks."}) {
    EXPECT_EQ(code(text), "en") << text;
  }
  for (const char* text : {"El ministro de Relaciones Exteriores viajó a Moscú para discutir el acuerdo.", "La policía detuvo a tres sospechosos.",
                           "El Gobierno de Chile condenó el ataque y pidió calma."}) {
    EXPECT_EQ(code(text), "es") << text;
  }
}

TEST(Language, TellsTheOthersApart) {
  const std::pair<const char*, const char*> others[] = {
      {"fr", "Le ministre des Affaires étrangères s'est rendu à Moscou pour discuter de l'accord avec son homologue russe."},
      {"it", "Il ministro degli Esteri si è recato a Mosca per discutere l'accordo con il suo omologo russo."},
      {"gl",
       "O ministro de Asuntos Exteriores viaxou onte a Moscova para falar do acordo co seu homólogo ruso. A xuntanza "
       "durou tres horas e non houbo "
       "declaracións á prensa, segundo dixo unha portavoz do Goberno. As negociacións van continuar a vindeira semana "
       "en Compostela."},
      {"ca",
       "El ministre d'Afers Exteriors va viatjar ahir a Moscou per parlar de l'acord amb el seu homòleg rus i les "
       "autoritats de la ciutat."},
      {"de", "Der Außenminister reiste nach Moskau, um mit seinem russischen Kollegen über das Abkommen zu sprechen."},
      {"nl",
       "De minister van Buitenlandse Zaken reisde naar Moskou om met zijn Russische collega over het akkoord te "
       "spreken."},
      {"ro",
       "Ministrul de Externe a mers la Moscova pentru a discuta acordul cu omologul său rus și cu autoritățile "
       "orașului."},
  };
  for (const auto& [expected, text] : others) EXPECT_EQ(code(text), expected) << text;
  EXPECT_EQ(code("Министр иностранных дел прибыл в Москву."), "und");
  EXPECT_EQ(code("12345 --- 678"), "und");
  EXPECT_EQ(code(""), "und");
}

TEST(Language, ShowsTheVarietyOfPortuguese) {
  EXPECT_EQ(identifier()
                .identify("O presidente está econômico, o fato é que o time do prefeito anunciou o projeto na Câmara "
                          "dos Deputados em Brasília, e a polícia "
                          "está investigando o governador do Estado.")
                .variety,
            "pt-BR");
  EXPECT_EQ(identifier()
                .identify("O facto é que a equipa do primeiro-ministro está a preparar uma acção económica em Lisboa, "
                          "disse o director, que recebeu os "
                          "contactos do Governo e da Câmara Municipal do Porto.")
                .variety,
            "pt-PT");
}

TEST(Language, RefusesADamagedTable) {
  EXPECT_FALSE(LanguageIdentifier::from_bytes("RELLANG1", "x"));
  EXPECT_FALSE(LanguageIdentifier::from_bytes(std::string(100, '\xff'), "x"));
  EXPECT_FALSE(LanguageIdentifier::open("/no/such/table"));
}

}  // namespace
}  // namespace relata::text
