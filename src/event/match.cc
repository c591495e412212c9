// SPDX-License-Identifier: Apache-2.0
// A sense is found by the lemma of its first word; the others must follow in order, with a few light words between ("pôs ontem um ponto final
// a": final skips what is adverb, determiner, auxiliary, pronoun or adjective), or hang on the head where the order is turned ("a visita que
// fez", "called the strike off"). "*" stands for up to eight words of any kind. A participle that the tagger read as an adjective is looked up
// under its verb too, by the endings that operators.toml lists ("assinado": assinar).
// Tested by find_events_test.cc.
#include "event/match.h"

#include <algorithm>
#include <span>
#include <string>

namespace relata::event {
namespace {

using lexicon::PredicatePos;
using lexicon::SenseRow;

constexpr std::uint32_t max_gap = 8, max_light = 3;

bool light(const syntax::Word& word) {
  switch (word.upos) {
    case Upos::adv:
    case Upos::det:
    case Upos::aux:
    case Upos::pron:
    case Upos::adj:
    case Upos::num:
      return true;
    default:
      return false;
  }
}

bool fits(const Scope& scope, std::uint32_t word, PredicatePos pos, bool restored) {
  const syntax::Word& found = scope.word(word);
  if (found.relation == Relation::auxiliary || found.relation == Relation::cop) return false;
  switch (pos) {
    case PredicatePos::verb:
      return found.upos == Upos::verb || found.upos == Upos::aux || (restored && (found.upos == Upos::adj || found.upos == Upos::noun));
    case PredicatePos::noun:
      return found.upos == Upos::noun || found.upos == Upos::propn;
    case PredicatePos::adj:
      return found.upos == Upos::adj || found.upos == Upos::verb || found.upos == Upos::adv || found.upos == Upos::noun;
  }
  return false;
}

/// The next pattern word after `from`, skipping light words; `wide`: any eight words.
std::uint32_t next_word(const Scope& scope, std::uint32_t from, std::string_view wanted, bool wide) {
  const std::uint32_t limit = wide ? max_gap + 1 : max_light + 1;
  for (std::uint32_t at = from + 1; at < scope.size() && at <= from + limit; ++at) {
    if (says(scope.word(at), wanted)) return at;
    if (!wide && !light(scope.word(at))) return no_word;
  }
  return no_word;
}

bool bound_to_head(Relation relation) {
  switch (relation) {
    case Relation::obj:
    case Relation::nsubj:
    case Relation::compound:
    case Relation::advmod:
    case Relation::obl:
    case Relation::xcomp:
    case Relation::iobj:
      return true;
    default:
      return false;
  }
}

/// The pattern word as a dependent of what is matched already: particles, turned objects, prepositions of dependents.
std::uint32_t hanging_word(const Scope& scope, const Words& matched, std::string_view wanted) {
  for (const std::uint32_t above : matched) {
    for (const std::uint32_t child : scope.sentence.children(above)) {
      if (bound_to_head(scope.relation(child)) && says(scope.word(child), wanted)) return child;
    }
  }
  for (const std::uint32_t above : matched) {
    for (const std::uint32_t child : scope.sentence.children(above)) {
      for (const std::uint32_t marker : scope.sentence.children(child)) {
        const Relation relation = scope.relation(marker);
        if ((relation == Relation::case_marker || relation == Relation::mark) && says(scope.word(marker), wanted)) return marker;
      }
    }
  }
  return no_word;
}

/// "the strike that was called off": the object stands before as the noun that the clause modifies.
std::uint32_t turned_object(const Scope& scope, std::uint32_t first, std::string_view wanted) {
  if (scope.relation(first) != Relation::acl || scope.head(first) == no_word) return no_word;
  return says(scope.word(scope.head(first)), wanted) ? scope.head(first) : no_word;
}

bool marks(const syntax::Word& word) {
  return word.relation == Relation::case_marker || word.relation == Relation::mark || word.upos == Upos::adp;
}

/// The matched word that governs the others.
std::uint32_t top_of(const Scope& scope, const Words& words) {
  for (const std::uint32_t word : words) {
    const bool inside = std::find(words.begin(), words.end(), scope.head(word)) != words.end();
    if (!inside && !marks(scope.word(word))) return word;
  }
  return words.front();
}

bool has_reflexive(const Scope& scope, std::uint32_t verb) {
  for (const std::uint32_t child : scope.sentence.children(verb)) {
    const Relation relation = scope.relation(child);
    const bool place = relation == Relation::expl || relation == Relation::obj || relation == Relation::iobj || relation == Relation::dep ||
                       relation == Relation::nsubj;
    if (place && is_reflexive(scope, child)) return true;
  }
  return false;
}

/// The verb's clitic, also where it climbed: "voltam a se reunir", "vai reunir-se".
bool pronominal(const Scope& scope, std::uint32_t verb) {
  if (has_reflexive(scope, verb) || scope.lemma(verb).ends_with("-se")) return true;
  const std::uint32_t above = scope.head(verb);
  if (above == no_word) return false;
  // Infinitives and participles, and the second of two coordinated verbs, leave it out.
  if (scope.relation(verb) == Relation::conj) return pronominal(scope, above);
  if (scope.relation(verb) == Relation::xcomp) return has_reflexive(scope, above);
  return scope.relation(verb) == Relation::acl || scope.relation(verb) == Relation::amod;
}

/// "homens armados", "os países sancionados": a participle beside a noun that nothing hangs on describes, and tells no act.
bool adjectival(const Scope& scope, std::uint32_t word) {
  const syntax::Word& here = scope.word(word);
  if (here.features.verb_form != syntax::Features::VerbForm::participle || here.features.tense == syntax::Features::Tense::present) return false;
  return (here.relation == Relation::amod || here.relation == Relation::acl) && scope.sentence.children(word).empty();
}

bool complete(const Scope& scope, std::uint32_t first, const SenseRow& sense, Match& match) {
  const auto pattern = scope.know.predicates.texts(sense.words);
  match.words = {first};
  std::uint32_t last = first;
  bool wide = false;
  for (std::size_t i = 1; i < pattern.size(); ++i) {
    const std::string_view wanted = scope.know.predicates.text(pattern[i]);
    if (wanted == "*") {
      wide = true;
      continue;
    }
    std::uint32_t found = next_word(scope, last, wanted, wide);
    if (found == no_word) found = hanging_word(scope, match.words, wanted);
    if (found == no_word && i == 1) found = turned_object(scope, first, wanted);
    if (found == no_word || std::find(match.words.begin(), match.words.end(), found) != match.words.end()) return false;
    match.words.push_back(found);
    last = found;
    wide = false;
  }
  if (pattern.size() > 1 && marks(scope.word(last))) match.preposition = last;
  return true;
}

void add_matches(const Scope& scope, std::uint32_t word, std::string_view lemma, bool restored, std::vector<Match>& found) {
  const lexicon::Predicates& predicates = scope.know.predicates;
  for (const lexicon::KeyRow& key : predicates.starting_with(lemma)) {
    const SenseRow& sense = predicates.sense(key.row);
    if (predicates.text(predicates.texts(sense.words).front()) != lemma) continue;
    if (restored && sense.pos != PredicatePos::verb) continue;
    Match match;
    match.sense = &sense;
    if (!complete(scope, word, sense, match)) continue;
    match.head = sense.pos == PredicatePos::verb ? word : top_of(scope, match.words);
    if (!fits(scope, sense.pos == PredicatePos::noun ? match.head : word, sense.pos, restored)) continue;
    if (sense.pronominal && !pronominal(scope, word)) continue;
    if (sense.pos == PredicatePos::verb && adjectival(scope, word)) continue;
    std::sort(match.words.begin(), match.words.end());
    found.push_back(std::move(match));
  }
}

/// The verb under other endings: "assinado" -> "assinar", every reading of the list ("ado ar").
void add_restored(const Scope& scope, std::uint32_t word, lexicon::Grammar endings, std::vector<Match>& found) {
  const std::string_view lemma = scope.lemma(word);
  for (const lexicon::Text rule : scope.know.operators.list(endings)) {
    const std::string_view text = scope.know.operators.text(rule);
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || !lemma.ends_with(text.substr(0, space)) || lemma.size() < space) continue;
    const std::string verb = std::string(lemma.substr(0, lemma.size() - space)) + std::string(text.substr(space + 1));
    add_matches(scope, word, verb, true, found);
  }
}

}  // namespace

