// SPDX-License-Identifier: Apache-2.0
#include "syntax/document.h"

#include <gtest/gtest.h>

namespace relata::syntax {
namespace {

TEST(Document, LabelsSurviveARoundTrip) {
  Upos upos{};
  Relation relation{};
  EXPECT_TRUE(parse("PROPN", upos));
  EXPECT_EQ(name(upos), "PROPN");
  EXPECT_TRUE(parse("xcomp", relation));
  EXPECT_EQ(name(relation), "xcomp");
  EXPECT_FALSE(parse("nsubj:pass", relation));
}

TEST(Document, FeaturesAreReadFromTheirString) {
  const Features features = parse_features("Mood=Cnd|Number=Plur|Person=3|VerbForm=Fin|Voice=Pass");
  EXPECT_EQ(features.mood, Features::Mood::conditional);
  EXPECT_EQ(features.number, Features::Number::plural);
  EXPECT_EQ(features.person, Features::Person::third);
  EXPECT_TRUE(features.passive);
  EXPECT_EQ(parse_features("_").mood, Features::Mood::none);
}

TEST(Document, ChildrenAndSubtreesFollowTheHeads) {
  Sentence sentence;  // "o ministro russo visitou Wonsan"
  const std::uint32_t heads[] = {1, 3, 1, no_word, 3};
  for (const std::uint32_t head : heads) {
    Word word;
    word.head = head;
    sentence.words.push_back(word);
  }
  sentence.words[1].relation = Relation::nsubj;
  sentence.index_children();
  EXPECT_EQ(sentence.root(), 3u);
  EXPECT_EQ(sentence.child(3, Relation::nsubj), 1u);
  EXPECT_EQ(sentence.children(1).size(), 2u);
  EXPECT_EQ(sentence.subtree(1), (std::pair<std::uint32_t, std::uint32_t>{0, 2}));
  EXPECT_TRUE(sentence.dominates(3, 0));
  EXPECT_FALSE(sentence.dominates(4, 0));
}

}  // namespace
}  // namespace relata::syntax
