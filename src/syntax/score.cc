// SPDX-License-Identifier: Apache-2.0
// Gold and system may cut the same text differently, so words are paired first. A word outside multiword tokens pairs
// with one of the same characters. Where either side has a multiword token, all words of both sides up to where the two
// agree again are compared by the longest common subsequence of their forms. Only paired words can be right, and a head
// is right when the heads are a pair: "visitou" found as root where the treebank has it, or nothing. Definitions:
// universaldependencies.org/conll18/evaluation.html. Tested by score_test.cc.
#include "syntax/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <vector>

#include "syntax/characters.h"

namespace relata::syntax {
namespace {

constexpr std::uint32_t unpaired = 0xffffffff;

// A word with its place among the characters that are no white space.
struct Placed {
  const Word* word;
  std::uint32_t begin, end, head;  ///< head: number in the side, no_word for the root
  bool multi;
  std::string form, feats;
  std::vector<std::uint32_t> functional;  ///< children with functional relations
};

struct Side {
  std::string characters;
  std::set<Span> tokens, sentences;
  std::vector<Placed> words;
};

bool is_functional(Relation relation) {
  switch (relation) {
    case Relation::auxiliary:
    case Relation::cop:
    case Relation::mark:
    case Relation::det:
    case Relation::clf:
    case Relation::case_marker:
    case Relation::cc:
      return true;
    default:
      return false;
  }
}

bool is_content(Relation relation) {
  return !is_functional(relation) && relation != Relation::punct;
}

// The universal features, in the order of their names.
std::string universal_features(std::string_view feats) {
  static constexpr std::string_view universal[] = {"Abbr",    "Animacy", "Aspect",   "Case",    "Definite", "Degree",   "Evident",
                                                   "Foreign", "Gender",  "Mood",     "NumType", "Number",   "Person",   "Polarity",
                                                   "Polite",  "Poss",    "PronType", "Reflex",  "Tense",    "VerbForm", "Voice"};
  std::vector<std::string_view> kept;
  while (!feats.empty() && feats != "_") {
    const std::string_view item = feats.substr(0, feats.find('|'));
    feats.remove_prefix(std::min(feats.size(), item.size() + 1));
    const std::string_view key = item.substr(0, item.find_first_of("=["));
    if (std::binary_search(std::begin(universal), std::end(universal), key)) kept.push_back(item);
  }
  std::sort(kept.begin(), kept.end());
  std::string joined;
  for (const std::string_view item : kept) joined.append(item).append(1, '|');
  return joined;
}

std::string lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint next = decode_point(text, at);
    append_point(Characters::lower_of(next.point), out);
    at += next.size;
  }
  return out;
}

// For each byte of the text, how many bytes that are no white space stand before it.
std::vector<std::uint32_t> count_characters(std::string_view text, std::string& characters) {
  std::vector<std::uint32_t> before(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint next = decode_point(text, at);
    const bool space = Characters::kind_of(next.point) == '_';
    for (std::uint32_t i = 0; i < next.size; ++i) before[at + i] = static_cast<std::uint32_t>(characters.size());
    if (!space) characters.append(text, at, next.size);
    at += next.size;
  }
  before[text.size()] = static_cast<std::uint32_t>(characters.size());
  return before;
}

void place_words(const Sentence& sentence, const std::vector<std::uint32_t>& before, std::uint32_t base, Side& side) {
  const std::vector<Word>& words = sentence.words;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    Placed placed{&word, before[word.span.begin], before[word.span.end], word.head == no_word ? no_word : base + word.head, false, {}, {}, {}};
    placed.multi = (i > 0 && words[i - 1].token == word.token) || (i + 1 < words.size() && words[i + 1].token == word.token);
    placed.form = lower(word.form);
    placed.feats = universal_features(word.feats);
    for (const std::uint32_t child : sentence.children(i)) {
      if (is_functional(words[child].relation)) placed.functional.push_back(base + child);
    }
    side.tokens.insert({placed.begin, placed.end});
    side.words.push_back(std::move(placed));
  }
}

// The boilerplate that a reading leaves out is left out here by taking only what lies in sentences.
Side place(const Document& document) {
  Side side;
  std::string all;
  const std::vector<std::uint32_t> whole = count_characters(document.article->text, all);
  side.characters = std::move(all);
  for (const Sentence& sentence : document.sentences) {
    if (sentence.words.empty()) continue;
    side.sentences.insert({whole[sentence.span.begin], whole[sentence.span.end]});
    place_words(sentence, whole, static_cast<std::uint32_t>(side.words.size()), side);
  }
  return side;
}

