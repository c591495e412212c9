// SPDX-License-Identifier: Apache-2.0
#include "claim/claims.h"

#include <gtest/gtest.h>

#include "claim/borrow.h"
#include "claim/chain.h"
#include "claim/confidence.h"
#include "claim/identity.h"

namespace relata::claim {
namespace {

using attribution::Attribution;
using event::CodedEvent;

Party party(std::string country) {
  Party made;
  made.country = std::move(country);
  return made;
}

/// An event whose predicate is word 5 at bytes [50, 60) of sentence 0.
CodedEvent event_of(std::string type) {
  CodedEvent event;
  event.word = 5;
  event.event.type = std::move(type);
  event.event.trigger = {50, 60};
  event.actors = {party("RUS")};
  return event;
}

Attribution voice(std::uint32_t cue_word, Span content, std::string country) {
  Attribution made;
  made.cue_word = cue_word;
  made.cue = {1, 5};
  made.content = content;
  made.parties = {party(std::move(country))};
  return made;
}

TEST(Chain, RunsFromTheSmallestContentOutward) {
  std::vector<Attribution> voices = {voice(1, {10, 200}, "PRK"), voice(2, {40, 100}, "RUS"), voice(3, {300, 400}, "USA")};
  voices[1].outer = 0;
  const Chain chain = find_chain(event_of("AID"), voices);
  ASSERT_EQ(chain.sources.size(), 2u);
  EXPECT_EQ(chain.sources[0].party.country, "RUS");
  EXPECT_EQ(chain.sources[1].party.country, "PRK");
  EXPECT_FALSE(chain.own_voice);
}

TEST(Chain, GapsAndPresupposedFactsBelongToTheOutlet) {
  std::vector<Attribution> voices = {voice(1, {10, 200}, "PRK")};
  voices[0].gaps = {{45, 70}};
  EXPECT_TRUE(find_chain(event_of("AID"), voices).sources.empty());
  voices[0].gaps.clear();
  voices[0].presupposed = true;
  CodedEvent noun = event_of("ASSAULT");
  noun.noun = true;
  EXPECT_TRUE(find_chain(noun, voices).sources.empty());
}

TEST(Chain, TheSpeakerOfAnActOfSpeechIsItsFirstVoice) {
  const Chain alone = find_chain(event_of("ACCUSE"), {});
  ASSERT_EQ(alone.sources.size(), 1u);
  EXPECT_EQ(alone.sources[0].party.country, "RUS");
  EXPECT_TRUE(find_chain(event_of("AID"), {}).sources.empty());
}

Telling telling(std::uint32_t sentence, std::vector<Party> actors, std::vector<Party> recipients) {
  Telling made;
  made.lemma = "visitar";
  made.claim.sentence = sentence;
  made.claim.event.type = "CONSULT";
  made.claim.actors = std::move(actors);
  made.claim.recipients = std::move(recipients);
  return made;
}

TEST(Borrow, TheFullerTellingLendsAndTheTraceSaysSo) {
  std::vector<Telling> tellings = {telling(0, {party("RUS")}, {}), telling(3, {party("RUS")}, {party("PRK")})};
  borrow_arguments(tellings);
  ASSERT_EQ(tellings[0].claim.recipients.size(), 1u);
  EXPECT_EQ(tellings[0].claim.recipients[0].country, "PRK");
  EXPECT_TRUE(tellings[0].claim.recipients[0].mention.empty());
  EXPECT_EQ(tellings[0].claim.trace.back(), "recipient from sentence 3");
}

TEST(Borrow, AnotherActLendsNothing) {
  std::vector<Telling> other_party = {telling(0, {party("RUS")}, {}), telling(3, {party("CHN")}, {party("PRK")})};
  borrow_arguments(other_party);
  EXPECT_TRUE(other_party[0].claim.recipients.empty());
  std::vector<Telling> denied = {telling(0, {party("RUS")}, {}), telling(3, {party("RUS")}, {party("PRK")})};
  denied[1].claim.status = Status::denied;
  borrow_arguments(denied);
  EXPECT_TRUE(denied[0].claim.recipients.empty());
}

TEST(Identity, DependsOnWhatIsCodedAndNothingElse) {
  Claim claim;
  claim.event.type = "AID";
  const std::string id = identity(claim, "article");
  EXPECT_EQ(id.size(), 32u);
  claim.confidence = 0.3;
  claim.trace = {"x"};
  EXPECT_EQ(identity(claim, "article"), id);
  claim.actors = {party("RUS")};
  EXPECT_NE(identity(claim, "article"), id);
  EXPECT_NE(identity(Claim{}, "article"), identity(Claim{}, "other"));
}

TEST(Confidence, IsAProbabilityAndFallsWithWhatIsMissing) {
  Claim full;
  full.actors = full.recipients = {party("RUS")};
  const double high = confidence(full, event_of("AID")), low = confidence(Claim{}, event_of("AID"));
  EXPECT_GT(high, low);
  EXPECT_GT(low, 0);
  EXPECT_LT(high, 1);
}

}  // namespace
}  // namespace relata::claim
