// SPDX-License-Identifier: Apache-2.0
// Tested by attribution_test.cc.
#include "attribution/according.h"

#include <algorithm>

#include "attribution/source.h"

namespace relata::attribution {
namespace {

using syntax::no_word;
using syntax::Relation;
using syntax::Sentence;
using syntax::Upos;

/// The head of what the phrase introduces: up from the word after it, to the word that the phrase itself hangs on or to the end of its own
/// stretch of text, whichever comes first.
std::uint32_t introduced(const Sentence& sentence, WordRange phrase) {
  std::uint32_t earliest = phrase.first;
  while (earliest > 0 && sentence.words[earliest - 1].upos == Upos::punct) --earliest;  // a comma belongs to the phrase it sets off
  std::uint32_t word = phrase.last + 1;
  const auto marked = [&](std::uint32_t head) {
    for (std::uint32_t i = phrase.first; i <= phrase.last; ++i) {
      if (sentence.words[i].head == head) return true;
    }
    return sentence.words[head].relation == Relation::obl || sentence.words[head].relation == Relation::advcl;
  };
  while (!marked(word)) {
    const std::uint32_t head = sentence.words[word].head;
    if (head == no_word || head < phrase.first || sentence.subtree(head).first < earliest) break;
    word = head;
  }
  return word;
}

/// The clause that the phrase comments on, without the phrase.
Content commented_clause(const Setting& setting, std::uint32_t source, WordRange phrase) {
  const Sentence& sentence = setting.sentence;
  const std::uint32_t governor = sentence.words[source].head;
  if (governor == no_word) return {};
  const bool set_off = phrase.first > 0 && (sentence.words[phrase.first].form == "," || sentence.words[phrase.first - 1].form == ",");
  const bool closes = set_off && phrase.last + 2 >= sentence.words.size();
  const std::uint32_t head = phrase.first <= 1 || closes ? sentence.root() : clause_head(sentence, governor);
  auto [first, last] = sentence.subtree(head);
  WordRange range{first, last};
  if (sentence.words[head].relation == Relation::parataxis || range.empty()) range = {0, static_cast<std::uint32_t>(sentence.words.size()) - 1};
  if (phrase.first <= range.first + 1) {
    range.first = phrase.last + 1;
  } else if (phrase.last + 2 >= range.last) {
    range.last = phrase.first - 1;
  } else {
    Content content = content_of(setting, trimmed(sentence, range), "clause around the phrase");
    content.gaps.push_back(span_of(sentence, phrase));
    return content;
  }
  return content_of(setting, trimmed(sentence, range), "clause beside the phrase");
}

/// Where the climb to the clause begins: "o porta-voz, citado pela agência" comments on what the spokesman's verb says.
std::uint32_t commented_from(const Sentence& sentence, std::uint32_t cue, std::uint32_t source) {
  if (sentence.words[cue].upos != Upos::verb && sentence.words[cue].upos != Upos::adj) return source;
  return sentence.words[cue].head == no_word ? source : sentence.words[cue].head;
}

}  // namespace

AccordingTo read_according(const Setting& setting, const CueMatch& cue) {
  const Sentence& sentence = setting.sentence;
  AccordingTo result;
  result.cue = cue.words;
  const std::uint32_t next = cue.words.last + 1;
  const std::uint32_t head = introduced(sentence, cue.words);
  if (sentence.words[head].head == no_word) return result;
  result.source = head;
  if (sentence.words[head].upos == Upos::verb) {  // "segundo informou o ministro"
    const Speaker speaker = find_speaker(sentence, head);
    if (speaker.word == no_word) return result;
    result.source = speaker.word;
    result.cue.last = std::max(result.cue.last, head);
  }
  if (!is_nominal(sentence.words[result.source])) return result;
  result.source_words = noun_phrase(sentence, result.source);
  result.source_words.first = std::max(result.source_words.first, next);
  const auto [first, last] = sentence.subtree(head);
  const WordRange phrase{std::min(first, cue.words.first), std::max(last, cue.words.last)};
  result.content = commented_clause(setting, commented_from(sentence, cue.word, head), phrase);
  return result;
}

}  // namespace relata::attribution
