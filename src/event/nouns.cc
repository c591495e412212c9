// SPDX-License-Identifier: Apache-2.0
#include "event/nouns.h"

#include "event/slots.h"
#include "lexicon/predicates.h"

namespace relata::event {
namespace {

using lexicon::Grammar;
using lexicon::SlotKind;

bool in_list(const Scope& scope, std::uint32_t word, Grammar list) {
  for (const lexicon::Text preposition : scope.know.operators.list(list)) {
    if (has_preposition(scope, word, scope.know.operators.text(preposition))) return true;
  }
  return false;
}

/// Phrases with one of the prepositions, on any of the noun's words.
Fillers phrases(const Scope& scope, const Match& match, Grammar list, const char* rule) {
  Fillers found;
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const Relation relation = scope.relation(child);
      if (relation != Relation::nmod && relation != Relation::obl) continue;
      if (scope.word(child).subtype != "poss" && in_list(scope, child, list)) found.push_back({antecedent(scope, child), nullptr, rule});
    }
  }
  return found;
}

/// Doers after `por`/`by`; "por causa de", "por dois dias" name nobody.
Fillers agents(const Scope& scope, const Match& match) {
  Fillers found = phrases(scope, match, Grammar::agent, "agent");
  for (const std::uint32_t word : own_words(scope, match.head)) {  // hung on what is done: "a assinatura do tratado pela Rússia"
    if (found.empty() && word > match.head && scope.relation(word) == Relation::nmod && in_list(scope, word, Grammar::agent))
      found.push_back({word, nullptr, "agent, hung on another word"});
  }
  std::erase_if(found,
                [&](const Filler& filler) { return parties_at(scope, filler.word, "").empty() && parties_inside(scope, filler.word, "").empty(); });
  return found;
}

/// "o ataque lançado pela Rússia": the agent of the participle.
Fillers participle_agents(const Scope& scope, const Match& match) {
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const bool participle = scope.relation(child) == Relation::acl || scope.relation(child) == Relation::xcomp;
      if (!participle || scope.word(child).subtype == "relcl" || !is_passive(scope, child)) continue;
      if (Fillers found = doers(scope, child); !found.empty()) return found;
    }
  }
  return {};
}

Fillers light_subjects(const Scope& scope, const Match& match) {
  const std::uint32_t verb = light_verb(scope, match.head);
  return verb == no_word ? Fillers{} : doers(scope, verb);
}

/// Doers that are no `de`/`of` phrase.
Fillers plain_subjects(const Scope& scope, const Match& match) {
  for (const auto find : {possessors, participle_agents, demonyms, light_subjects}) {
    if (Fillers found = find(scope, match); !found.empty()) return found;
  }
  return {};
}

bool is_owner_preposition(const Scope& scope, lexicon::Text preposition) {
  return scope.know.operators.is(Grammar::owner, scope.know.predicates.text(preposition));
}

/// Whether the sense asks for an object: `obj`, or `prep:de` as recipient.
bool mentions_object(const Scope& scope, lexicon::Range expression) {
  for (const lexicon::SlotRow& slot : scope.know.predicates.slots(expression)) {
    if (slot.kind == SlotKind::obj) return true;
    for (const lexicon::Text preposition : scope.know.predicates.texts(slot.prepositions)) {
      if (is_owner_preposition(scope, preposition)) return true;
    }
  }
  return false;
}

/// Whether another phrase than `de`/`of` fills the recipient.
bool other_recipient(const Scope& scope, const Match& match) {
  for (const lexicon::SlotRow& slot : scope.know.predicates.slots(match.sense->recipient)) {
    for (const lexicon::Text preposition : scope.know.predicates.texts(slot.prepositions)) {
      if (is_owner_preposition(scope, preposition)) continue;
      for (const std::uint32_t child : scope.sentence.children(match.head)) {
        if (has_preposition(scope, child, scope.know.predicates.text(preposition))) return true;
      }
    }
  }
  return false;
}

/// Whether the noun's `de`/`of` phrase is its undergoer.
bool owner_is_object(const Scope& scope, const Match& match) {
  if (!agents(scope, match).empty() || !plain_subjects(scope, match).empty()) return true;
  if (!mentions_object(scope, match.sense->recipient)) return false;
  return !other_recipient(scope, match);
}

}  // namespace

std::uint32_t light_verb(const Scope& scope, std::uint32_t noun) {
  const std::uint32_t verb = scope.head(noun);
  if (verb == no_word || !is_verbal(scope.word(verb))) return no_word;
  const Relation relation = scope.relation(noun);
  if (relation != Relation::obj && relation != Relation::nsubj && relation != Relation::xcomp) return no_word;
  if (relation == Relation::nsubj && !is_passive(scope, verb)) return no_word;
  return scope.know.operators.is(Grammar::light, scope.lemma(verb)) ? verb : no_word;
}

Fillers possessors(const Scope& scope, const Match& match) {
  Fillers found;
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const bool possessive = (scope.relation(child) == Relation::det || scope.relation(child) == Relation::nmod) &&
                              (scope.word(child).subtype == "poss" || scope.word(child).features.possessive);
      if (possessive) found.push_back({antecedent(scope, child), nullptr, "poss"});
    }
  }
  return found;
}

Fillers demonyms(const Scope& scope, const Match& match) {
  Fillers found;
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const Relation relation = scope.relation(child);
      const bool place = relation == Relation::amod || relation == Relation::compound || relation == Relation::nmod || relation == Relation::flat ||
                         relation == Relation::appos;
      if (!place || scope.sentence.child(child, Relation::case_marker) != no_word || scope.word(child).subtype == "poss") continue;
      if (scope.mentions.parties_at(scope.number, child) != nullptr) found.push_back({child, nullptr, "amod"});
    }
  }
  return found;
}

Fillers noun_subjects(const Scope& scope, const Match& match) {
  if (Fillers found = agents(scope, match); !found.empty()) return found;
  if (Fillers plain = plain_subjects(scope, match); !plain.empty()) return plain;
  if (!owner_is_object(scope, match)) return phrases(scope, match, Grammar::owner, "owner");
  return {};
}

Fillers noun_objects(const Scope& scope, const Match& match) {
  if (owner_is_object(scope, match)) return phrases(scope, match, Grammar::owner, "of");
  return {};
}

}  // namespace relata::event
