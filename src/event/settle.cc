// SPDX-License-Identifier: Apache-2.0
// Which predicates of a sentence tell events of their own. "O Brasil prometeu enviar ajuda ao Haiti" is one promise, not a promise and an aid:
// what AGREE, REQUEST, REJECT or THREATEN governs is their content (plover.toml: `carries`). "Fez uma visita" is one visit. "Atacaram a
// aldeia, matando seis" is one attack. Soldiers sent forward inside an attack are the attack. The crime in a conviction or a charge is the
// court's matter. What a relative clause says stands on its own.
// Tested by find_events_test.cc.
#include <algorithm>

#include "event/draft.h"
#include "event/nouns.h"
#include "lexicon/codebook.h"

namespace relata::event {
namespace {

using lexicon::Grammar;
using VerbForm = syntax::Features::VerbForm;

/// How an inner predicate hangs below an outer one.
enum class Embedding { none, clause, phrase, subject, result, condition };

bool scene(const Scope& scope, std::uint32_t word) {
  return scope.know.operators.is(Grammar::temporal, preposition_of(scope, word));
}

/// "se a fronteira for atravessada", "até que eles desocupem": told as a condition or an aim.
bool unreal(const Scope& scope, std::uint32_t clause) {
  if (scope.word(clause).features.mood == syntax::Features::Mood::subjunctive) return true;
  for (const std::uint32_t child : scope.sentence.children(clause)) {
    const Relation relation = scope.relation(child);
    if (relation == Relation::mark && scope.know.operators.is(Grammar::condition, scope.lemma(child))) return true;
    if (relation == Relation::auxiliary && scope.word(child).features.mood == syntax::Features::Mood::subjunctive) return true;
  }
  return false;
}

Embedding embedding(const Scope& scope, const Match& outer, std::uint32_t inner) {
  Embedding found = Embedding::phrase;
  bool beside = false;  // coordinated with the word below: what holds that word doesn't hold this one
  for (std::uint32_t word = inner; word != no_word; word = scope.head(word)) {
    if (!beside && std::binary_search(outer.words.begin(), outer.words.end(), word)) return word == inner ? Embedding::none : found;
    const Relation relation = scope.relation(word);
    const VerbForm form = scope.word(word).features.verb_form;
    beside = relation == Relation::conj;
    switch (relation) {
      case Relation::ccomp:
      case Relation::xcomp:
      case Relation::csubj:
        found = Embedding::clause;
        break;
      case Relation::acl:
        if (form != VerbForm::infinitive) return Embedding::none;
        found = Embedding::clause;
        break;
      case Relation::advcl:
        if (is_gerund(scope.word(word)) && word == inner) {
          found = Embedding::result;
          break;
        }
        if (unreal(scope, word)) {
          found = Embedding::condition;
          break;
        }
        if (form != VerbForm::infinitive) return Embedding::none;
        found = Embedding::clause;
        break;
      case Relation::obl:
      case Relation::nmod:
        if (scene(scope, word)) return Embedding::none;
        break;
      case Relation::nsubj:
        if (const std::uint32_t above = scope.head(word); above != no_word && is_verbal(scope.word(above)) && !is_passive(scope, above))
          return Embedding::none;
        found = Embedding::subject;
        break;
      case Relation::parataxis:
      case Relation::appos:
      case Relation::root:
        return Embedding::none;
      default:
        break;
    }
  }
  return Embedding::none;
}

bool court(const BoundParties& actors) {
  return std::any_of(actors.begin(), actors.end(), [](const Bound& bound) { return bound.party.sector == "JUD" || bound.party.sector == "COP"; });
}

/// "condenado por matar", "acusado pela promotoria de lavar dinheiro": the crime is the court's matter.
bool names_crime(const Scope& scope, const Draft& outer) {
  const auto has_mode = [&](std::string_view mode) { return std::find(outer.modes.begin(), outer.modes.end(), mode) != outer.modes.end(); };
  if (outer.type == "SANCTION") return has_mode("convict");
  if (outer.type == "COERCE") return has_mode("arrest") || has_mode("deport");
  if (outer.type != "ACCUSE" || outer.is_noun()) return false;
  return court(outer.reading.actors) || (outer.reading.actors.empty() && is_passive(scope, outer.head()));
}

/// A promise of violence is a threat: the inner act, turned, replaces the commitment.
bool is_threat(const Draft& outer, const Draft& inner) {
  return outer.type == "AGREE" && inner.type == "THREATEN" && inner.modality.polarity == Polarity::positive;
}

bool has_party(const Draft& draft) {
  return !draft.reading.actors.empty() || !draft.reading.recipients.empty();
}

void take_arguments(Draft& keeper, const Draft& other) {
  const bool mutual = keeper.reading.recipients.empty() && other.reading.recipients.empty();
  if (keeper.reading.actors.empty() || mutual) merge(keeper.reading.actors, other.reading.actors);
  if (keeper.reading.recipients.empty()) keeper.reading.recipients = other.reading.recipients;
  if (keeper.circumstances.place == mention::none) keeper.circumstances.place = other.circumstances.place;
  if (keeper.circumstances.time == mention::none) keeper.circumstances.time = other.circumstances.time;
  for (const std::uint32_t quantity : other.circumstances.quantities) {
    auto& all = keeper.circumstances.quantities;
    if (std::find(all.begin(), all.end(), quantity) == all.end()) all.push_back(quantity);
  }
}

bool shares_party(const BoundParties& one, const BoundParties& other) {
  return std::any_of(one.begin(), one.end(), [&](const Bound& a) {
    return std::any_of(other.begin(), other.end(),
                       [&](const Bound& b) { return (a.word == b.word && a.word != no_word) || (!a.party.id.empty() && a.party.id == b.party.id); });
  });
}

void mark_rule(BoundParties& parties) {
  for (Bound& bound : parties) bound.rule += ", of the content";
}

/// Whom a promise or a refusal is made to is often said inside it only: "prometeu enviar ajuda ao Haiti"; whom a request goes to is who
/// shall do what is asked: "exige que Israel se retire".
void take_content(Draft& outer, const Draft& inner, Embedding how) {
  Reading& reading = outer.reading;
  if (!reading.recipients.empty() || reading.actors.size() > 1 || outer.type == "CONSULT" || outer.type == "PROTEST") return;
  const bool request = outer.type == "REQUEST";
  for (const BoundParties* parties :
       {request ? &inner.reading.actors : &inner.reading.recipients, request ? &inner.reading.recipients : &inner.reading.actors}) {
    if (parties->empty() || shares_party(*parties, reading.actors)) continue;
    if (!request && outer.type != "AGREE" && parties == &inner.reading.actors) continue;
    // "exigiu a libertação dos ministros" asks nothing of the ministers.
    if (request && how == Embedding::phrase && parties == &inner.reading.recipients) continue;
    reading.recipients = *parties;
    mark_rule(reading.recipients);
    return;
  }
}

bool same_side(const Party& party, const BoundParties& actors) {
  return std::any_of(actors.begin(), actors.end(), [&](const Bound& actor) {
    return actor.party.country == party.country && (party.sector.empty() || party.sector == actor.party.sector || actor.party.sector.empty());
  });
}

/// The clause that the predicate governs, whatever the parser called it.
std::uint32_t content_clause(const Scope& scope, const Match& match) {
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const Relation relation = scope.relation(child);
      if (std::binary_search(match.words.begin(), match.words.end(), child)) continue;
      if (relation == Relation::ccomp || relation == Relation::xcomp) return child;
      if (child > word && relation == Relation::advcl && scope.word(child).features.verb_form == VerbForm::infinitive) return child;
    }
  }
  return no_word;
}

