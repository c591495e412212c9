// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace relata::text {
namespace {

TEST(Fold, TakesCaseAndAccentsAway) {
  EXPECT_EQ(fold("A Coréia do Norte"), "a coreia do norte");
  EXPECT_EQ(fold("AÇÃO Ñandú Pingüino"), "acao nandu pinguino");
  EXPECT_EQ(fold("Erdoğan, Łódź, Đinđić, Ōsaka, Ødegård"), "erdogan, lodz, dindic, osaka, odegard");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("œuvre Ærø"), "oeuvre aero");
  EXPECT_EQ(fold("a\u0303o e\u0301"), "ao e") << "decomposed";
  EXPECT_EQ(fold("coo\u00ADpera\u200Bção"), "cooperacao");
  EXPECT_EQ(fold("İstanbul"), "istanbul");
  EXPECT_EQ(fold("Côte d’Ivoire"), "cote d'ivoire");
  EXPECT_EQ(fold("Киев"), "киев");
}

TEST(Fold, IsStable) {
  for (char32_t c = 0xa0; c < 0x2600; ++c) {
    std::string one;
    append_code_point(one, c);
    const std::string folded = fold(one);
    ASSERT_EQ(fold(folded), folded) << one;
    ASSERT_FALSE(find_utf8_error(folded)) << one;
  }
}

TEST(Fold, LowerKeepsAccents) {
  EXPECT_EQ(lower("AÇÃO Ñ İ"), "ação ñ i") << "simple mapping, no locale";
}

}  // namespace
}  // namespace relata::text
