// SPDX-License-Identifier: Apache-2.0
#include "attribution/phrases.h"

#include <algorithm>
#include <array>

namespace relata::attribution {

using syntax::no_word;
using syntax::Relation;
using syntax::Sentence;
using syntax::Upos;
using syntax::Word;

bool is_quotation_mark(std::string_view form) {
  constexpr std::array<std::string_view, 9> marks = {"“", "”", "«", "»", "„", "\"", "‘", "’", "''"};
  return std::find(marks.begin(), marks.end(), form) != marks.end();
}

bool is_nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron || word.upos == Upos::num || word.upos == Upos::adj ||
         word.upos == Upos::x || word.upos == Upos::det || word.upos == Upos::sym;
}

bool is_clause(Relation relation) {
  switch (relation) {
    case Relation::root:
    case Relation::ccomp:
    case Relation::xcomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::csubj:
    case Relation::parataxis:
      return true;
    default:
      return false;
  }
}

WordRange trimmed(const Sentence& sentence, WordRange range) {
  const auto edge = [&sentence](std::uint32_t i) {
    const Word& word = sentence.words[i];
    return word.upos == Upos::punct && !is_quotation_mark(word.form);
  };
  const auto complementiser = [&sentence](std::uint32_t i) {
    const Word& word = sentence.words[i];
    return (word.relation == Relation::mark && word.upos == Upos::sconj) || word.relation == Relation::cc;
  };
  while (!range.empty() && (edge(range.first) || complementiser(range.first))) ++range.first;
  while (!range.empty() && edge(range.last)) --range.last;
  return range;
}

Span span_of(const Sentence& sentence, WordRange range) {
  return range.empty() ? Span{} : sentence.cover(range.first, range.last);
}

WordRange noun_phrase(const Sentence& sentence, std::uint32_t head) {
  auto [first, last] = sentence.subtree(head);
  for (const std::uint32_t child : sentence.children(head)) {
    const Word& word = sentence.words[child];
    const std::uint32_t begin = sentence.subtree(child).first;
    const bool set_off = begin > 0 && (sentence.words[begin].form == "," || sentence.words[begin - 1].form == ",");
    const bool aside = word.relation == Relation::parataxis || (word.relation == Relation::acl && set_off);
    const bool other_clause = word.relation == Relation::conj && word.upos == Upos::verb;
    if ((aside || other_clause) && child > head) last = std::min(last, sentence.subtree(child).first - 1);
  }
  WordRange range{first, std::max(last, head)};
  while (range.first < head && (sentence.words[range.first].upos == Upos::punct || sentence.words[range.first].relation == Relation::case_marker))
    ++range.first;
  while (range.last > head && sentence.words[range.last].upos == Upos::punct && !is_quotation_mark(sentence.words[range.last].form)) --range.last;
  return range;
}

std::uint32_t clause_head(const Sentence& sentence, std::uint32_t word) {
  while (sentence.words[word].head != no_word) {
    const Relation relation = sentence.words[word].relation;
    const bool coordinated_clause = relation == Relation::conj && (sentence.words[word].upos == Upos::verb || sentence.words[word].upos == Upos::aux);
    if (is_clause(relation) || coordinated_clause) break;
    word = sentence.words[word].head;
  }
  return word;
}

}  // namespace relata::attribution