/// "threatened to cut off electricity to Nakhichevan": nobody in the slots, and no event inside whose recipient could be lent; the first
/// other party that the content names.
void search_content(const Scope& scope, Draft& draft) {
  const lexicon::TypeRow* type = scope.know.codebook.type(draft.type);
  Reading& reading = draft.reading;
  if (type == nullptr || !type->carries_clause || !reading.recipients.empty() || reading.actors.size() != 1 || draft.type == "CONSULT") return;
  const std::uint32_t clause = content_clause(scope, reading.match);
  if (clause == no_word) return;
  const auto [first, last] = scope.sentence.subtree(clause);
  for (std::uint32_t word = first; word <= last; ++word) {
    if (scope.sentence.dominates(reading.match.head, word) && !scene(scope, word)) {
      BoundParties found = parties_at(scope, word, "named in the content");
      std::erase_if(found, [&](const Bound& bound) { return bound.party.country.empty() || same_side(bound.party, reading.actors); });
      if (!found.empty()) {
        reading.recipients = std::move(found);
        return;
      }
    }
  }
}

std::string sense_of(const Scope& scope, const Draft& draft) {
  return std::string(scope.know.predicates.text(draft.reading.match.sense->id));
}

void settle_pair(const Scope& scope, Draft& outer, Draft& inner) {
  const Embedding how = embedding(scope, outer.reading.match, inner.head());
  if (how == Embedding::none || outer.modality.purpose) return;
  if (how == Embedding::condition) {
    inner.dropped = "a condition of " + sense_of(scope, outer);
    return;
  }
  const lexicon::TypeRow* type = scope.know.codebook.type(outer.type);
  const bool same = scope.know.predicates.text(outer.reading.match.sense->type) == scope.know.predicates.text(inner.reading.match.sense->type);
  if (same && (how == Embedding::result || ((how == Embedding::phrase || how == Embedding::subject) && inner.is_noun()))) {
    inner.dropped = "the same act as " + sense_of(scope, outer);
    take_arguments(outer, inner);
    return;
  }
  if (is_threat(outer, inner) && how == Embedding::clause) {
    outer.dropped = "a promise of harm, told by " + sense_of(scope, inner);
    if (inner.reading.actors.empty()) inner.reading.actors = outer.reading.actors;
    return;
  }
  // "acusa paramilitares de ataque a um hospital": the accused are said to have done it.
  const bool accused = outer.type == "ACCUSE" && inner.reading.actors.empty() && (how == Embedding::clause || how == Embedding::phrase);
  if (accused && !shares_party(outer.reading.recipients, inner.reading.recipients)) inner.reading.actors = outer.reading.recipients;
  const bool subject = how == Embedding::subject && has_party(outer);
  const bool carried =
      type != nullptr && ((how == Embedding::clause && type->carries_clause) || ((how == Embedding::phrase || subject) && type->carries_phrase));
  // A rejected accusation was made all the same, where it names who made it and against whom.
  if (carried && outer.type == "REJECT" && inner.is_noun() && !inner.reading.actors.empty() && !inner.reading.recipients.empty()) return;
  // "vowed that they would never lay down their arms": a promise not to is a refusal.
  if (carried && how == Embedding::clause && outer.type == "AGREE" && outer.modality.status == Status::promised &&
      inner.modality.polarity == Polarity::negative) {
    refuse(scope, outer);
  }
  if (carried) take_content(outer, inner, how);
  if (carried)
    inner.dropped = "content of " + sense_of(scope, outer);
  else if (names_crime(scope, outer) && (how == Embedding::clause || how == Embedding::phrase))
    inner.dropped = "the crime named by " + sense_of(scope, outer);
}

