// SPDX-License-Identifier: Apache-2.0
// Prepositional phrases are where parsers err most, so a `prep` slot is looked for on the predicate's words first, then on its object and
// what hangs there, and last anywhere in the predicate's own clause to its right, nearest first; the relative pronoun of "com quem se reuniu"
// counts by its antecedent. Of a noun, `de`/`of` may be doer or undergoer: "a visita de Lula" against "o bombardeio de Kiev". It is the
// undergoer where another phrase is the doer ("o bombardeio russo de Kiev"), and otherwise where the sense asks for an object.
// Tested by find_events_test.cc.
#include "event/slots.h"

#include <algorithm>
#include <array>

#include "event/nouns.h"

namespace relata::event {
namespace {

using lexicon::CompArgument;
using lexicon::Grammar;
using lexicon::PredicatePos;
using lexicon::SlotKind;
using lexicon::SlotRow;

bool matched(const Match& match, std::uint32_t word) {
  return std::binary_search(match.words.begin(), match.words.end(), word);
}

bool marked_by_any(const Scope& scope, std::uint32_t word, lexicon::Range prepositions) {
  for (const lexicon::Text preposition : scope.know.predicates.texts(prepositions)) {
    if (has_preposition(scope, word, scope.know.predicates.text(preposition))) return true;
  }
  return false;
}

bool can_be_phrase(const Scope& scope, std::uint32_t word) {
  switch (scope.relation(word)) {
    case Relation::obl:
    case Relation::nmod:
    case Relation::iobj:
    case Relation::obj:
    case Relation::advmod:
    case Relation::dep:
    case Relation::nsubj:
    case Relation::appos:
      return is_nominal(scope.word(word)) || scope.word(word).upos == Upos::adj || scope.word(word).upos == Upos::det;
    case Relation::conj:
    case Relation::flat:
      return is_nominal(scope.word(word)) && scope.sentence.child(word, Relation::case_marker) != no_word;
    case Relation::root:
      return is_nominal(scope.word(word));
    default:
      return false;
  }
}

/// Where a prepositional phrase may hang.
enum class Level { predicate, argument, clause };

Words places(const Scope& scope, const Match& match, Level level) {
  Words found;
  const auto add_children = [&](std::uint32_t word) {
    for (const std::uint32_t child : scope.sentence.children(word)) found.push_back(child);
  };
  if (level == Level::predicate) {
    for (const std::uint32_t word : match.words) add_children(word);
    if (match.sense->pos == PredicatePos::noun) {
      if (const std::uint32_t verb = light_verb(scope, match.head); verb != no_word) add_children(verb);
    }
  } else if (level == Level::argument) {
    for (const std::uint32_t child : scope.sentence.children(match.head)) {
      // A phrase inside another prepositional phrase belongs to that one: "armas para a guerra [da Rússia] [à Ucrânia]".
      const bool own_phrase = scope.relation(child) == Relation::obl && scope.sentence.child(child, Relation::case_marker) != no_word;
      if (!opens_clause(scope, child) && !own_phrase) add_children(child);
    }
  } else {
    for (const std::uint32_t word : own_words(scope, match.head)) {
      const std::uint32_t head = scope.head(word);
      const bool inside_phrase = head != no_word && head != match.head && scope.relation(head) == Relation::obl &&
                                 scope.sentence.child(head, Relation::case_marker) != no_word;
      if (word > match.head && !inside_phrase) found.push_back(word);
    }
  }
  return found;
}

Fillers prepositional(const Scope& scope, const Match& match, lexicon::Range prepositions, Level level) {
  static constexpr std::array<const char*, 3> rules = {"prep", "prep of an argument", "prep in the clause"};
  Fillers found;
  for (const std::uint32_t word : places(scope, match, level)) {
    if (!matched(match, word) && can_be_phrase(scope, word) && marked_by_any(scope, word, prepositions)) {
      found.push_back({antecedent(scope, word), nullptr, rules[static_cast<std::size_t>(level)]});
    }
  }
  return found;
}

Fillers near_prepositional(const Scope& scope, const Match& match, lexicon::Range prepositions) {
  Fillers found = prepositional(scope, match, prepositions, Level::predicate);
  for (const Filler& filler : prepositional(scope, match, prepositions, Level::argument)) {
    if (std::none_of(found.begin(), found.end(), [&](const Filler& old) { return old.word == filler.word; })) found.push_back(filler);
  }
  return found;
}

/// The object of "pôr fim a X" is what its own last preposition marks.
Fillers object_of_expression(const Scope& scope, const Match& match) {
  const std::uint32_t object = scope.head(match.preposition);
  if (object == no_word || matched(match, object)) return {};
  return {{antecedent(scope, object), nullptr, "object of the expression"}};
}

void drop_matched(const Match& match, Fillers& found) {
  std::erase_if(found, [&](const Filler& filler) { return filler.word != no_word && matched(match, filler.word); });
}

Fillers objects(const Scope& scope, const Match& match) {
  if (match.preposition != no_word) {
    if (Fillers found = object_of_expression(scope, match); !found.empty()) return found;
  }
  Fillers found;
  if (match.sense->pos == PredicatePos::noun) return noun_objects(scope, match);
  for (const std::uint32_t word : match.words) {
    if (is_verbal(scope.word(word)) || word == match.head) found = undergoers(scope, word);
    drop_matched(match, found);
    if (!found.empty()) return found;
  }
  // "tomar a cidade como refém", "expressar apoio ao governo": what the expression's noun governs.
  for (const std::uint32_t word : match.words) {
    if (word != match.head && is_nominal(scope.word(word))) {
      for (const std::uint32_t child : scope.sentence.children(word)) {
        if (scope.relation(child) == Relation::nmod && !matched(match, child)) return {{antecedent(scope, child), nullptr, "nmod of the expression"}};
      }
    }
  }
  return found;
}

Fillers subjects(const Scope& scope, const Match& match) {
  if (match.sense->pos == PredicatePos::noun) return noun_subjects(scope, match);
  Fillers found = match.sense->pos == PredicatePos::adj || match.sense->pronominal ? surface_subjects(scope, match.head) : doers(scope, match.head);
  drop_matched(match, found);
  return found;
}

Fillers datives(const Scope& scope, const Match& match) {
  Fillers found;
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      if (scope.relation(child) == Relation::iobj && !is_reflexive(scope, child)) found.push_back({antecedent(scope, child), nullptr, "iobj"});
    }
  }
  if (!found.empty()) return found;
  for (const std::uint32_t child : scope.sentence.children(match.head)) {
    if (scope.relation(child) == Relation::obl && scope.know.operators.is(Grammar::dative, preposition_of(scope, child)))
      found.push_back({antecedent(scope, child), nullptr, "dative"});
  }
  return found;
}

