// SPDX-License-Identifier: Apache-2.0
// A saying verb has its content as a clause ("disse que o país não cederá"), as the main clause it interrupts ("o país, disse ele, não cederá"),
// as quoted words beside it, as an infinitive ("prometeu enviar tropas"), or as a noun phrase ("exigiu explicações"). An accusation keeps the
// accused: "acusou [a Rússia de sabotagem]". The rules follow the dependency types of quotations in UD (ccomp and parataxis) and accept that
// parsers mix them up: a quote next to the cue counts whatever hangs on what.
// Tested by attribution_test.cc and the suites of tests/attribution.
#include "attribution/content.h"

#include <algorithm>

#include "attribution/closing.h"

namespace relata::attribution {
namespace {

using lexicon::content_accused;
using lexicon::content_clause;
using lexicon::content_infinitive;
using lexicon::content_object;
using lexicon::content_quote;
using lexicon::content_topic;
using syntax::Features;
using syntax::no_word;
using syntax::Relation;
using syntax::Sentence;
using syntax::Upos;
using syntax::Word;

bool infinitive(const Sentence& sentence, std::uint32_t clause) {
  for (const std::uint32_t child : sentence.children(clause)) {  // "vai responder" is finite by its auxiliary
    if (sentence.words[child].relation == Relation::auxiliary && sentence.words[child].features.verb_form == Features::VerbForm::finite) return false;
  }
  if (sentence.words[clause].features.verb_form == Features::VerbForm::infinitive) return true;
  for (const std::uint32_t child : sentence.children(clause)) {
    const Word& word = sentence.words[child];
    if (word.relation == Relation::mark && word.lemma == "to") return true;
    if ((word.relation == Relation::auxiliary || word.relation == Relation::cop) && child < clause &&
        word.features.verb_form == Features::VerbForm::infinitive)
      return true;
  }
  return false;
}

WordRange subtree(const Sentence& sentence, std::uint32_t word) {
  const auto [first, last] = sentence.subtree(word);
  return {first, last};
}

/// A complement clause: ccomp, or an xcomp that isn't a bare adjective or noun.
std::uint32_t complement(const Sentence& sentence, std::uint32_t cue, bool want_infinitive) {
  for (const std::uint32_t child : sentence.children(cue)) {
    const Relation relation = sentence.words[child].relation;
    if (relation != Relation::ccomp && relation != Relation::xcomp) continue;
    const bool is_infinitive = infinitive(sentence, child);
    if (relation == Relation::xcomp && !is_infinitive && sentence.words[child].upos != Upos::verb) continue;
    if (is_infinitive == want_infinitive) return child;
  }
  return no_word;
}

/// The clause that the cue interrupts or closes: "…, disse o ministro". Nothing if the cue has a complement of its own.
Content interrupted(const Setting& setting, const CueMatch& cue) {
  const Sentence& sentence = setting.sentence;
  if (sentence.words[cue.word].relation != Relation::parataxis) return {};
  const std::uint32_t main = sentence.words[cue.word].head;
  const WordRange own = subtree(sentence, cue.word);
  WordRange whole = subtree(sentence, main);
  if (own.last >= whole.last) whole.last = own.first == 0 ? 0 : own.first - 1;
  if (own.first <= whole.first) whole.first = own.last + 1;
  if (whole.empty()) return {};
  Content content = content_of(setting, trimmed(sentence, whole), "interrupted clause");
  if (whole.first < own.first && own.last < whole.last) content.gaps.push_back(span_of(sentence, own));
  return content;
}

/// Speech that hangs on the cue as parataxis: "Lavrov disse: a visita continua".
Content paratactic(const Setting& setting, const CueMatch& cue) {
  for (const std::uint32_t child : setting.sentence.children(cue.word)) {
    const Word& word = setting.sentence.words[child];
    if (word.relation != Relation::parataxis || word.upos == Upos::punct) continue;
    if (!setting.cues.starting_with(word.lemma).empty() && child > cue.word) continue;
    return content_of(setting, trimmed(setting.sentence, subtree(setting.sentence, child)), "paratactic clause");
  }
  return {};
}

/// "apelou aos líderes para que parem": what is asked, in a clause of purpose.
std::uint32_t asked_purpose(const Sentence& sentence, const CueMatch& cue) {
  if (static_cast<lexicon::CueStance>(cue.row->stance) != lexicon::CueStance::request) return no_word;
  for (const std::uint32_t child : sentence.children(cue.word)) {
    const bool wished = sentence.words[child].features.mood == Features::Mood::subjunctive;
    if (child > cue.word && wished && sentence.words[child].relation == Relation::advcl) return child;
  }
  return no_word;
}

/// How many words lie between the cue's words and a quote, on whichever side it stands.
std::uint32_t distance(WordRange cue, WordRange quote) {
  return quote.last < cue.first ? cue.first - quote.last - 1 : quote.first - cue.last - 1;
}

/// A clause boundary between cue and quote parts them: another finite verb that isn't in the quote.
bool parted(const Setting& setting, const CueMatch& cue, WordRange quote) {
  const std::uint32_t from = std::min(cue.words.last, quote.last) + 1, to = std::max(cue.words.first, quote.first);
  for (std::uint32_t i = from; i < to; ++i) {
    const Word& word = setting.sentence.words[i];
    if (word.upos == Upos::verb && word.features.verb_form == Features::VerbForm::finite) return true;
  }
  return false;
}

constexpr std::uint32_t farthest_quote = 14;
constexpr std::uint32_t farthest_scrap = 2;  // quoted words that make no clause must stand right beside the cue

bool makes_clause(const Sentence& sentence, WordRange range) {
  return std::any_of(sentence.words.begin() + range.first, sentence.words.begin() + range.last + 1,
                     [](const Word& word) { return word.features.verb_form == Features::VerbForm::finite; });
}

/// "The deal," he explained, "is dead": the quote on the other side of the cue is the same speech.
void add_other_half(const Setting& setting, const CueMatch& cue, Content& content) {
  const auto [from, to] = words_inside(setting.sentence, content.span);
  const WordRange half{from, to};
  if (content.speech != Speech::direct || !content.gaps.empty() || half.empty() || half.contains(cue.word)) return;
  for (const Quote& quote : setting.quotes) {
    const auto [first, last] = words_inside(setting.sentence, quote.span);
    const bool other_side = first <= last && (last < cue.word) != (half.last < cue.word);
    if (!other_side || distance(cue.words, {first, last}) > farthest_quote) continue;
    const WordRange early = last < half.first ? WordRange{first, last} : half, late = last < half.first ? half : WordRange{first, last};
    content.span = setting.sentence.cover(early.first, late.last);
    content.gaps = {{setting.sentence.words[early.last].span.end, setting.sentence.words[late.first].span.begin}};
    return;
  }
}

Content beside(const Setting& setting, const CueMatch& cue) {
  const Quote* best = nullptr;
  WordRange best_words;
  for (const Quote& quote : setting.quotes) {
    const auto [first, last] = words_inside(setting.sentence, quote.span);
    const WordRange words{first, last};
    if (words.empty() || words.last - words.first < 3 || words.contains(cue.word)) continue;
    if (distance(cue.words, words) > (makes_clause(setting.sentence, words) ? farthest_quote : farthest_scrap) || parted(setting, cue, words))
      continue;
    if (best == nullptr || distance(cue.words, words) < distance(cue.words, best_words)) {
      best = &quote;
      best_words = words;
    }
  }
  if (best == nullptr) return {};
  return {span_of(setting.sentence, best_words), {}, Speech::direct, false, "quote"};
}

/// A complement clause without its complementiser and whatever a parser put before that ("pediu [a países] que contribuam").
WordRange after_complementiser(const Sentence& sentence, std::uint32_t clause) {
  WordRange range = subtree(sentence, clause);
  for (const std::uint32_t child : sentence.children(clause)) {
    const Word& word = sentence.words[child];
    const bool opens = word.relation == Relation::mark && word.upos != Upos::part && child < clause;
    if (opens && child - range.first < 8) range.first = child + 1;
  }
  return range;
}

/// The object that isn't a day ("acusou na terça-feira", without its preposition in a headline).
std::uint32_t object_of(const Setting& setting, std::uint32_t cue) {
  for (const std::uint32_t child : setting.sentence.children(cue)) {
    if (setting.sentence.words[child].relation == Relation::obj && !setting.is_time(child)) return child;
  }
  return no_word;
}

/// From the first to the last word of `object` and of the phrases after it that `keep` accepts.
template <class Keep>
WordRange with_complements(const Setting& setting, std::uint32_t cue, std::uint32_t object, Keep keep) {
  const Sentence& sentence = setting.sentence;
  WordRange range = object == no_word ? WordRange{no_word, 0} : subtree(sentence, object);
  for (const std::uint32_t child : sentence.children(cue)) {
    if (child < cue || sentence.words[child].subtype == "agent" || setting.is_time(child) || !keep(sentence.words[child].relation)) continue;
    range.first = std::min(range.first, sentence.subtree(child).first);
    range.last = std::max(range.last, sentence.subtree(child).second);
  }
  return range;
}

/// From the object to the end of what is held against it.
Content accused(const Setting& setting, const CueMatch& cue) {
  const auto charge = [](Relation relation) {
    return relation == Relation::obl || relation == Relation::xcomp || relation == Relation::ccomp || relation == Relation::advcl;
  };
  const WordRange range = with_complements(setting, cue.word, object_of(setting, cue.word), charge);
  if (range.empty()) return {};
  return content_of(setting, trimmed(setting.sentence, range), "accused");
}

/// "urged the authorities [to punish …]": the infinitive that a parser hung on the person asked.
Content asked_of(const Setting& setting, const CueMatch& cue, std::uint32_t object) {
  if (static_cast<lexicon::CueStance>(cue.row->stance) != lexicon::CueStance::request) return {};
  for (const std::uint32_t child : setting.sentence.children(object)) {
    if (child < object || !is_clause(setting.sentence.words[child].relation) || !infinitive(setting.sentence, child)) continue;
    return content_of(setting, trimmed(setting.sentence, after_complementiser(setting.sentence, child)), "infinitive of the object");
  }
  return {};
}

/// "pediu [a países da região que] contribuam": a subjunctive clause that a parser hung on the person asked.
WordRange without_addressee(const Sentence& sentence, WordRange range) {
  for (std::uint32_t i = range.first + 1; i <= range.last; ++i) {
    if (sentence.words[i].features.mood != Features::Mood::subjunctive) continue;
    for (std::uint32_t opener = i; opener-- > range.first;) {
      const Word& word = sentence.words[opener];
      if (word.upos == Upos::sconj || word.features.pron_type == Features::PronType::relative) return {opener + 1, range.last};
    }
  }
  return range;
}

Content object_content(const Setting& setting, const CueMatch& cue, std::uint32_t speaker) {
  const Sentence& sentence = setting.sentence;
  const std::uint32_t object = object_of(setting, cue.word);
  if (object == no_word || object == speaker) return {};
  if (sentence.words[object].upos == Upos::pron && sentence.child(object, Relation::acl) == no_word) return {};
  if (Content asked = asked_of(setting, cue, object); !asked.span.empty()) return asked;
  WordRange range = with_complements(setting, cue.word, object, [](Relation relation) { return relation == Relation::obl; });
  if (static_cast<lexicon::CueStance>(cue.row->stance) == lexicon::CueStance::request) range = without_addressee(sentence, range);
  return content_of(setting, trimmed(sentence, range), "object");
}

/// Whether a quote stands inside what the cue has for an object.
bool quotes_within_object(const Setting& setting, const CueMatch& cue) {
  const std::uint32_t object = object_of(setting, cue.word);
  if (object == no_word) return false;
  const auto [first, last] = setting.sentence.subtree(object);
  return std::any_of(setting.quotes.begin(), setting.quotes.end(), [&, first = first, last = last](const Quote& quote) {
    const auto [from, to] = words_inside(setting.sentence, quote.span);
    return from <= to && first <= from && from <= last;
  });
}

Content topic(const Setting& setting, const CueMatch& cue) {
  const Sentence& sentence = setting.sentence;
  for (const std::uint32_t child : sentence.children(cue.word)) {
    if (sentence.words[child].relation != Relation::obl || child < cue.word) continue;
    const std::uint32_t marker = sentence.child(child, Relation::case_marker);
    if (marker == no_word) continue;
    for (std::uint32_t i = 0; i < cue.row->prepositions.size; ++i) {
      if (setting.cues.word(cue.row->prepositions.begin + i) != sentence.words[marker].lemma) continue;
      WordRange range = subtree(sentence, child);
      if (range.first == marker) ++range.first;
      return content_of(setting, trimmed(sentence, range), "topic");
    }
  }
  return {};
}

Content clause(const Setting& setting, const CueMatch& cue, bool want_infinitive) {
  std::uint32_t child = complement(setting.sentence, cue.word, want_infinitive);
  if (child == no_word && !want_infinitive) child = asked_purpose(setting.sentence, cue);
  if (child == no_word) return {};
  WordRange range = after_complementiser(setting.sentence, child);
  if (range.contains(cue.word)) {  // a non-projective tree: the complement stands on both sides
    range = child < cue.word ? WordRange{range.first, cue.words.first - 1} : WordRange{cue.words.last + 1, range.last};
  }
  return content_of(setting, trimmed(setting.sentence, range), want_infinitive ? "infinitive" : "clause");
}

}  // namespace

Content content_of(const Setting& setting, WordRange range, const char* rule) {
  Content content;
  if (range.empty()) return content;
  content.span = span_of(setting.sentence, range);
  content.rule = rule;
  for (const Quote& quote : setting.quotes) {
    const auto [first, last] = words_inside(setting.sentence, quote.span);
    const WordRange words{first, last};
    if (words.empty() || words.last < range.first || range.last < words.first) continue;
    if (words.first <= range.first && range.last <= words.last) {
      content.speech = Speech::direct;
      content.span = span_of(setting.sentence, words);
    } else {
      const bool within = range.first <= words.first + 2 && words.first <= range.last;
      content.speech = within && words.first <= range.first + 1 && range.last <= words.last + 1 ? Speech::direct : Speech::mixed;
      const std::uint32_t last_word = std::max(range.last, words.last), first_word = std::min(range.first, words.first);
      content.span = setting.sentence.cover(first_word, last_word);
    }
  }
  return content;
}

Content find_content(const Setting& setting, const CueMatch& cue, std::uint32_t speaker) {
  const std::uint32_t kinds = cue.row->content;
  const auto first_found = [](Content a, auto next) { return a.span.empty() ? next() : a; };
  Content found;
  if (kinds & (content_clause | content_quote)) found = closing_report(setting, cue).content;
  if (!found.span.empty()) return found;
  if (kinds & content_accused) found = accused(setting, cue);
  if (kinds & content_clause) {
    found = first_found(std::move(found), [&] { return clause(setting, cue, false); });
    found = first_found(std::move(found), [&] { return interrupted(setting, cue); });
  }
  if (kinds & content_infinitive) found = first_found(std::move(found), [&] { return clause(setting, cue, true); });
  if ((kinds & content_object) && found.span.empty() && quotes_within_object(setting, cue)) found = object_content(setting, cue, speaker);
  if (kinds & content_quote) {
    found = first_found(std::move(found), [&] { return beside(setting, cue); });
    found = first_found(std::move(found), [&] { return paratactic(setting, cue); });
  }
  add_other_half(setting, cue, found);
  if (!found.span.empty()) return found;
  if (kinds & content_topic) found = topic(setting, cue);
  if (kinds & content_object) found = first_found(std::move(found), [&] { return object_content(setting, cue, speaker); });
  found.noun_phrase = true;
  return found;
}

}  // namespace relata::attribution
