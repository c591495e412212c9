// SPDX-License-Identifier: Apache-2.0
// A number counts the noun it modifies ("mais de 3 mil pessoas"), or the one behind its "of" ("1.5 million of them", "20 milhões de euros").
// A verb that does something to people says what they became: "mataram três agentes" are three killed. Words of relation stand right before
// ("pelo menos"), a few behind ("ou mais"). Tested by finder_test.cc.
#include "mention/quantities.h"

#include <algorithm>

#include "mention/numbers.h"

namespace relata::mention {
namespace {

using lexicon::NumberRef;
using syntax::no_word;
using syntax::Relation;
using syntax::Upos;

class QuantityFinder {
 public:
  QuantityFinder(const Scene& scene, std::uint32_t s, const std::vector<bool>& taken)
      : scene_(scene),
        s_(s),
        sentence_(scene.sentence(s)),
        tokens_(scene.sentences[s].tokens),
        words_(scene.sentences[s].token_word),
        taken_(taken),
        reader_(scene.document.article->text, tokens_, scene.numbers) {}

  std::vector<FoundQuantity> run() {
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      if (taken_[t]) continue;
      const auto number = reader_.read(t);
      if (!number || number->ordinal || number->weak) continue;
      add(*number);
      t = number->last;
    }
    return std::move(found_);
  }

