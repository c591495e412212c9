// SPDX-License-Identifier: Apache-2.0
// An article read into sentences, words and trees (Universal Dependencies 2), as all later rooms see it.
// A Document borrows the Article's text, which must outlive it; its own strings live in its arena.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "relata/article.h"

namespace relata::syntax {

/// Universal parts of speech, in the order of the UD documentation.
enum class Upos : std::uint8_t { adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };

/// Universal dependency relations without their subtypes (`auxiliary` is UD's aux, `case_marker` its case).
enum class Relation : std::uint8_t {
  acl,
  advcl,
  advmod,
  amod,
  appos,
  auxiliary,
  case_marker,
  cc,
  ccomp,
  clf,
  compound,
  conj,
  cop,
  csubj,
  dep,
  det,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nsubj,
  nummod,
  obj,
  obl,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,
};

/// The features that later rooms ask for; `none` where the word has none. The full UD string is Word::feats.
struct Features {
  enum class Number : std::uint8_t { none, singular, plural } number = Number::none;
  enum class Gender : std::uint8_t { none, masculine, feminine } gender = Gender::none;
  enum class Person : std::uint8_t { none, first, second, third } person = Person::none;
  enum class VerbForm : std::uint8_t { none, finite, infinitive, gerund, participle } verb_form = VerbForm::none;
  enum class Mood : std::uint8_t { none, indicative, subjunctive, imperative, conditional } mood = Mood::none;
  enum class Tense : std::uint8_t { none, past, present, future, imperfect, pluperfect } tense = Tense::none;
  enum class Definite : std::uint8_t { none, definite, indefinite } definite = Definite::none;
  enum class PronType : std::uint8_t {
    none,
    personal,
    relative,
    demonstrative,
    interrogative,
    indefinite,
    negative,
    total,
    article
  } pron_type = PronType::none;
  bool passive = false;     ///< Voice=Pass
  bool reflexive = false;   ///< Reflex=Yes
  bool possessive = false;  ///< Poss=Yes
  bool negative = false;    ///< Polarity=Neg
};

/// BIO tags of names.
enum class NameTag : std::uint8_t { outside, begin_person, in_person, begin_place, in_place, begin_organisation, in_organisation };

inline constexpr std::uint32_t no_word = 0xffffffff;

/// A syntactic word. The words of a contraction ("do" = de + o) share one token and therefore one span.
struct Word {
  Span span;                     ///< bytes of the surface token in the Article's text
  std::string_view form;         ///< as written, or the expanded form inside a contraction; normalised (NFC, repaired spacing)
  std::string_view lemma;        ///< dictionary form, lower-case but for names
  std::string_view feats;        ///< UD FEATS, "_" if none
  std::string_view subtype;      ///< of the relation: "pass", "agent", "relcl"; empty if none
  std::uint32_t head = no_word;  ///< index in the sentence; no_word for the root
  std::uint32_t token = 0;       ///< index of the surface token in the sentence; words of a contraction have the same
  Upos upos = Upos::x;
  Relation relation = Relation::dep;
  NameTag name = NameTag::outside;
  bool space_after = true;  ///< of the surface token
  Features features;
};

/// A sentence with a tree: exactly one root, no cycle, words in text order.
class Sentence {
 public:
  Span span;               ///< from the first to the last token
  bool headline = false;   ///< stands in Article::headline
  bool paragraph = false;  ///< first of its paragraph
  std::vector<Word> words;

  /// Call once after `words` and heads are final; throws away former indexes.
  void index_children();
  /// Direct dependents of `word` in text order.
  std::span<const std::uint32_t> children(std::uint32_t word) const;
  /// First and last word (both included) of the subtree of `word`. In a projective tree all between belong to it.
  std::pair<std::uint32_t, std::uint32_t> subtree(std::uint32_t word) const { return extents_[word]; }
  std::uint32_t root() const { return root_; }
  /// Whether `ancestor` dominates `word`; a word does not dominate itself.
  bool dominates(std::uint32_t ancestor, std::uint32_t word) const;
  /// First child of `word` with that relation, or no_word.
  std::uint32_t child(std::uint32_t word, Relation relation) const;
  /// Bytes from the first to the last of two words (in any order), both included.
  Span cover(std::uint32_t one, std::uint32_t other) const;

 private:
  std::vector<std::uint32_t> child_list_, child_begin_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> extents_;
  std::uint32_t root_ = no_word;
};

/// Move-only. Safe to read from many threads once made.
struct Document {
  const Article* article = nullptr;
  std::vector<Sentence> sentences;  ///< in text order, boilerplate left out
  base::StringArena arena;          ///< holds the words' strings that are not the model's own
};

std::string_view name(Upos upos);          ///< "NOUN"
std::string_view name(Relation relation);  ///< "nsubj"
/// False and untouched output if `text` is no such label. A relation's subtype must be cut off before.
bool parse(std::string_view text, Upos& upos);
bool parse(std::string_view text, Relation& relation);
/// Reads a UD FEATS string; unknown features are skipped.
Features parse_features(std::string_view feats);

}  // namespace relata::syntax
