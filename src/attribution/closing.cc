// SPDX-License-Identifier: Apache-2.0
// A comma (perhaps with a closing quotation mark), then the cue with its subject before or after it, then nothing but adverbials to the
// end of the sentence or to a subordinate clause: all that stands before the comma is said. Example: "Qatar has agreed to pay the wages,
// two officials in Beirut said, although Doha has not confirmed this."
// Tested by attribution_test.cc.
#include "attribution/closing.h"

#include <algorithm>

namespace relata::attribution {
namespace {

using syntax::Features;
using syntax::no_word;
using syntax::Relation;
using syntax::Sentence;
using syntax::Upos;
using syntax::Word;

bool finite(const Word& word) {
  return word.features.verb_form == Features::VerbForm::finite && (word.upos == Upos::verb || word.upos == Upos::aux);
}

/// The comma before the cue and its preposed subject; no_word if a verb or a subordinator stands between.
std::uint32_t comma_before(const Sentence& sentence, std::uint32_t cue) {
  std::uint32_t begin = cue;
  for (const std::uint32_t child : sentence.children(cue)) {  // "its secretary general, Mark Rutte, told": the subject holds commas of its own
    if (sentence.words[child].relation == Relation::nsubj && child < cue) begin = std::min(begin, sentence.subtree(child).first);
  }
  for (std::uint32_t i = begin; i-- > 0;) {
    const Word& word = sentence.words[i];
    if (word.form == "," || word.form == "—" || word.form == "–") return i;
    if (word.upos == Upos::punct && is_quotation_mark(word.form)) return i + 1 < cue || i > 0 ? i : no_word;
    const bool auxiliary = word.upos == Upos::aux && word.head == cue;
    const bool joins_nouns = word.upos == Upos::cconj && word.head < sentence.words.size() && is_nominal(sentence.words[word.head]);
    const bool joins_clauses = (word.upos == Upos::cconj && !joins_nouns) || word.upos == Upos::sconj;
    if ((word.upos == Upos::verb || joins_clauses || (word.upos == Upos::aux && !auxiliary)) && word.relation != Relation::amod) return no_word;
    if (word.features.pron_type == Features::PronType::relative) return no_word;
  }
  return no_word;
}

/// What the report has behind it: the end of the sentence or a clause set off by a comma.
bool nothing_said_after(const Setting& setting, std::uint32_t cue) {
  const Sentence& sentence = setting.sentence;
  for (std::uint32_t i = cue + 1; i < sentence.words.size(); ++i) {
    const Word& word = sentence.words[i];
    if (word.form == ":" || (word.relation == Relation::mark && word.upos == Upos::sconj && word.head < sentence.words.size() &&
                             sentence.words[word.head].relation == Relation::ccomp))
      return false;
    if (is_quotation_mark(word.form) && i + 2 < sentence.words.size()) return false;
    if (word.form == "," || word.features.pron_type == Features::PronType::relative) return true;  // what follows is an aside of its own
    if (finite(word)) return false;
  }
  return true;
}

bool something_said_before(const Sentence& sentence, std::uint32_t comma) {
  return std::any_of(sentence.words.begin(), sentence.words.begin() + comma,
                     [](const Word& word) { return finite(word) || is_quotation_mark(word.form); });
}

bool bare_nominal(const Sentence& sentence, std::uint32_t word) {
  return is_nominal(sentence.words[word]) && sentence.words[word].upos != Upos::adj && sentence.child(word, Relation::case_marker) == no_word;
}

/// The subject by the tree if it stands in the report, else the first phrase after the cue that no preposition opens.
std::uint32_t speaker_in(const Setting& setting, std::uint32_t cue, std::uint32_t comma) {
  const Sentence& sentence = setting.sentence;
  std::uint32_t best = no_word;
  for (const std::uint32_t child : sentence.children(cue)) {
    if (child > comma && sentence.words[child].relation == Relation::nsubj && bare_nominal(sentence, child)) return child;
    const bool nominal = child > cue && bare_nominal(sentence, child) && !setting.is_time(child) && !is_clause(sentence.words[child].relation) &&
                         sentence.words[child].upos != Upos::punct;
    if (nominal && best == no_word) best = child;
  }
  for (std::uint32_t i = comma + 1; i < cue && best == no_word; ++i) {
    if (bare_nominal(sentence, i) && sentence.words[i].upos != Upos::det && (sentence.words[i].head <= comma || sentence.words[i].head >= cue))
      best = i;
  }
  return best;
}

}  // namespace

ClosingReport closing_report(const Setting& setting, const CueMatch& cue) {
  const Sentence& sentence = setting.sentence;
  if (!finite(sentence.words[cue.word]) && sentence.child(cue.word, Relation::auxiliary) == no_word) return {};
  const std::uint32_t comma = comma_before(sentence, cue.word);
  if (comma == no_word || comma < 2 || !something_said_before(sentence, comma) || !nothing_said_after(setting, cue.words.last)) return {};
  const std::uint32_t speaker = speaker_in(setting, cue.word, comma);
  if (speaker == no_word) return {};
  const std::uint32_t last = is_quotation_mark(sentence.words[comma].form) ? comma : comma - 1;
  return {content_of(setting, trimmed(sentence, {0, last}), "closing report"), speaker};
}

std::uint32_t inserted_speaker(const Setting& setting, std::uint32_t cue) {
  if (cue == 0 || setting.sentence.words[cue - 1].form != ",") return no_word;
  return speaker_in(setting, cue, cue - 1);
}

}  // namespace relata::attribution
