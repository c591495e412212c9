// SPDX-License-Identifier: Apache-2.0
// Subjects and objects are rarely where a simple rule looks for them. "O governo, que prometeu enviar tropas e depois recuou, foi criticado":
// `enviar` has its subject from `prometeu` (control), that one from the antecedent of `que`, `recuou` shares it, and `criticado` has the
// same phrase as its undergoer since it is passive. Each case is one step to another word; the steps are followed at most `max_steps` far.
// Relations are those of Universal Dependencies 2.
// Tested by find_events_test.cc.
#include "event/voice.h"

namespace relata::event {
namespace {

using Features = syntax::Features;
using VerbForm = Features::VerbForm;

constexpr int max_steps = 6;

bool past_participle(const syntax::Word& word) {
  return word.features.verb_form == VerbForm::participle && word.features.tense != Features::Tense::present;
}

bool has_passive_mark(const Scope& scope, std::uint32_t verb) {
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    const Relation relation = scope.relation(child);
    const bool can_mark = relation == Relation::auxiliary || relation == Relation::nsubj || relation == Relation::expl || relation == Relation::csubj;
    if (can_mark && scope.word(child).subtype == "pass") return true;
  }
  return false;
}

/// The subject, where a parser may have marked its article too: the first that can head a phrase.
std::uint32_t subject_child(const Scope& scope, std::uint32_t verb) {
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    if (scope.relation(child) == Relation::nsubj && scope.word(child).upos != Upos::det) return child;
  }
  // "Australia plans to send": a verb read as the head of a compound noun.
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    const bool before =
        scope.relation(child) == Relation::compound && child < verb && is_verbal(scope.word(verb)) && scope.word(child).upos == Upos::propn;
    if (before && scope.mentions.parties_at(scope.number, child) != nullptr) return child;
  }
  return scope.sentence.child(verb, Relation::nsubj);
}

Fillers of_word(const Scope& scope, std::uint32_t word, const char* rule) {
  return {{antecedent(scope, word), nullptr, rule}};
}

Fillers subjects_from(const Scope& scope, std::uint32_t verb, int steps);

/// Whom a noun like "plano" or "decisão" belongs to, so that its infinitive has a subject.
Fillers owner_of(const Scope& scope, std::uint32_t noun, int steps) {
  for (const std::uint32_t child : scope.sentence.children(noun)) {
    if (scope.relation(child) == Relation::nmod &&
        (scope.word(child).subtype == "poss" || scope.know.operators.is(lexicon::Grammar::owner, preposition_of(scope, child)))) {
      return of_word(scope, child, "owner");
    }
    if (scope.relation(child) == Relation::det && scope.word(child).features.possessive) return of_word(scope, child, "owner");
    if (scope.relation(child) == Relation::amod && scope.mentions.parties_at(scope.number, child) != nullptr) return of_word(scope, child, "owner");
  }
  const std::uint32_t governor = scope.head(noun);
  if (governor != no_word && is_verbal(scope.word(governor)) && scope.relation(noun) == Relation::obj)
    return subjects_from(scope, governor, steps - 1);
  return {};
}

/// xcomp: "forçou Israel a sair" has Israel, "prometeu a Israel sair" the promiser.
Fillers controller(const Scope& scope, std::uint32_t matrix, int steps) {
  const auto* promise = scope.know.operators.find(scope.lemma(matrix), lexicon::OperatorPos::verb);
  const bool subject_control = promise != nullptr && promise->subject_control;
  if (!subject_control && !is_passive(scope, matrix)) {
    for (const Relation relation : {Relation::obj, Relation::iobj}) {
      const std::uint32_t object = scope.sentence.child(matrix, relation);
      if (object != no_word && !is_reflexive(scope, object)) return of_word(scope, object, "object control");
    }
  }
  // "acusó al Gobierno de haber pedido": the addressee, hung as an oblique.
  for (const std::uint32_t child : scope.sentence.children(matrix)) {
    const bool dative = scope.relation(child) == Relation::obl &&
                        scope.know.operators.is(lexicon::Grammar::dative, scope.sentence.child(child, Relation::case_marker) == no_word
                                                                              ? std::string_view{}
                                                                              : scope.lemma(scope.sentence.child(child, Relation::case_marker)));
    if (!subject_control && dative && scope.mentions.parties_at(scope.number, child) != nullptr) return of_word(scope, child, "object control");
  }
  return subjects_from(scope, matrix, steps - 1);
}

