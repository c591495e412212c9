// SPDX-License-Identifier: Apache-2.0
// Tested by attribution_test.cc.
#include "attribution/cue_matcher.h"

#include <algorithm>
#include <string>

namespace relata::attribution {
namespace {

using lexicon::CueKind;
using lexicon::CuePhraseRow;
using lexicon::Cues;
using syntax::Features;
using syntax::Sentence;
using syntax::Upos;
using syntax::Word;

constexpr std::uint32_t widest_gap = 4;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

/// The other words of a verb phrase follow as lemmas, with few words between.
bool phrase_follows(const Sentence& sentence, const Cues& cues, const CuePhraseRow& row, CueMatch& match) {
  std::uint32_t at = match.word;
  for (std::uint32_t i = 1; i < row.words.size; ++i) {
    const std::string_view wanted = cues.word(row.words.begin + i);
    std::uint32_t next = at + 1;
    while (next < sentence.words.size() && next <= at + widest_gap && sentence.words[next].lemma != wanted && sentence.words[next].form != wanted)
      ++next;
    if (next >= sentence.words.size() || next > at + widest_gap) return false;
    at = next;
  }
  match.words = {match.word, at};
  return true;
}

/// "segundo" is also an ordinal, "para" and "conforme" are also plain words.
bool can_open_source(const Word& word) {
  return word.upos != Upos::num && word.upos != Upos::noun && word.upos != Upos::propn && word.upos != Upos::det;
}

/// "seu segundo diálogo": an ordinal, whatever the tagger says.
bool counts_something(const Sentence& sentence, std::uint32_t word) {
  return word > 0 && sentence.words[word - 1].upos == Upos::det && sentence.words[word - 1].token != sentence.words[word].token;
}

bool phrase_stands(const Sentence& sentence, const Cues& cues, const CuePhraseRow& row, std::uint32_t at) {
  if (at + row.words.size >= sentence.words.size()) return false;
  for (std::uint32_t i = 0; i < row.words.size; ++i) {
    if (lower(sentence.words[at + i].form) != cues.word(row.words.begin + i)) return false;
  }
  return true;
}

}  // namespace

std::vector<VerbCue> match_verbs(const Sentence& sentence, const Cues& cues) {
  std::vector<VerbCue> found;
  for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
    const Word& word = sentence.words[i];
    if ((word.upos != Upos::verb && word.upos != Upos::aux) || word.relation == syntax::Relation::amod) continue;
    VerbCue cue{i, {}};
    for (const std::uint32_t index : cues.starting_with(word.lemma)) {
      const CuePhraseRow& row = cues.rows()[index];
      CueMatch match{i, {i, i}, &row};
      if ((row.kind == CueKind::verb || row.kind == CueKind::show) && phrase_follows(sentence, cues, row, match)) cue.readings.push_back(match);
    }
    if (!cue.readings.empty()) found.push_back(std::move(cue));
  }
  return found;
}

std::vector<CueMatch> match_according(const Sentence& sentence, const Cues& cues) {
  std::vector<CueMatch> found;
  for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
    for (const std::uint32_t index : cues.starting_with(lower(sentence.words[i].form))) {
      const CuePhraseRow& row = cues.rows()[index];
      if (row.kind != CueKind::according || !phrase_stands(sentence, cues, row, i)) continue;
      if (row.words.size == 1 && (!can_open_source(sentence.words[i]) || counts_something(sentence, i))) continue;
      found.push_back({i, {i, i + row.words.size - 1}, &row});
      break;
    }
  }
  return found;
}

}  // namespace relata::attribution