class Aligner {
 public:
  Aligner(const Side& gold, const Side& system) : gold_(gold.words), system_(system.words), partner_(system.words.size(), unpaired) {}

  // partner[system word] = gold word or unpaired.
  std::vector<std::uint32_t> align() {
    while (g_ < gold_.size() && s_ < system_.size()) {
      const Placed& gold = gold_[g_];
      const Placed& system = system_[s_];
      if (!gold.multi && !system.multi) {
        if (gold.begin == system.begin && gold.end == system.end) {
          partner_[s_++] = g_++;
        } else if (gold.begin <= system.begin) {
          ++g_;
        } else {
          ++s_;
        }
      } else if (!gold.multi && gold.end <= system.begin) {
        ++g_;
      } else if (!system.multi && system.end <= gold.begin) {
        ++s_;
      } else {
        align_region(std::max(gold.multi ? gold.end : 0, system.multi ? system.end : 0));
      }
    }
    return std::move(partner_);
  }

 private:
  void align_region(std::uint32_t end) {
    const std::uint32_t first_gold = g_, first_system = s_;
    while (true) {
      const auto before = std::make_tuple(g_, s_, end);
      for (; g_ < gold_.size() && gold_[g_].begin < end; ++g_) {
        if (gold_[g_].multi) end = std::max(end, gold_[g_].end);
      }
      for (; s_ < system_.size() && system_[s_].begin < end; ++s_) {
        if (system_[s_].multi) end = std::max(end, system_[s_].end);
      }
      if (before == std::make_tuple(g_, s_, end)) break;
    }
    pair_common(first_gold, first_system);
  }

