// SPDX-License-Identifier: Apache-2.0
// An event belongs to the smallest content that holds its predicate, and through it to every outer voice. Two things stand against that:
// an act of speech ("acusou") is told by its own speaker, and a fact named by a noun inside a content that is itself a noun phrase
// ("condenou o ataque") is presupposed, so it is the outlet's.
// Tested by claims_test.cc.
#include "claim/chain.h"

#include <algorithm>

namespace relata::claim {
namespace {

using attribution::Attribution;
using event::CodedEvent;

bool holds(const Attribution& attribution, const CodedEvent& event) {
  if (!attribution.content.contains(event.event.trigger)) return false;
  for (const Span gap : attribution.gaps) {
    if (gap.contains(event.event.trigger)) return false;
  }
  return !(attribution.presupposed && event.noun);
}

/// The attributions of a sentence: they stand in text order, and no content reaches beyond its sentence.
std::pair<std::uint32_t, std::uint32_t> of_sentence(const std::vector<Attribution>& attributions, std::uint32_t sentence) {
  const auto before = [](const Attribution& attribution, std::uint32_t wanted) { return attribution.sentence < wanted; };
  const auto begin = std::lower_bound(attributions.begin(), attributions.end(), sentence, before);
  const auto end = std::lower_bound(begin, attributions.end(), sentence + 1, before);
  return {static_cast<std::uint32_t>(begin - attributions.begin()), static_cast<std::uint32_t>(end - attributions.begin())};
}

/// The attribution whose cue is the event's own predicate.
std::uint32_t own(const CodedEvent& event, const std::vector<Attribution>& attributions) {
  const auto [begin, end] = of_sentence(attributions, event.sentence);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (attributions[i].cue_word == event.word) return i;
  }
  return attribution::none;
}

std::uint32_t innermost(const CodedEvent& event, const std::vector<Attribution>& attributions) {
  std::uint32_t best = attribution::none;
  const auto [begin, end] = of_sentence(attributions, event.sentence);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!holds(attributions[i], event) || attributions[i].cue_word == event.word) continue;
    if (best == attribution::none || attributions[i].content.size() < attributions[best].content.size()) best = i;
  }
  return best;
}

Source source_of(const Attribution& attribution) {
  Source source;
  if (!attribution.parties.empty()) source.party = attribution.parties.front();
  if (!attribution.source.empty()) source.party.mention = attribution.source;
  source.cue = attribution.cue;
  source.content = attribution.content;
  source.gaps = attribution.gaps;
  source.speech = attribution.speech;
  return source;
}

/// Acts that are done by saying something: who does them says so.
bool verbal(const std::string& type) {
  return type == "ACCUSE" || type == "REQUEST" || type == "THREATEN" || type == "REJECT";
}

Source speaker_of(const CodedEvent& event) {
  Source source;
  source.party = event.actors.front();
  source.cue = event.event.trigger;
  return source;
}

}  // namespace

Chain find_chain(const CodedEvent& event, const std::vector<Attribution>& attributions) {
  Chain chain;
  std::uint32_t link = own(event, attributions);
  chain.own_voice = link != attribution::none;
  if (link == attribution::none) {
    link = innermost(event, attributions);
    if (verbal(event.event.type) && !event.actors.empty() && !event.noun) {
      chain.sources.push_back(speaker_of(event));
      chain.own_voice = true;
    }
  }
  while (link != attribution::none && chain.links.size() < attributions.size()) {
    chain.links.push_back(link);
    chain.sources.push_back(source_of(attributions[link]));
    link = attributions[link].outer;
  }
  return chain;
}

}  // namespace relata::claim