 private:
  struct Phrase {
    std::uint32_t last = 0, row = 0;
  };
  /// The number-domain phrase of that kind that begins at a token.
  std::optional<Phrase> phrase(std::uint32_t at, NumberRef kind) const {
    if (at >= tokens_.size()) return std::nullopt;
    std::vector<lexicon::NameMatch> matches;
    scene_.numbers.words().match(tokens_, at, matches);
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
      for (const lexicon::NameRef& ref : match->refs) {
        if (ref.kind == static_cast<std::uint8_t>(kind)) return Phrase{match->last, ref.row};
      }
    }
    return std::nullopt;
  }
  /// The phrase of that kind that ends right before a token; its first token.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> phrase_before(std::uint32_t at, NumberRef kind) const {
    for (std::uint32_t begin = at >= 4 ? at - 4 : 0; begin < at; ++begin) {
      const auto found = phrase(begin, kind);
      if (found && found->last + 1 == at) return std::pair(begin, found->row);
    }
    return std::nullopt;
  }

  void add(const Number& number) {
    FoundQuantity found;
    found.quantity.value = number.value;
    std::uint32_t first = number.first, last = number.last;
    if (number.collective) found.quantity.relation = QuantityRelation::about;
    const std::uint32_t word = words_[number.last];
    if (sentence_.words[words_[number.first]].upos == Upos::propn && number.first == number.last) return;
    if (first > 0 && scene_.text(tokens_[first - 1].span) == "-" && !tokens_[first].space_before && !tokens_[first - 1].space_before)
      return;  // "BR-116"
    money(found, first, last);
    percent(found, last);
    relation(found, first, last);
    std::uint32_t noun = found.quantity.what.empty() ? counted_noun(number) : no_word;
    if (noun != no_word) {
      found.noun_lemma = sentence_.words[noun].lemma;
      found.quantity.what = what(noun);
    } else if (found.quantity.what.empty()) {
      noun = word;
    }
    found.sentence = s_;
    found.first = words_[first];
    found.last = words_[last];
    if (noun != no_word && found.quantity.unit.empty()) {
      found.last = std::max(found.last, noun);
      found.first = std::min(found.first, noun);
    }
    found.head = noun != no_word && found.quantity.unit.empty() ? noun : head_of(sentence_, found.first, found.last);
    found.quantity.mention = sentence_.cover(found.first, found.last);
    found_.push_back(std::move(found));
  }

  void money(FoundQuantity& found, std::uint32_t& first, std::uint32_t& last) const {
    if (const auto before = phrase_before(first, NumberRef::currency)) {
      first = before->first;
      found.quantity.what = found.quantity.unit = scene_.numbers.currency(before->second);
      return;
    }
    std::uint32_t next = last + 1;
    if (next < tokens_.size() && sentence_.words[words_[next]].upos == Upos::adp) ++next;
    if (const auto after = phrase(next, NumberRef::currency)) {
      last = after->last;
      found.quantity.what = found.quantity.unit = scene_.numbers.currency(after->row);
    }
  }

  void percent(FoundQuantity& found, std::uint32_t& last) const {
    if (last + 1 >= tokens_.size()) return;
    const std::string_view next = scene_.text(tokens_[last + 1].span);
    const std::string_view then = last + 2 < tokens_.size() ? scene_.text(tokens_[last + 2].span) : std::string_view();
    const bool words = (next == "por" && (then == "cento" || then == "ciento")) || (next == "per" && then == "cent");
    if (next != "%" && next != "percent" && !words) return;
    found.quantity.what = "percent";
    found.quantity.unit = "%";
    last += words ? 2 : 1;
  }

  void relation(FoundQuantity& found, std::uint32_t& first, std::uint32_t& last) const {
    std::uint32_t before = first;
    // One article may stand between: "mais de uns", "más de las".
    if (auto said = phrase_before(before, NumberRef::relation);
        said || (before > 0 && (said = phrase_before(before - 1, NumberRef::relation)) && sentence_.words[words_[before - 1]].upos == Upos::det)) {
      const lexicon::RelationWord& row = scene_.numbers.relation(said->second);
      if (!row.after) {
        found.quantity.relation = static_cast<QuantityRelation>(row.relation);
        first = said->first;
      }
      // "pelo menos cerca de": the outer word counts.
      if (const auto outer = phrase_before(first, NumberRef::relation); outer && !scene_.numbers.relation(outer->second).after) {
        found.quantity.relation = static_cast<QuantityRelation>(scene_.numbers.relation(outer->second).relation);
        first = outer->first;
      }
    }
    for (std::uint32_t at = last + 1; at <= last + 2 && at < tokens_.size(); ++at) {
      const auto behind = phrase(at, NumberRef::relation);
      if (!behind || !scene_.numbers.relation(behind->row).after) continue;
      found.quantity.relation = static_cast<QuantityRelation>(scene_.numbers.relation(behind->row).relation);
      last = behind->last;
      return;
    }
  }

  std::uint32_t counted_noun(const Number& number) const {
    const std::uint32_t w = words_[number.last];
    const auto is_noun = [&](std::uint32_t i) {
      return sentence_.words[i].upos == Upos::noun || sentence_.words[i].upos == Upos::propn || sentence_.words[i].upos == Upos::adj;
    };
    for (std::uint32_t i = words_[number.first]; i <= w; ++i) {
      const syntax::Word& word = sentence_.words[i];
      const bool outside = word.head != no_word && (word.head < words_[number.first] || word.head > w);
      if (outside && (word.relation == Relation::nummod || word.relation == Relation::det || word.relation == Relation::amod) && is_noun(word.head))
        return word.head;
    }
    for (std::uint32_t i = words_[number.first]; i <= w; ++i) {
      for (const std::uint32_t child : sentence_.children(i)) {
        if (child > w && sentence_.words[child].relation == Relation::nmod && is_noun(child)) return child;
      }
    }
    // A bare number as head: "32 presos", where the parser made the noun an adjective of it.
    const std::uint32_t next = w + 1;
    if (next < sentence_.words.size() && is_noun(next) && sentence_.words[next].head != no_word) return next;
    return no_word;
  }

  /// What the noun counts, or what the verb that governs it makes of people.
  std::string what(std::uint32_t noun) const {
    const syntax::Word& word = sentence_.words[noun];
    std::string_view by_noun = scene_.numbers.counted(word.lemma);
    if (by_noun.empty()) by_noun = scene_.numbers.counted(word.form);
    static constexpr std::string_view persons[] = {"people",  "civilians", "soldiers", "police officers", "protesters", "students", "fighters",
                                                   "workers", "women",     "children", "journalists",     "migrants",   "troops",   "diplomats"};
    const bool person = by_noun.empty() ? scene_.hit_at(s_, noun, Hit::What::role) != nullptr
                                        : std::find(std::begin(persons), std::end(persons), by_noun) != std::end(persons);
    const bool argument = word.relation == Relation::obj || word.relation == Relation::nsubj || word.relation == Relation::obl;
    if (person && argument && word.head != no_word) {
      const syntax::Word& verb = sentence_.words[word.head];
      const std::string_view by_verb = scene_.numbers.counted_by_verb(verb.lemma);
      const bool undergoes = word.relation == Relation::obj || word.subtype == "pass" || scene_.numbers.counted_by_verb(verb.lemma) == "killed";
      if (!by_verb.empty() && undergoes) return std::string(by_verb);
    }
    return by_noun.empty() ? std::string(word.lemma) : std::string(by_noun);
  }

  const Scene& scene_;
  std::uint32_t s_;
  const syntax::Sentence& sentence_;
  const std::vector<lexicon::Token>& tokens_;
  const std::vector<std::uint32_t>& words_;
  const std::vector<bool>& taken_;
  NumberReader reader_;
  std::vector<FoundQuantity> found_;
};

}  // namespace

std::vector<FoundQuantity> find_quantities(const Scene& scene, std::uint32_t sentence, const std::vector<bool>& taken) {
  return QuantityFinder(scene, sentence, taken).run();
}

}  // namespace relata::mention
