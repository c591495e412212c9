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

/// The town of the dateline before a sentence ("QUITO (EFE) –"), which syntax cuts off as a sentence of its own.
std::uint32_t dateline_place(const Found& found, std::uint32_t sentence) {
  constexpr std::size_t longest_dateline = 16;
  if (sentence == 0 || found.document.sentences[sentence].paragraph) return event::none;
  const syntax::Sentence& before = found.document.sentences[sentence - 1];
  const std::string_view end = before.words.back().form;
  const bool dashed = end == "-" || end == "–" || end == "—" || end == "--" || end == ".–" || end == ".-";
  if (!before.paragraph || before.words.size() > longest_dateline || !dashed) return event::none;
  for (std::uint32_t word = 0; word < before.words.size(); ++word) {
    const std::uint32_t mention = found.mentions.at(sentence - 1, word, mention::Kind::place);
    if (mention != mention::none) return found.mentions.all[mention].value;
  }
  return event::none;
}

/// The main act of a sentence: its root, or a verb coordinated with that or controlled by it.
bool main_act(const syntax::Sentence& sentence, std::uint32_t word) {
  while (word != sentence.root()) {
    const syntax::Relation relation = sentence.words[word].relation;
    if (relation != syntax::Relation::conj && relation != syntax::Relation::xcomp) return false;
    word = sentence.words[word].head;
  }
  return true;
}

void place_by_dateline(const CodedEvent& event, const Found& found, Claim& claim) {
  if (claim.place || !main_act(found.document.sentences[event.sentence], event.word)) return;
  const std::uint32_t place = dateline_place(found, event.sentence);
  if (place == event::none) return;
  claim.place = found.mentions.places[place];
  claim.trace.push_back("place: the dateline's");
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
  place_by_dateline(event, found, claim);
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