/// "…, matando seis": a gerund tells the result of an act of its kind that stands before it, wherever the parser hung it.
void settle_result(const Scope& scope, Draft& act, Draft& result) {
  const syntax::Word& word = scope.word(result.head());
  if (act.type != result.type || result.is_noun() || act.head() > result.head()) return;
  if (word.relation != Relation::advcl || !is_gerund(word)) return;
  result.dropped = "the result of " + sense_of(scope, act);
  take_arguments(act, result);
}

/// The subject noun of its own verb: "um ataque matou seis pessoas".
void settle_subject(const Scope& scope, Draft& verb, Draft& noun) {
  if (!noun.is_noun() || verb.is_noun() || verb.type != noun.type || scope.head(noun.head()) != verb.head() ||
      scope.relation(noun.head()) != Relation::nsubj)
    return;
  noun.dropped = "the same act as " + sense_of(scope, verb);
  take_arguments(verb, noun);
}

void settle_posture(const Scope& scope, const Draft& attack, Draft& posture) {
  if (attack.type != "ASSAULT" || attack.modality.purpose || posture.type != "MOBILIZE") return;
  if (attack.is_noun() && attack.reading.actors.empty() && attack.reading.recipients.empty()) return;  // "a guerra" only refers to one
  if (scope.sentence.dominates(attack.head(), posture.head()) || scope.head(attack.head()) == posture.head())
    posture.dropped = "posture inside " + sense_of(scope, attack);
}

/// The longer expression, unless it finds nobody where the shorter does.
bool prefer(const Draft& one, const Draft& other) {
  const bool blocker = one.reading.match.sense->blocker || other.reading.match.sense->blocker;
  if (!blocker && has_party(one) != has_party(other)) return has_party(one);
  return one.reading.match.words.size() > other.reading.match.words.size();
}

/// A word inside a longer expression tells nothing by itself.
void settle_overlaps(Drafts& drafts) {
  for (const Draft& one : drafts) {
    for (Draft& other : drafts) {
      if (&one == &other || !one.alive() || !other.alive()) continue;
      const Words& longer = one.reading.match.words;
      const Words& shorter = other.reading.match.words;
      const bool more = prefer(one, other) || (!prefer(other, one) && &one < &other);
      const bool shared =
          std::any_of(shorter.begin(), shorter.end(), [&](std::uint32_t word) { return std::binary_search(longer.begin(), longer.end(), word); });
      if (more && shared) other.dropped = "part of another expression";
    }
  }
}

}  // namespace

void settle(const Scope& scope, Drafts& drafts) {
  settle_overlaps(drafts);
  std::erase_if(drafts, [](const Draft& draft) { return draft.dropped == "part of another expression"; });
  for (Draft& outer : drafts) {
    for (Draft& inner : drafts) {
      if (&outer == &inner || !outer.alive() || !inner.alive()) continue;
      settle_pair(scope, outer, inner);
      if (outer.alive() && inner.alive()) settle_result(scope, outer, inner);
      if (outer.alive() && inner.alive()) settle_subject(scope, outer, inner);
      if (outer.alive() && inner.alive()) settle_posture(scope, outer, inner);
    }
  }
  for (Draft& draft : drafts) {
    if (draft.alive() && !draft.is_noun()) search_content(scope, draft);
  }
}

}  // namespace relata::event