/// The clause that the predicate governs.
std::uint32_t complement(const Scope& scope, const Match& match) {
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const Relation relation = scope.relation(child);
      if ((relation == Relation::ccomp || relation == Relation::xcomp) && !matched(match, child)) return child;
    }
  }
  for (const std::uint32_t word : match.words) {
    for (const std::uint32_t child : scope.sentence.children(word)) {
      const Relation relation = scope.relation(child);
      const bool infinitive = scope.word(child).features.verb_form == syntax::Features::VerbForm::infinitive;
      if (infinitive && (relation == Relation::advcl || relation == Relation::acl || relation == Relation::obl) && !matched(match, child))
        return child;
    }
  }
  return no_word;
}

Fillers of_complement(const Scope& scope, const Match& match, const SlotRow& slot) {
  const std::uint32_t clause = complement(scope, match);
  if (clause == no_word) return {};
  static constexpr lexicon::SenseRow plain_verb{};
  const Match inner{&plain_verb, clause, {clause}, no_word};
  switch (slot.argument) {
    case CompArgument::itself:
      return {{clause, nullptr, "comp"}};
    case CompArgument::subj:
      return is_verbal(scope.word(clause)) || scope.sentence.child(clause, Relation::nsubj) != no_word ? surface_subjects(scope, clause) : Fillers{};
    case CompArgument::obj:
      return undergoers(scope, clause);
    case CompArgument::iobj:
      return datives(scope, inner);
    case CompArgument::prep:
      return near_prepositional(scope, inner, slot.prepositions);
  }
  return {};
}

