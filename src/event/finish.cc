// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "event/draft.h"
#include "event/subject_matter.h"
#include "lexicon/codebook.h"

namespace relata::event {
namespace {

/// The double that is written as the table's float is: 1.9, not 1.899999976158142.
double as_written(double score) {
  char digits[32];
  const char* end = std::to_chars(digits, digits + sizeof digits, static_cast<float>(score)).ptr;
  double exact = 0;
  std::from_chars(digits, end, exact);
  return exact;
}

void code_event(const Scope& scope, const Draft& draft, Event& event) {
  const lexicon::Codebook& codebook = scope.know.codebook;
  const lexicon::TypeRow* type = codebook.type(draft.type);
  event.type = draft.type;
  event.modes = draft.modes;
  event.cameo = draft.cameo;
  if (type == nullptr) return;
  if (event.cameo.empty()) event.cameo = codebook.pack().text(type->cameo);
  std::sort(event.modes.begin(), event.modes.end(),
            [&](const auto& a, const auto& b) { return codebook.mode_order(*type, a) < codebook.mode_order(*type, b); });
  event.quad = type->quad;
  event.intensity = as_written(event.modes.empty() ? type->score : codebook.score(*type, event.modes.front()));
  if (const lexicon::CodeRow* code = codebook.code(event.cameo)) event.goldstein = as_written(code->goldstein[0]);
}

void add_contexts(const Scope& scope, const Draft& draft, Event& event) {
  for (const lexicon::Text context : scope.know.predicates.texts(draft.reading.match.sense->contexts))
    event.contexts.emplace_back(scope.know.predicates.text(context));
  for (std::string& context : contexts_in(scope, own_words(scope, draft.head()))) {
    if (std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end()) event.contexts.push_back(std::move(context));
  }
  const lexicon::Codebook& codebook = scope.know.codebook;
  std::sort(event.contexts.begin(), event.contexts.end(),
            [&](const auto& a, const auto& b) { return codebook.context_order(a) < codebook.context_order(b); });
}

/// The predicate's words without its last preposition, as one span.
Span trigger_of(const Scope& scope, const Match& match) {
  std::uint32_t first = no_word, last = match.head;
  for (const std::uint32_t word : match.words) {
    if (word == match.preposition) continue;
    first = std::min(first, word);
    last = std::max(last, word);
  }
  if (first == no_word || last - first > 8) first = last = match.head;
  return scope.sentence.cover(first, last);
}

double score_of(const Draft& draft) {
  double score = 0.9;
  if (draft.reading.actors.empty()) score -= 0.15;
  if (draft.reading.recipients.empty()) score -= 0.1;
  if (draft.is_noun()) score -= 0.1;
  if (draft.modality.status == Status::hypothetical) score -= 0.05;
  if (draft.reading.match.sense->conditions.size > 0 || draft.reading.match.words.size() > 1) score += 0.05;
  return std::clamp(score, 0.05, 0.99);
}

void bind(const BoundParties& bound, const char* role, std::vector<Party>& parties, std::vector<std::uint32_t>& words,
          std::vector<std::string>& trace) {
  for (const Bound& one : bound) {
    parties.push_back(one.party);
    words.push_back(one.word);
    trace.push_back(std::string(role) + ": " + one.rule);
  }
}

}  // namespace

CodedEvent finish(const Scope& scope, const Draft& draft) {
  CodedEvent event;
  event.sentence = scope.number;
  event.word = draft.head();
  event.trace.push_back("predicate " + std::string(scope.know.predicates.text(draft.reading.match.sense->id)));
  code_event(scope, draft, event.event);
  add_contexts(scope, draft, event.event);
  event.event.trigger = trigger_of(scope, draft.reading.match);
  bind(draft.reading.actors, "actor", event.actors, event.actor_words, event.trace);
  bind(draft.reading.recipients, "recipient", event.recipients, event.recipient_words, event.trace);
  event.place = draft.circumstances.place;
  event.time = draft.circumstances.time;
  event.quantities = draft.circumstances.quantities;
  event.status = draft.modality.status;
  event.polarity = draft.modality.polarity;
  event.tense = draft.modality.tense;
  if (!draft.modality.rule.empty()) event.trace.push_back("status: " + draft.modality.rule);
  event.trace.insert(event.trace.end(), draft.notes.begin(), draft.notes.end());
  event.noun = draft.is_noun();
  event.score = score_of(draft);
  return event;
}

}  // namespace relata::event