std::vector<Match> matches_at(const Scope& scope, std::uint32_t word) {
  std::vector<Match> found;
  const syntax::Word& here = scope.word(word);
  if (here.upos == Upos::punct || here.upos == Upos::det || here.upos == Upos::adp || here.upos == Upos::pron) return found;
  add_matches(scope, word, here.lemma, false, found);
  // "opposed to", "prepared to": adjectives that the tagger reads as participles of verbs.
  if (here.upos == Upos::verb && here.form != here.lemma && here.features.verb_form == syntax::Features::VerbForm::participle)
    add_matches(scope, word, here.form, false, found);
  const bool bare = (here.relation == Relation::amod || here.relation == Relation::acl) && scope.sentence.child(word, Relation::obl) == no_word;
  const bool participle =
      (here.upos == Upos::adj && !bare) ||
      (here.upos == Upos::noun && (here.relation == Relation::amod || here.relation == Relation::acl || here.relation == Relation::root));
  if (found.empty() && participle) add_restored(scope, word, lexicon::Grammar::participles, found);
  // A rare verb's dictionary form is guessed, and may be guessed in the wrong conjugation.
  if (found.empty() && here.upos == Upos::verb && scope.know.predicates.starting_with(here.lemma).empty())
    add_restored(scope, word, lexicon::Grammar::verb_endings, found);
  return found;
}

}  // namespace relata::event
