// SPDX-License-Identifier: Apache-2.0
#include "engine/public_view.h"

namespace relata::engine {
namespace {

NamedThing named(const mention::Mention& mention, const mention::Mentions& mentions) {
  NamedThing thing{mention.words, {}, mention.rule};
  switch (mention.kind) {
    case mention::Kind::party:
      thing.meaning = mentions.parties[mention.value];
      break;
    case mention::Kind::place:
      thing.meaning = mentions.places[mention.value];
      break;
    case mention::Kind::time:
      thing.meaning = TimeExpression{mentions.time_types[mention.value], mentions.time_values[mention.value], mentions.times[mention.value]};
      break;
    case mention::Kind::quantity:
      thing.meaning = mentions.quantities[mention.value];
      break;
  }
  return thing;
}

}  // namespace

std::vector<NamedThing> named_things(const mention::Mentions& mentions) {
  std::vector<NamedThing> things;
  things.reserve(mentions.all.size());
  for (const mention::Mention& mention : mentions.all) {
    if (!mention.words.empty()) things.push_back(named(mention, mentions));
  }
  return things;
}

std::vector<relata::Statement> statements(const std::vector<attribution::Attribution>& attributions) {
  std::vector<relata::Statement> all;
  for (const attribution::Attribution& attribution : attributions) {
    if (attribution.cue.empty()) continue;  // a quote that only goes on
    all.push_back({attribution.source, attribution.cue, attribution.content, attribution.gaps, attribution.speech, attribution.parties});
  }
  return all;
}

std::vector<NotCoded> not_coded(const syntax::Document& document, const event::Events& events) {
  std::vector<NotCoded> all;
  for (const event::Dropped& dropped : events.dropped) {
    all.push_back({dropped.sentence, document.sentences[dropped.sentence].words[dropped.word].span, dropped.reason});
  }
  return all;
}

}  // namespace relata::engine