  // Longest common subsequence of the words since first_gold and first_system.
  void pair_common(std::uint32_t first_gold, std::uint32_t first_system) {
    constexpr std::size_t largest = 1u << 24;
    const std::size_t rows = g_ - first_gold, columns = s_ - first_system;
    if (rows == 0 || columns == 0 || rows * columns > largest) return;
    std::vector<std::uint32_t> table((rows + 1) * (columns + 1), 0);
    const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return table[i * (columns + 1) + j]; };
    const auto same = [&](std::size_t i, std::size_t j) { return gold_[first_gold + i].form == system_[first_system + j].form; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) cell(i, j) = same(i, j) ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (same(i, j)) {
        partner_[first_system + j++] = first_gold + static_cast<std::uint32_t>(i++);
      } else if (cell(i + 1, j) >= cell(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const std::vector<Placed>& gold_;
  const std::vector<Placed>& system_;
  std::vector<std::uint32_t> partner_;
  std::uint32_t g_ = 0, s_ = 0;
};

class Comparison {
 public:
  Comparison(const Side& gold, const Side& system, const std::vector<std::uint32_t>& partner) : gold_(gold), system_(system), partner_(partner) {}

  void count(SyntaxScores& out) const {
    for (std::size_t m = 0; m < measures; ++m) {
      out.scores[m].gold = gold_.words.size();
      out.scores[m].system = system_.words.size();
    }
    for (const Measure measure : {Measure::clas, Measure::mlas, Measure::blex}) {
      at(out, measure).gold = count_content(gold_);
      at(out, measure).system = count_content(system_);
    }
    for (std::uint32_t s = 0; s < system_.words.size(); ++s) {
      if (partner_[s] != unpaired) compare(gold_.words[partner_[s]], system_.words[s], out);
    }
  }

 private:
  static Score& at(SyntaxScores& out, Measure measure) { return out.scores[static_cast<std::size_t>(measure)]; }

  static std::size_t count_content(const Side& side) {
    return static_cast<std::size_t>(
        std::count_if(side.words.begin(), side.words.end(), [](const Placed& placed) { return is_content(placed.word->relation); }));
  }

  bool same_head(const Placed& gold, const Placed& system) const {
    if (gold.head == no_word || system.head == no_word) return gold.head == system.head;
    return partner_[system.head] == gold.head;
  }

  void compare(const Placed& gold, const Placed& system, SyntaxScores& out) const {
    const bool lemma = gold.word->lemma == "_" || gold.word->lemma == system.word->lemma;
    const bool head = same_head(gold, system), labelled = head && gold.word->relation == system.word->relation;
    const bool tags = gold.word->upos == system.word->upos && gold.feats == system.feats;
    at(out, Measure::words).correct += 1;
    at(out, Measure::upos).correct += gold.word->upos == system.word->upos;
    at(out, Measure::ufeats).correct += gold.feats == system.feats;
    at(out, Measure::lemmas).correct += lemma;
    at(out, Measure::uas).correct += head;
    at(out, Measure::las).correct += labelled;
    if (!labelled || !is_content(gold.word->relation)) return;
    at(out, Measure::clas).correct += 1;
    at(out, Measure::blex).correct += lemma;
    at(out, Measure::mlas).correct += tags && same_functional(gold, system);
  }

  bool same_functional(const Placed& gold, const Placed& system) const {
    if (gold.functional.size() != system.functional.size()) return false;
    for (std::size_t i = 0; i < gold.functional.size(); ++i) {
      const Placed& one = gold_.words[gold.functional[i]];
      const Placed& other = system_.words[system.functional[i]];
      if (partner_[system.functional[i]] != gold.functional[i] || one.word->relation != other.word->relation || one.word->upos != other.word->upos ||
          one.feats != other.feats) {
        return false;
      }
    }
    return true;
  }

  const Side& gold_;
  const Side& system_;
  const std::vector<std::uint32_t>& partner_;
};

bool begins(NameTag tag) {
  return tag == NameTag::begin_person || tag == NameTag::begin_place || tag == NameTag::begin_organisation;
}
int kind_of(NameTag tag) {
  return (static_cast<int>(tag) + 1) / 2;
}

using Names = std::set<std::tuple<std::uint32_t, std::uint32_t, int>>;

// Names by the characters they cover.
Names find_names(const Side& side) {
  Names names;
  for (std::size_t i = 0; i < side.words.size();) {
    const NameTag tag = side.words[i].word->name;
    std::size_t next = i + 1;
    if (begins(tag)) {
      while (next < side.words.size() && !begins(side.words[next].word->name) && kind_of(side.words[next].word->name) == kind_of(tag)) ++next;
      names.insert({side.words[i].begin, side.words[next - 1].end, kind_of(tag)});
    }
    i = next;
  }
  return names;
}

template <class Set>
Score compare_sets(const Set& gold, const Set& system) {
  Score score;
  score.gold = gold.size();
  score.system = system.size();
  for (const auto& item : system) score.correct += gold.count(item);
  return score;
}

}  // namespace

std::string_view name(Measure measure) {
  constexpr std::string_view names[] = {"Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS", "MLAS", "BLEX", "Names"};
  return names[static_cast<std::size_t>(measure)];
}

Result<SyntaxScores> score(const Document& gold, const Document& system) {
  const Side one = place(gold), other = place(system);
  if (one.characters != other.characters) {
    const auto differ = std::mismatch(one.characters.begin(), one.characters.end(), other.characters.begin(), other.characters.end());
    return Error{ErrorKind::invalid_input, fmt::format("the texts differ at character {} (white space apart); score readings of the same text",
                                                       differ.first - one.characters.begin())};
  }
  const std::vector<std::uint32_t> partner = Aligner(one, other).align();
  SyntaxScores scores;
  Comparison(one, other, partner).count(scores);
  scores.scores[static_cast<std::size_t>(Measure::tokens)] = compare_sets(one.tokens, other.tokens);
  scores.scores[static_cast<std::size_t>(Measure::sentences)] = compare_sets(one.sentences, other.sentences);
  scores.scores[static_cast<std::size_t>(Measure::names)] = compare_sets(find_names(one), find_names(other));
  return scores;
}

std::string format_scores(const SyntaxScores& scores) {
  std::string out = "            precision   recall       F1\n";
  for (std::size_t i = 0; i < measures; ++i) {
    const auto measure = static_cast<Measure>(i);
    const Score& one = scores[measure];
    if (measure == Measure::names && one.gold == 0) continue;
    fmt::format_to(std::back_inserter(out), "{:10} {:10.2f} {:8.2f} {:8.2f}\n", name(measure), one.precision(), one.recall(), one.f1());
  }
  return out;
}

}  // namespace relata::syntax