/// "accused Israel of attacking": the clause is marked like an owner, and its subject is whom the matrix names.
bool marked_like_owner(const Scope& scope, std::uint32_t clause) {
  const std::uint32_t marker = scope.sentence.child(clause, Relation::mark);
  return marker != no_word && scope.word(clause).features.verb_form != VerbForm::finite &&
         scope.know.operators.is(lexicon::Grammar::owner, scope.lemma(marker));
}

Fillers dropped_subject(const Scope& scope, std::uint32_t verb) {
  const auto* parties = scope.mentions.subject_of(scope.number, verb);
  if (parties == nullptr || parties->empty()) return {};
  return {{no_word, parties, "dropped subject"}};
}

Fillers from_governor(const Scope& scope, std::uint32_t verb, int steps) {
  const std::uint32_t governor = scope.head(verb);
  if (governor == no_word) return {};
  const syntax::Word& word = scope.word(verb);
  switch (word.relation) {
    case Relation::conj:
      return subjects_from(scope, governor, steps - 1);
    case Relation::xcomp:
      return controller(scope, governor, steps);
    case Relation::acl:
      if (word.subtype == "relcl") return of_word(scope, governor, "relative clause");
      if (word.features.verb_form == VerbForm::infinitive) return owner_of(scope, governor, steps);
      return of_word(scope, governor, "participle");
    case Relation::amod:
      return of_word(scope, governor, "participle");
    case Relation::advcl:
    case Relation::ccomp:
    case Relation::obl:
    case Relation::dep:
    case Relation::csubj:
      if (is_nominal(scope.word(governor)) && subject_child(scope, governor) == no_word) return owner_of(scope, governor, steps);
      if (is_verbal(scope.word(governor)) && marked_like_owner(scope, verb)) return controller(scope, governor, steps);
      return subjects_from(scope, governor, steps - 1);
    default:
      return {};
  }
}

/// "Uganda said it had paid": who speaks of himself. The subject of the clause that governs this one, where that names a party.
Fillers speaker(const Scope& scope, std::uint32_t verb, std::uint32_t subject, int steps) {
  const Features& features = scope.word(subject).features;
  const bool pronoun =
      scope.word(subject).upos == Upos::pron && features.pron_type == Features::PronType::personal && features.person == Features::Person::third;
  std::uint32_t clause = verb;
  while (scope.relation(clause) == Relation::conj || scope.relation(clause) == Relation::xcomp) clause = scope.head(clause);
  if (!pronoun || scope.relation(clause) != Relation::ccomp || scope.head(clause) == no_word) return {};
  Fillers found = subjects_from(scope, scope.head(clause), steps - 1);
  std::erase_if(found, [&](const Filler& filler) {
    return filler.word == no_word || filler.word == subject || scope.mentions.parties_at(scope.number, filler.word) == nullptr;
  });
  for (Filler& filler : found) filler.rule = "the speaker";
  return found;
}

Fillers subjects_from(const Scope& scope, std::uint32_t verb, int steps) {
  if (steps <= 0) return {};
  if (const std::uint32_t subject = subject_child(scope, verb); subject != no_word) {
    if (Fillers found = speaker(scope, verb, subject, steps); !found.empty()) return found;
    return of_word(scope, subject, "nsubj");
  }
  const bool finite = scope.word(verb).features.verb_form == VerbForm::finite;
  const bool shares = scope.relation(verb) == Relation::conj || scope.relation(verb) == Relation::acl;
  if (finite && !shares) {
    if (Fillers dropped = dropped_subject(scope, verb); !dropped.empty()) return dropped;
  }
  if (Fillers found = from_governor(scope, verb, steps); !found.empty()) return found;
  return dropped_subject(scope, verb);
}

/// "more than a hundred", "más de cien": the comparison word taken for a preposition.
bool compares(const Scope& scope, std::uint32_t phrase) {
  for (const std::uint32_t child : scope.sentence.children(phrase)) {
    if (scope.relation(child) == Relation::case_marker && child > 0 && scope.know.operators.is(lexicon::Grammar::more, scope.lemma(child - 1)))
      return true;
  }
  return false;
}

/// "deslocou-se a Marrocos" read as an object: a preposition that no direct object carries.
bool prepositional(const Scope& scope, std::uint32_t object) {
  const std::uint32_t marker = scope.sentence.child(object, Relation::case_marker);
  if (marker == no_word || scope.word(marker).upos != Upos::adp || marker > object) return false;
  return !scope.know.operators.is(lexicon::Grammar::object_marker, scope.lemma(marker)) &&
         !scope.know.operators.is(lexicon::Grammar::more, scope.lemma(marker));
}

