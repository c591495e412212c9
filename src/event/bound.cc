// SPDX-License-Identifier: Apache-2.0
// A place counts where a locative preposition puts the act there ("em Wonsan"), or where the act goes to it ("visitou Brasília"); a country
// that is an actor is no place. A time counts in the predicate's own clause; failing that, in the clause that controls it or that it goes on
// from, where that names just one date. Results told by a gerund ("…, matando seis")
// lend their numbers to the act.
// Tested by find_events_test.cc.
#include "event/bound.h"

#include <algorithm>

#include "event/nouns.h"

namespace relata::event {
namespace {

using lexicon::Grammar;
using mention::Kind;

/// The clause's words: the predicate's, its light verb's, and for a verb under auxiliaries or control the governing verb's.
Words reach_of(const Scope& scope, const Match& match) {
  Words words = own_words(scope, match.head);
  for (const std::uint32_t word : match.words) {
    if (word == match.head) continue;
    const Words more = own_words(scope, word);
    words.insert(words.end(), more.begin(), more.end());
  }
  if (match.sense->pos == lexicon::PredicatePos::noun) {
    if (const std::uint32_t verb = light_verb(scope, match.head); verb != no_word) {
      const Words more = own_words(scope, verb);
      words.insert(words.end(), more.begin(), more.end());
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool has(const Words& words, std::uint32_t word) {
  return std::binary_search(words.begin(), words.end(), word);
}

/// The phrase that carries the preposition: the mention's head, or a noun above it ("no norte de Gaza", "na cidade de Goma").
bool locative(const Scope& scope, std::uint32_t word, const Words& reach) {
  for (int step = 0; step < 3 && word != no_word && has(reach, word); ++step, word = scope.head(word)) {
    for (const lexicon::Text preposition : scope.know.operators.list(Grammar::locative)) {
      if (has_preposition(scope, word, scope.know.operators.text(preposition))) return true;
    }
    if (scope.relation(word) != Relation::nmod && scope.relation(word) != Relation::appos && scope.relation(word) != Relation::flat) return false;
  }
  return false;
}

/// A noun between the place and the predicate that is a predicate itself owns the place.
bool owned_by_other(const Scope& scope, std::uint32_t word, const Match& match, const Words& heads) {
  for (std::uint32_t at = scope.head(word); at != no_word; at = scope.head(at)) {
    if (std::binary_search(match.words.begin(), match.words.end(), at)) return false;
    if (at != word && std::find(heads.begin(), heads.end(), at) != heads.end() && scope.sentence.dominates(match.head, at)) return true;
  }
  return false;
}

std::uint32_t distance(std::uint32_t one, std::uint32_t other) {
  return one > other ? one - other : other - one;
}

/// The word that opens the clause in which this one stands.
std::uint32_t clause_of(const Scope& scope, std::uint32_t word) {
  while (scope.head(word) != no_word && !opens_clause(scope, word)) word = scope.head(word);
  return word;
}

/// Clauses whose time and place are the predicate's too: its own, the one that controls it, the one before "e" that it goes on from.
bool shares_circumstance(const Scope& scope, std::uint32_t clause, std::uint32_t mine, std::uint32_t told) {
  for (int step = 0; step < 3; ++step) {
    if (mine == clause) return true;
    const Relation relation = scope.relation(mine);
    const bool on = relation == Relation::xcomp || (relation == Relation::conj && told < mine);
    if (!on || scope.head(mine) == no_word) return false;
    mine = clause_of(scope, scope.head(mine));
  }
  return false;
}

/// The only place that a clause shared with the predicate names ("em Feira de Santana, a tropa lançou gás e deteve 14").
std::uint32_t shared_place(const Scope& scope, const Reading& reading, const Words& heads) {
  std::uint32_t only = mention::none;
  const std::uint32_t mine = clause_of(scope, reading.match.head);
  Words all(scope.size());
  for (std::uint32_t word = 0; word < scope.size(); ++word) all[word] = word;
  for (const std::uint32_t word : all) {
    const std::uint32_t found = scope.mentions.at(scope.number, word, Kind::place);
    if (found == mention::none || clause_of(scope, word) == mine || !shares_circumstance(scope, clause_of(scope, word), mine, word)) continue;
    if (!locative(scope, word, all) || owned_by_other(scope, word, reading.match, heads)) continue;
    only = scope.mentions.all[found].value;
  }
  return only;
}

std::uint32_t place_of(const Scope& scope, const Reading& reading, const Words& reach, const Words& heads) {
  std::uint32_t best = mention::none, best_distance = no_word;
  for (const std::uint32_t word : reach) {
    const std::uint32_t found = scope.mentions.at(scope.number, word, Kind::place);
    if (found == mention::none || !locative(scope, word, reach) || owned_by_other(scope, word, reading.match, heads)) continue;
    const auto used = [&](const Bound& bound) { return bound.word == word; };
    if (std::any_of(reading.actors.begin(), reading.actors.end(), used)) continue;
    if (distance(word, reading.match.head) >= best_distance) continue;
    best = scope.mentions.all[found].value;
    best_distance = distance(word, reading.match.head);
  }
  if (best != mention::none) return best;
  // Going to a place, or receiving somebody there: the recipient's own name is the place.
  const bool visit = scope.know.predicates.text(reading.match.sense->type) == "CONSULT";
  for (const Bound& bound : reading.recipients) {
    if (!visit || bound.word == no_word || !has(reach, bound.word)) continue;
    if (const std::uint32_t found = scope.mentions.at(scope.number, bound.word, Kind::place); found != mention::none)
      return scope.mentions.all[found].value;
  }
  return shared_place(scope, reading, heads);
}

bool is_date(const Scope& scope, std::uint32_t time) {
  const std::string& type = scope.mentions.time_types.size() > time ? scope.mentions.time_types[time] : std::string();
  return type.empty() || type == "DATE" || type == "TIME";
}

std::uint32_t time_in(const Scope& scope, const Words& reach, const Match& match, const Words& heads) {
  std::uint32_t best = mention::none, best_distance = no_word;
  for (const std::uint32_t word : reach) {
    const std::uint32_t found = scope.mentions.at(scope.number, word, Kind::time);
    if (found == mention::none || !is_date(scope, scope.mentions.all[found].value) || owned_by_other(scope, word, match, heads)) continue;
    if (distance(word, match.head) >= best_distance) continue;
    best = scope.mentions.all[found].value;
    best_distance = distance(word, match.head);
  }
  return best;
}

std::uint32_t time_of(const Scope& scope, const Reading& reading, const Words& reach, const Words& heads) {
  if (const std::uint32_t own = time_in(scope, reach, reading.match, heads); own != mention::none) return own;
  std::uint32_t only = mention::none;
  const std::uint32_t mine = clause_of(scope, reading.match.head);
  for (std::uint32_t word = 0; word < scope.size(); ++word) {
    const std::uint32_t found = scope.mentions.at(scope.number, word, Kind::time);
    if (found == mention::none || !is_date(scope, scope.mentions.all[found].value)) continue;
    if (!shares_circumstance(scope, clause_of(scope, word), mine, word) || owned_by_other(scope, word, reading.match, heads)) continue;
    if (only != mention::none) return mention::none;
    only = scope.mentions.all[found].value;
  }
  return only;
}

void add_quantities(const Scope& scope, const Words& reach, const Match& match, const Words& heads, std::vector<std::uint32_t>& found) {
  for (const std::uint32_t word : reach) {
    const std::uint32_t mention = scope.mentions.at(scope.number, word, Kind::quantity);
    if (mention == mention::none || owned_by_other(scope, word, match, heads)) continue;
    const std::uint32_t value = scope.mentions.all[mention].value;
    if (std::find(found.begin(), found.end(), value) == found.end()) found.push_back(value);
  }
}

}  // namespace

Circumstances circumstances_of(const Scope& scope, const Reading& reading, const Words& heads) {
  const Words reach = reach_of(scope, reading.match);
  Circumstances found;
  found.place = place_of(scope, reading, reach, heads);
  found.time = time_of(scope, reading, reach, heads);
  add_quantities(scope, reach, reading.match, heads, found.quantities);
  for (const std::uint32_t child : scope.sentence.children(reading.match.head)) {
    if (scope.relation(child) != Relation::advcl || scope.word(child).features.verb_form == syntax::Features::VerbForm::finite) continue;
    if (child > reading.match.head) add_quantities(scope, own_words(scope, child), reading.match, {}, found.quantities);
  }
  return found;
}

}  // namespace relata::event
