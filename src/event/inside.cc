// SPDX-License-Identifier: Apache-2.0
// Which party stands behind a word that is none: "as ações da Rússia" (owner), "o lançamento de um míssil pela Coreia do Norte" (doer),
// "the Russian attack" (demonym), "milhares de manifestantes" (what is counted). The doer beats the owner, the near beats the deep; a place
// ("o atentado em Bagdá") is nobody.
// Tested by find_events_test.cc.
#include <algorithm>

#include "event/slots.h"

namespace relata::event {
namespace {

using lexicon::Grammar;

constexpr int max_depth = 3;

bool in_list(const Scope& scope, std::uint32_t word, Grammar list) {
  for (const lexicon::Text preposition : scope.know.operators.list(list)) {
    if (has_preposition(scope, word, scope.know.operators.text(preposition))) return true;
  }
  return false;
}

BoundParties own_parties(const Scope& scope, std::uint32_t word, std::string_view rule) {
  BoundParties found;
  if (const auto* parties = scope.mentions.parties_at(scope.number, word)) {
    for (const Party& party : *parties) found.push_back({party, word, std::string(rule)});
    return found;
  }
  // A mention whose head the tree and the mention room see differently: "President Gbagbo", "EUA e Israel" as one name.
  for (const std::uint32_t child : scope.sentence.children(word)) {
    const Relation relation = scope.relation(child);
    if (relation != Relation::flat && relation != Relation::appos && relation != Relation::compound) continue;
    if (relation == Relation::compound && scope.word(word).upos != Upos::propn) continue;
    if (const auto* parties = scope.mentions.parties_at(scope.number, child)) {
      for (const Party& party : *parties) found.push_back({party, word, std::string(rule)});
      return found;
    }
  }
  return found;
}

/// "golpe de Estado", "chefe de governo": a noun without article names a kind, not somebody.
bool bare_class(const Scope& scope, std::uint32_t word) {
  if (scope.word(word).upos != Upos::noun || scope.word(word).features.number == syntax::Features::Number::plural) return false;
  for (const std::uint32_t child : scope.sentence.children(word)) {
    const Relation relation = scope.relation(child);
    if (relation == Relation::det || relation == Relation::amod || relation == Relation::nmod || relation == Relation::flat ||
        relation == Relation::appos)
      return false;
  }
  return true;
}

/// How likely this dependent is the doer or owner; 0: not at all. Higher wins.
int rank(const Scope& scope, std::uint32_t child) {
  switch (scope.relation(child)) {
    case Relation::amod:
    case Relation::compound:
    case Relation::flat:
    case Relation::appos:
      return 4;
    case Relation::det:
      return scope.word(child).features.possessive ? 4 : 0;
    case Relation::nmod:
    case Relation::obl:
      if (scope.word(child).subtype == "poss" || in_list(scope, child, Grammar::agent)) return 5;
      if (in_list(scope, child, Grammar::locative) || bare_class(scope, child)) return 0;
      return in_list(scope, child, Grammar::owner) ? 3 : 2;
    case Relation::acl:
      return 1;
    default:
      return 0;
  }
}

BoundParties of_clause(const Scope& scope, std::uint32_t clause, std::string_view rule) {
  for (const Filler& filler : doers(scope, clause)) {
    if (filler.word == no_word || filler.word == scope.head(clause)) continue;
    if (BoundParties found = parties_at(scope, filler.word, rule); !found.empty()) return found;
  }
  return {};
}

/// "a execução de dois cidadãos pelo Irã": the doer's phrase, wherever the parser hung it: below the phrase or on the verb that governs it.
BoundParties agent_of(const Scope& scope, std::uint32_t word, std::string_view rule) {
  Words places = own_words(scope, word);
  const std::uint32_t governor = scope.head(word);
  if (governor != no_word && is_verbal(scope.word(governor)) && !is_passive(scope, governor)) {
    for (const std::uint32_t child : scope.sentence.children(governor)) {
      if (child > word && scope.relation(child) == Relation::obl) places.push_back(child);
    }
  }
  for (const std::uint32_t place : places) {
    if (place == word || !in_list(scope, place, Grammar::agent)) continue;
    if (BoundParties found = parties_at(scope, place, rule); !found.empty()) return found;
  }
  return {};
}

BoundParties search(const Scope& scope, std::uint32_t word, std::string_view rule, int depth) {
  std::vector<std::pair<int, std::uint32_t>> order;
  for (const std::uint32_t child : scope.sentence.children(word)) {
    if (const int value = rank(scope, child); value > 0) order.emplace_back(-value, child);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [value, child] : order) {
    const BoundParties found = scope.relation(child) == Relation::acl ? of_clause(scope, child, rule) : parties_at(scope, child, rule);
    if (!found.empty()) return found;
  }
  if (depth <= 1) return {};
  for (const auto& [value, child] : order) {
    if (scope.relation(child) == Relation::acl) continue;
    for (const std::uint32_t part : conjuncts(scope, child)) {
      if (BoundParties found = search(scope, part, rule, depth - 1); !found.empty()) return found;
    }
  }
  return {};
}

}  // namespace

std::uint32_t counted(const Scope& scope, std::uint32_t word) {
  if (!scope.know.operators.is(Grammar::transparent, scope.lemma(word)) && scope.word(word).upos != Upos::num) return no_word;
  for (const std::uint32_t child : scope.sentence.children(word)) {
    if (scope.relation(child) == Relation::nmod && in_list(scope, child, Grammar::owner)) return child;
  }
  return no_word;
}

BoundParties parties_at(const Scope& scope, std::uint32_t word, std::string_view rule) {
  BoundParties all;
  for (const std::uint32_t part : conjuncts(scope, word)) {
    BoundParties found = own_parties(scope, part, rule);
    std::uint32_t inner = part;
    for (int step = 0; found.empty() && step < max_depth; ++step) {
      inner = counted(scope, inner);
      if (inner == no_word) break;
      found = parties_at(scope, inner, rule);
    }
    merge(all, found);
  }
  return all;
}

BoundParties country_of_place(const Scope& scope, std::uint32_t word, std::string_view rule) {
  Words near{word};
  for (const std::uint32_t child : scope.sentence.children(word)) {
    const Relation relation = scope.relation(child);
    if (relation == Relation::nmod || relation == Relation::appos || relation == Relation::flat || relation == Relation::compound)
      near.push_back(child);
  }
  for (const std::uint32_t at : near) {
    const std::uint32_t found = scope.mentions.at(scope.number, at, mention::Kind::place);
    if (found == mention::none) continue;
    const Place& place = scope.mentions.places[scope.mentions.all[found].value];
    if (place.country.empty()) continue;
    Party party;
    party.id = party.country = place.country;
    party.mention = scope.mentions.all[found].words;
    return {{party, word, std::string(rule) + ", the country of the place"}};
  }
  return {};
}

BoundParties parties_inside(const Scope& scope, std::uint32_t word, std::string_view rule) {
  BoundParties all;
  const std::string inner = "in " + std::string(rule);
  for (const std::uint32_t part : conjuncts(scope, word)) {
    merge(all, agent_of(scope, part, inner));
    if (!all.empty()) return all;
    merge(all, search(scope, part, inner, max_depth));
    if (!all.empty()) return all;
  }
  return all;
}

}  // namespace relata::event