bool same_party(const Party& one, const Party& other) {
  if (!one.id.empty() && one.id == other.id) return true;
  return one.country == other.country && one.sector == other.sector && one.name == other.name && one.id.empty() == other.id.empty();
}

}  // namespace

Fillers fillers(const Scope& scope, const Match& match, const SlotRow& slot) {
  switch (slot.kind) {
    case SlotKind::none:
      return {};
    case SlotKind::subj:
      return subjects(scope, match);
    case SlotKind::obj:
      return objects(scope, match);
    case SlotKind::iobj:
      return datives(scope, match);
    case SlotKind::prep:
      return near_prepositional(scope, match, slot.prepositions);
    case SlotKind::comp:
      return of_complement(scope, match, slot);
    case SlotKind::poss:
      return possessors(scope, match);
    case SlotKind::amod:
      return demonyms(scope, match);
  }
  return {};
}

namespace {

BoundParties parties_of(const Scope& scope, const Fillers& phrases, bool inner, Places use) {
  BoundParties all;
  for (const Filler& filler : phrases) {
    if (filler.dropped != nullptr && !inner) {
      for (const Party& party : *filler.dropped) merge(all, {{party, no_word, filler.rule}});
    }
    if (filler.word == no_word) continue;
    BoundParties found = parties_at(scope, filler.word, filler.rule);
    if (inner) found = found.empty() ? parties_inside(scope, filler.word, filler.rule) : BoundParties{};
    if (found.empty() && use == Places::stand_for_countries) found = country_of_place(scope, filler.word, filler.rule);
    merge(all, found);
  }
  return all;
}

/// "entre a Grécia, Chipre e Israel": the further members, where the tree lost them.
void add_enumerated(const Scope& scope, BoundParties& all) {
  if (all.empty() || all.front().word == no_word) return;
  for (std::uint32_t word = all.front().word + 1; word < scope.size(); ++word) {
    const Upos upos = scope.word(word).upos;
    if (upos == Upos::verb || upos == Upos::aux || upos == Upos::sconj || upos == Upos::adv) return;
    if (upos == Upos::adp && !scope.know.operators.is(Grammar::owner, scope.lemma(word))) return;
    const bool member = scope.relation(word) != Relation::amod && scope.relation(word) != Relation::nmod;
    if (member && is_nominal(scope.word(word))) merge(all, parties_at(scope, word, "enumeration"));
  }
}

/// Prepositions in the slot's order; for each, the nearest phrases that name a party.
BoundParties prepositional_parties(const Scope& scope, const Match& match, const SlotRow& slot, Places use) {
  for (std::uint32_t i = 0; i < slot.prepositions.size; ++i) {
    const lexicon::Range one{slot.prepositions.begin + i, 1};
    for (const Level level : {Level::predicate, Level::argument, Level::clause}) {
      BoundParties found = parties_of(scope, prepositional(scope, match, one, level), slot.inner != 0, use);
      if (found.empty()) continue;
      if (scope.know.operators.is(Grammar::between, scope.know.predicates.text(scope.know.predicates.texts(one).front())))
        add_enumerated(scope, found);
      return found;
    }
  }
  return {};
}

}  // namespace

BoundParties parties(const Scope& scope, const Match& match, const SlotRow& slot, Places use) {
  if (slot.kind == SlotKind::prep) return prepositional_parties(scope, match, slot, use);
  return parties_of(scope, fillers(scope, match, slot), slot.inner != 0, use);
}

void merge(BoundParties& all, const BoundParties& more) {
  for (const Bound& bound : more) {
    if (std::none_of(all.begin(), all.end(), [&](const Bound& old) { return same_party(old.party, bound.party); })) all.push_back(bound);
  }
}

}  // namespace relata::event