/// "prendeu e torturou manifestantes": one object for both verbs, hung on either.
std::uint32_t shared_object(const Scope& scope, std::uint32_t verb) {
  if (scope.relation(verb) == Relation::conj && scope.head(verb) != no_word && is_verbal(scope.word(scope.head(verb)))) {
    const std::uint32_t object = scope.sentence.child(scope.head(verb), Relation::obj);
    if (object != no_word && object > verb) return object;
  }
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    if (scope.relation(child) != Relation::conj || !is_verbal(scope.word(child)) || child > verb + 3) continue;
    const std::uint32_t object = scope.sentence.child(child, Relation::obj);
    if (object != no_word && object > child && subject_child(scope, child) == no_word) return object;
  }
  return no_word;
}

/// "o homem que Israel matou", "the man Israel killed": the antecedent fills the gap.
std::uint32_t gap_object(const Scope& scope, std::uint32_t verb) {
  if (scope.relation(verb) != Relation::acl || scope.word(verb).subtype != "relcl" || subject_child(scope, verb) == no_word) return no_word;
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    const auto type = scope.word(child).features.pron_type;
    if (type == Features::PronType::relative && scope.relation(child) != Relation::obj) return no_word;
  }
  return scope.head(verb);
}

}  // namespace

bool is_passive(const Scope& scope, std::uint32_t verb) {
  const syntax::Word& word = scope.word(verb);
  if (has_passive_mark(scope, verb)) return true;
  if (word.upos == Upos::adj) return true;  // a participle read as an adjective
  if (!past_participle(word) || scope.sentence.child(verb, Relation::auxiliary) != no_word) return false;
  if (scope.sentence.child(verb, Relation::obj) != no_word) return false;
  const std::uint32_t subject = subject_child(scope, verb);
  if (word.relation == Relation::conj && subject == no_word && word.head != no_word && is_verbal(scope.word(word.head)))
    return is_passive(scope, word.head);
  // "guards fired on them" is easily read as a participle; with a subject of its own and no auxiliary it is one in headlines only.
  if (subject != no_word) return scope.sentence.headline && word.features.passive;
  return word.features.passive || word.relation == Relation::acl || word.relation == Relation::amod || word.relation == Relation::advcl ||
         word.relation == Relation::xcomp;
}

Fillers surface_subjects(const Scope& scope, std::uint32_t verb) {
  return subjects_from(scope, verb, max_steps);
}

Fillers doers(const Scope& scope, std::uint32_t verb) {
  if (!is_passive(scope, verb)) return surface_subjects(scope, verb);
  Fillers found;
  const auto agent = [&](std::uint32_t word) {
    if (scope.word(word).subtype == "agent") return true;
    for (const lexicon::Text preposition : scope.know.operators.list(lexicon::Grammar::agent)) {
      if (has_preposition(scope, word, scope.know.operators.text(preposition))) return true;
    }
    return false;
  };
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    if ((scope.relation(child) == Relation::obl || scope.relation(child) == Relation::nmod) && agent(child))
      found.push_back({antecedent(scope, child), nullptr, "agent"});
  }
  if (!found.empty()) return found;
  for (const std::uint32_t word : own_words(scope, verb)) {  // hung too low by the parser
    if (word > verb && scope.relation(word) == Relation::nmod && agent(word)) return {{word, nullptr, "agent, hung on another word"}};
  }
  return {};
}

Fillers undergoers(const Scope& scope, std::uint32_t verb) {
  if (is_passive(scope, verb)) {
    if (scope.relation(verb) == Relation::xcomp && subject_child(scope, verb) == no_word) return controller(scope, scope.head(verb), max_steps);
    return surface_subjects(scope, verb);
  }
  Fillers found;
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    if (scope.relation(child) == Relation::obj && !is_reflexive(scope, child) && !prepositional(scope, child))
      found.push_back({antecedent(scope, child), nullptr, "obj"});
  }
  if (!found.empty()) return found;
  for (const std::uint32_t child : scope.sentence.children(verb)) {  // "kidnapped more than a hundred students"
    const bool counted_phrase = scope.sentence.child(child, Relation::nummod) != no_word || scope.word(child).upos == Upos::num;
    if (scope.relation(child) == Relation::obl && child > verb && counted_phrase && compares(scope, child)) return {{child, nullptr, "obj, counted"}};
  }
  if (const std::uint32_t shared = shared_object(scope, verb); shared != no_word) return {{antecedent(scope, shared), nullptr, "shared obj"}};
  if (const std::uint32_t gap = gap_object(scope, verb); gap != no_word) return {{gap, nullptr, "relative clause"}};
  return {};
}

}  // namespace relata::event
