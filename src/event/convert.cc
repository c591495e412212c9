// SPDX-License-Identifier: Apache-2.0
// "Future CONSULT, SUPPORT, COOPERATE, AID are AGREE; announced RETREAT is CONCEDE; hypothetical ASSAULT by the threatening party is
// THREATEN" (PLOVER 2.0). The table is codebooks/plover.toml; this applies it.
// Tested by find_events_test.cc.
#include "event/draft.h"

#include "lexicon/codebook.h"

namespace relata::event {
namespace {

std::uint8_t bit(Status status) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(status));
}

/// What is to come after the article was published is planned, whatever the verb's tense: "viaja na segunda-feira".
void plan_what_is_to_come(const Scope& scope, Draft& draft, const lexicon::TypeRow& type) {
  if (draft.modality.status != Status::actual || draft.circumstances.time == mention::none || type.status != 0) return;
  if (draft.reading.match.sense->status != lexicon::no_status) return;
  const auto& time = scope.mentions.times[draft.circumstances.time];
  if (!time.begin || scope.article == nullptr || !scope.article->published || *time.begin <= *scope.article->published) return;
  if (draft.modality.tense == Tense::past) return;
  draft.modality.status = Status::planned;
  draft.notes.push_back("status: planned, the day is still to come");
}

Status own_status(const Draft& draft, const lexicon::TypeRow& type) {
  const auto sense = draft.reading.match.sense->status;
  if (sense != lexicon::no_status) return static_cast<Status>(sense);
  return static_cast<Status>(type.status);
}

}  // namespace

void convert(const Scope& scope, Draft& draft) {
  const lexicon::TypeRow* type = scope.know.codebook.type(draft.type);
  if (type == nullptr) return;
  plan_what_is_to_come(scope, draft, *type);
  const lexicon::Pack& pack = scope.know.codebook.pack();
  if ((type->becomes_when & bit(draft.modality.status)) != 0) {
    draft.notes.push_back("type: " + draft.type + " turned " + std::string(pack.text(type->becomes)));
    draft.type = pack.text(type->becomes);
    draft.cameo = pack.text(type->becomes_cameo);
    draft.modes.clear();
    if (type->becomes_mode.size != 0) draft.modes.emplace_back(pack.text(type->becomes_mode));
    type = scope.know.codebook.type(draft.type);
    if (type == nullptr) return;
    if (type->status != 0) draft.modality.status = static_cast<Status>(type->status);
  } else if (draft.modality.status == Status::actual) {
    draft.modality.status = own_status(draft, *type);
  } else if (static_cast<Status>(type->status) == Status::threatened && draft.modality.status != Status::denied) {
    draft.modality.status = Status::threatened;  // "responderá com fogo" threatens now
  }
  // "Não se sentará com eles": a negated promise or plan of one's own.
  const bool to_come = draft.modality.status == Status::planned || draft.modality.status == Status::promised;
  if (draft.modality.polarity == Polarity::negative && to_come && !draft.is_noun()) refuse(scope, draft);
}

void refuse(const Scope& scope, Draft& draft) {
  const lexicon::TypeRow* type = scope.know.codebook.type(draft.type);
  if (type == nullptr || type->refused.size == 0) return;
  const lexicon::Pack& pack = scope.know.codebook.pack();
  draft.notes.push_back("type: negated " + draft.type + " turned " + std::string(pack.text(type->refused)));
  draft.type = pack.text(type->refused);
  draft.cameo = pack.text(type->refused_cameo);
  draft.modes.clear();
  draft.modality.status = Status::actual;
  draft.modality.polarity = Polarity::positive;
}

}  // namespace relata::event
