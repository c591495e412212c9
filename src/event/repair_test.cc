// SPDX-License-Identifier: Apache-2.0
#include "event/repair.h"

#include <gtest/gtest.h>

#include "event/hand_made.h"

namespace relata::event {
namespace {

TEST(Repair, AClauseReadAsANounPhrase) {
  const auto made = hand_made::tree(
      "Honduras Honduras PROPN 3 compound _\n"
      "severed sever ADJ 3 amod _\n"
      "ties tie NOUN 0 root _\n"
      "with with ADP 5 case _\n"
      "Taiwan Taiwan PROPN 3 nmod _\n");
  const auto mended = with_clauses_mended(made.document.sentences.front());
  ASSERT_TRUE(mended.has_value());
  EXPECT_EQ(mended->root(), 1u);
  EXPECT_EQ(mended->child(1, syntax::Relation::nsubj), 0u);
  EXPECT_EQ(mended->child(1, syntax::Relation::obj), 2u);
}

TEST(Repair, LeavesNounPhrasesAlone) {
  const auto made = hand_made::tree(
      "severed sever ADJ 2 amod _\n"
      "ties tie NOUN 3 nsubj _\n"
      "hurt hurt VERB 0 root _\n");
  EXPECT_FALSE(with_clauses_mended(made.document.sentences.front()).has_value());
}

}  // namespace
}  // namespace relata::event
