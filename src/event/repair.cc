// SPDX-License-Identifier: Apache-2.0
// The sign is a name, then a word in -ed that modifies, then a noun that has both before it and no article: PROPN(compound) VERB|ADJ(amod)
// NOUN. English noun phrases put the participle first ("severed Honduran ties"), so the name in front of it is the subject, and the noun the
// object. The noun's place in the tree goes to the verb.
// Tested by repair_test.cc.
#include "event/repair.h"

namespace relata::event {
namespace {

using syntax::no_word;
using syntax::Relation;
using syntax::Upos;
using Features = syntax::Features;

/// The name before the participle, both hanging on `noun`; no_word if there is none.
std::uint32_t subject_before(const syntax::Sentence& sentence, std::uint32_t noun, std::uint32_t participle) {
  std::uint32_t found = no_word;
  for (const std::uint32_t child : sentence.children(noun)) {
    const syntax::Word& word = sentence.words[child];
    if (word.relation == Relation::det || word.relation == Relation::case_marker || word.relation == Relation::cop) return no_word;
    if (child < participle && word.relation == Relation::compound && word.upos == Upos::propn) found = child;
  }
  return found;
}

bool can_be_verb(const syntax::Word& word) {
  const bool past = word.form.ends_with("ed") || word.features.verb_form == Features::VerbForm::participle || word.upos == Upos::verb;
  return word.relation == Relation::amod && past && (word.upos == Upos::verb || word.upos == Upos::adj);
}

void make_clause(syntax::Sentence& sentence, std::uint32_t subject, std::uint32_t verb, std::uint32_t noun) {
  syntax::Word& head = sentence.words[verb];
  syntax::Word& object = sentence.words[noun];
  head.head = object.head;
  head.relation = object.relation == Relation::nsubj ? Relation::ccomp : object.relation;
  head.subtype = {};
  head.upos = Upos::verb;
  head.features.verb_form = Features::VerbForm::finite;
  head.features.tense = Features::Tense::past;
  head.features.mood = Features::Mood::indicative;
  head.features.passive = false;
  object.head = verb;
  object.relation = Relation::obj;
  sentence.words[subject].head = verb;
  sentence.words[subject].relation = Relation::nsubj;
  for (syntax::Word& word : sentence.words) {
    const bool clause = word.relation == Relation::conj && (word.upos == Upos::verb || word.upos == Upos::aux);
    if (word.head == noun && (clause || word.relation == Relation::punct || word.relation == Relation::parataxis)) word.head = verb;
  }
}

}  // namespace

std::optional<syntax::Sentence> with_clauses_mended(const syntax::Sentence& sentence) {
  for (std::uint32_t verb = 1; verb + 1 < sentence.words.size(); ++verb) {
    const syntax::Word& word = sentence.words[verb];
    if (!can_be_verb(word) || word.head == no_word || word.head <= verb || sentence.words[word.head].upos != Upos::noun) continue;
    const std::uint32_t subject = subject_before(sentence, word.head, verb);
    if (subject == no_word || subject + 1 != verb) continue;
    syntax::Sentence mended = sentence;
    make_clause(mended, subject, verb, word.head);
    mended.index_children();
    return mended;
  }
  return std::nullopt;
}

}  // namespace relata::event
