// SPDX-License-Identifier: Apache-2.0
// Tested by attribution_test.cc.
#include "attribution/source.h"

namespace relata::attribution {
namespace {

using syntax::Features;
using syntax::no_word;
using syntax::Relation;
using syntax::Sentence;
using syntax::Upos;
using syntax::Word;

/// The agent of a passive: obl:agent, or an oblique that the passive's preposition marks.
std::uint32_t agent(const Sentence& sentence, std::uint32_t verb) {
  for (const std::uint32_t child : sentence.children(verb)) {
    const Word& word = sentence.words[child];
    if (word.relation == Relation::obl && word.subtype == "agent") return child;
  }
  return no_word;
}

struct Subject {
  std::uint32_t word = no_word;
  bool passive = false;
};

Subject own_subject(const Sentence& sentence, std::uint32_t verb) {
  Subject subject;
  for (const std::uint32_t child : sentence.children(verb)) {
    const Word& word = sentence.words[child];
    if (word.relation != Relation::nsubj && word.relation != Relation::csubj) continue;
    subject.word = child;
    subject.passive = word.subtype == "pass";
  }
  if (sentence.words[verb].features.passive) subject.passive = true;
  return subject;
}

bool shares_subject(const Sentence& sentence, std::uint32_t verb) {
  const Word& word = sentence.words[verb];
  const auto form = word.features.verb_form;
  switch (word.relation) {
    case Relation::conj:
    case Relation::xcomp:
      return true;
    case Relation::advcl:
      return form == Features::VerbForm::gerund || form == Features::VerbForm::infinitive || form == Features::VerbForm::participle;
    default:
      return false;
  }
}

}  // namespace

Speaker find_speaker(const Sentence& sentence, std::uint32_t cue) {
  std::uint32_t verb = cue;
  for (int steps = 0; steps < 8; ++steps) {
    const Subject subject = own_subject(sentence, verb);
    if (subject.passive && verb == cue) return {agent(sentence, verb), verb};
    if (subject.word != no_word) {
      const bool relative = sentence.words[subject.word].features.pron_type == Features::PronType::relative;
      if (relative && sentence.words[verb].relation == Relation::acl) return {sentence.words[verb].head, verb};
      return {subject.word, verb};
    }
    if (sentence.words[verb].relation == Relation::acl && sentence.words[verb].features.verb_form == Features::VerbForm::gerund)
      return {sentence.words[verb].head, verb};
    if (!shares_subject(sentence, verb)) break;
    verb = sentence.words[verb].head;
  }
  return {no_word, verb};
}

}  // namespace relata::attribution
