// SPDX-License-Identifier: Apache-2.0
// The coder. For each word that the lexicon knows, the sense that fits best is chosen and its arguments are bound (choose.cc, slots.cc); what
// the sentence says of the act's status is read (status.cc); the codebook's conversions are applied (convert.cc); then the predicates of the
// sentence are settled among each other (settle.cc). "O chanceler argentino visitou Brasília" gives CONSULT/visit, ARG GOV to BRA. Work is
// linear in the words that the lexicon knows; the lexicon's size doesn't count. After PETRARCH's verb patterns and UniversalPetrarch's use of
// dependencies, with status and voices kept apart from the code.
// Tested by find_events_test.cc and tests/lexicon_examples.
#include "event/draft.h"
#include "event/events.h"
#include "event/repair.h"
#include "event/subject_matter.h"
#include "lexicon/codebook.h"

namespace relata::event {
namespace {

constexpr std::size_t max_words = 512;  ///< longer sentences are lists or damaged text

/// A noun tells an act only with something of its own: "após o encontro" refers, "a visita de Lula a Paris" tells.
bool bare_noun(const Scope& scope, const Draft& draft) {
  if (!draft.is_noun()) return false;
  const std::uint32_t head = draft.head();
  if (scope.know.operators.is(lexicon::Grammar::temporal, preposition_of(scope, head)) && draft.reading.recipients.empty()) return true;
  return draft.reading.actors.empty() && draft.reading.recipients.empty();
}

std::string_view reason_to_drop(const Scope& scope, const SubjectMatter& matter, const Draft& draft, std::string& text) {
  if (draft.reading.match.sense->blocker) return "the lexicon says that these words are no event";
  const lexicon::TypeRow* type = scope.know.codebook.type(draft.type);
  if (draft.modality.purpose && (type == nullptr || !type->aim_coded)) return "a purpose, not told as done";
  // "Não houve acordo", "nenhum tratado foi assinado": what did not happen is news though nobody stands in the sentence.
  const bool absent = draft.modality.polarity == Polarity::negative && draft.modality.status == Status::actual;
  if (!absent && bare_noun(scope, draft)) return "a bare noun that refers to an act told elsewhere";
  if (!absent && draft.reading.actors.empty() && draft.reading.recipients.empty()) return "no party in any argument position";
  const auto actor = draft.reading.actors.empty() ? SubjectMatter::Actor::unknown : SubjectMatter::Actor::known;
  if (const std::string_view domain = matter.silenced_by(scope, draft.head(), draft.type, actor); !domain.empty()) {
    text = "speaks of " + std::string(domain);
    return text;
  }
  return {};
}

Draft draft_of(const Scope& scope, Reading reading) {
  Draft draft;
  const lexicon::Predicates& predicates = scope.know.predicates;
  draft.type = predicates.text(reading.match.sense->type);
  draft.cameo = predicates.text(reading.match.sense->cameo);
  for (const lexicon::Text mode : predicates.texts(reading.match.sense->modes)) draft.modes.emplace_back(predicates.text(mode));
  draft.reading = std::move(reading);
  draft.modality = modality_of(scope, draft.reading.match);
  return draft;
}

/// "bombardearam dois depósitos em Hodeida": what stands in another's land is his, where nobody else is named.
void bind_land(const Scope& scope, Draft& draft) {
  Reading& reading = draft.reading;
  if (draft.type != "ASSAULT" || draft.is_noun() || !reading.recipients.empty() || reading.actors.empty() ||
      draft.circumstances.place == mention::none)
    return;
  const bool mutual = reading.actors.size() > 1 || scope.know.predicates.slots(reading.match.sense->recipient).empty();
  const Place& place = scope.mentions.places[draft.circumstances.place];
  if (mutual || place.country.empty() || undergoers(scope, draft.head()).empty()) return;
  if (reading.actors.front().party.country.empty() || reading.actors.front().party.country == place.country) return;
  Party party;
  party.id = party.country = place.country;
  party.mention = place.mention;
  reading.recipients.push_back({party, no_word, "the country of the place"});
}

/// "Thousands of people blocked streets in Algiers": a crowd that nobody names is the land's own.
void bind_crowd(const Scope& scope, Draft& draft) {
  Reading& reading = draft.reading;
  if (draft.type != "PROTEST" || draft.is_noun() || !reading.actors.empty() || draft.circumstances.place == mention::none) return;
  const Place& place = scope.mentions.places[draft.circumstances.place];
  const Fillers crowd = doers(scope, draft.head());
  if (place.country.empty() || crowd.empty() || crowd.front().word == no_word) return;
  Party party;
  party.country = place.country;
  party.sector = "CVL";
  party.sectors = {"CVL"};
  party.id = place.country + "/CVL";
  party.mention = scope.word(crowd.front().word).span;
  reading.actors.push_back({party, crowd.front().word, "the people of the place"});
}

void code_sentence(const Scope& scope, Events& events) {
  Drafts drafts;
  for (std::uint32_t word = 0; word < scope.size(); ++word) {
    if (auto reading = choose(scope, word)) drafts.push_back(draft_of(scope, std::move(*reading)));
  }
  if (drafts.empty()) return;
  Words heads;
  for (const Draft& draft : drafts) heads.push_back(draft.head());
  for (Draft& draft : drafts) {
    draft.circumstances = circumstances_of(scope, draft.reading, heads);
    bind_land(scope, draft);
    bind_crowd(scope, draft);
    convert(scope, draft);
  }
  settle(scope, drafts);
  const SubjectMatter matter(scope);
  std::string text;
  for (Draft& draft : drafts) {
    if (draft.alive()) draft.dropped = reason_to_drop(scope, matter, draft, text);
    if (draft.alive()) {
      for (const std::string_view mark : matter.marks(scope)) draft.notes.push_back("subject: " + std::string(mark));
      events.coded.push_back(finish(scope, draft));
    } else {
      const std::string sense(scope.know.predicates.text(draft.reading.match.sense->id));
      events.dropped.push_back({scope.number, draft.head(), sense + ": " + draft.dropped});
    }
  }
}

}  // namespace

Events find_events(const syntax::Document& document, const mention::Mentions& mentions, const lexicon::Language& language) {
  const Knowledge know(language);
  Events events;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    if (document.sentences[i].words.size() > max_words) {
      events.dropped.push_back({i, 0, "a sentence of more than 512 words"});
      continue;
    }
    const auto mended = with_clauses_mended(document.sentences[i]);
    code_sentence({know, mended ? *mended : document.sentences[i], mentions, document.article, i}, events);
  }
  return events;
}

}  // namespace relata::event
