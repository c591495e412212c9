// SPDX-License-Identifier: Apache-2.0
// Event by event: its words and arguments as the sentence gave them, the voices it belongs to, what those voices do to its status; then the
// article as a whole: the same act told twice. Tested by claims_test.cc.
#include "claim/claims.h"

#include <algorithm>

#include "claim/borrow.h"
#include "claim/chain.h"
#include "claim/confidence.h"
#include "claim/identity.h"

namespace relata::claim {
namespace {

using attribution::Stance;
using event::CodedEvent;

/// A denial turns what it denies; a doubt leaves it open. Acts of speech keep their own status.
void apply_stance(Stance stance, Claim& claim) {
  if (stance == Stance::denial && claim.status != Status::requested && claim.status != Status::threatened) {
    claim.status = Status::denied;
    claim.polarity = Polarity::positive;
    claim.trace.push_back("status: denied by its voice");
  }
  if (stance == Stance::doubt && claim.status == Status::actual) {
    claim.status = Status::hypothetical;
    claim.trace.push_back("status: doubted by its voice");
  }
}

void fill_circumstances(const CodedEvent& event, const mention::Mentions& mentions, Claim& claim) {
  if (event.place != event::none) claim.place = mentions.places[event.place];
  if (event.time != event::none) claim.time = mentions.times[event.time];
  for (const std::uint32_t quantity : event.quantities) claim.quantities.push_back(mentions.quantities[quantity]);
}

void join_voices(const CodedEvent& event, const std::vector<attribution::Attribution>& attributions, Claim& claim) {
  Chain chain = find_chain(event, attributions);
  for (std::size_t i = 0; i < chain.links.size(); ++i) {
    const attribution::Attribution& link = attributions[chain.links[i]];
    const bool is_own = chain.own_voice && i == 0 && link.cue_word == event.word && link.sentence == event.sentence;
    if (!is_own) apply_stance(link.stance, claim);
    for (const std::string& step : link.trace) claim.trace.push_back("voice: " + step);
  }
  claim.sources = std::move(chain.sources);
}

Claim make_claim(const CodedEvent& event, const Found& found) {
  const syntax::Sentence& sentence = found.document.sentences[event.sentence];
  Claim claim;
  claim.sentence = event.sentence;
  claim.sentence_span = sentence.span;
  claim.event = event.event;
  claim.actors = event.actors;
  claim.recipients = event.recipients;
  claim.status = event.status;
  claim.polarity = event.polarity;
  claim.tense = event.tense;
  claim.trace = event.trace;
  fill_circumstances(event, found.mentions, claim);
  join_voices(event, found.attributions, claim);
  return claim;
}

}  // namespace

std::vector<Claim> join(const Found& found, std::string_view article_hash) {
  std::vector<Telling> tellings;
  for (const CodedEvent& event : found.events.coded) {
    const auto& word = found.document.sentences[event.sentence].words[event.word];
    tellings.push_back({make_claim(event, found), std::string(word.lemma)});
  }
  borrow_arguments(tellings);
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    Claim& claim = tellings[i].claim;
    claim.confidence = confidence(claim, found.events.coded[i]);
    claim.id = identity(claim, article_hash);
    claims.push_back(std::move(claim));
  }
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.event.trigger < b.event.trigger;
  });
  return claims;
}

}  // namespace relata::claim
