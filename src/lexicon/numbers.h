// SPDX-License-Identifier: Apache-2.0
// Number words, separators, relation words, currencies and the names of what is counted: numbers.toml of a language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/names.h"

namespace relata::lexicon {

/// How a number word joins the words around it.
enum class NumberKind : std::uint8_t {
  small,       ///< 0 to 999, adds
  weak,        ///< adds, but alone is no number ("um", "a")
  multiplier,  ///< hundred, thousand, million
  collective,  ///< dozen, score: counts only after a number or an article
  half,        ///< "e meio": half of the last multiplier
  ordinal,     ///< "terceiro"
};

struct NumberWord {
  double value = 0;
  NumberKind kind = NumberKind::small;
  std::uint8_t unused[7] = {};
};

enum class NumberRef : std::uint8_t { word, connector, relation, currency };

struct RelationWord {
  std::uint8_t relation = 0;  ///< as QuantityRelation
  bool after = false;         ///< stands behind what is counted ("20 ou mais")
  std::uint16_t unused = 0;
};

/// What a noun, or the verb that governs a number, says is counted.
struct CountedRow {
  Text what;
  std::uint8_t verb = 0;  ///< 1: the lemma is a verb whose person arguments are so counted
  std::uint8_t unused[3] = {};
};

/// View over the pack's number tables; borrows the pack.
class Numbers {
 public:
  explicit Numbers(const Pack& pack);

  const NameIndex& words() const { return words_; }  ///< refs of kind NumberRef
  const NumberWord& word(std::uint32_t row) const { return rows_[row]; }
  const RelationWord& relation(std::uint32_t row) const { return relations_[row]; }
  std::string_view currency(std::uint32_t row) const { return pack_->text(currencies_[row]); }
  char decimal() const { return decimal_; }
  /// Whether groups of three digits may be parted by this character (' ' stands for any space).
  bool groups(char separator) const { return grouping_.find(separator) != std::string_view::npos; }
  bool is_ordinal_suffix(std::string_view token) const;
  /// English plural of what a noun lemma counts ("soldado" -> "soldiers"); empty if not listed.
  std::string_view counted(std::string_view noun_lemma) const { return counted(noun_lemma, 0); }
  /// What a verb makes of the persons it governs ("kill" -> "killed"); empty if not listed.
  std::string_view counted_by_verb(std::string_view verb_lemma) const { return counted(verb_lemma, 1); }

 private:
  std::string_view counted(std::string_view lemma, std::uint8_t verb) const;

  const Pack* pack_;
  NameIndex words_;
  std::span<const NumberWord> rows_;
  std::span<const RelationWord> relations_;
  std::span<const Text> currencies_, suffixes_;
  std::span<const CountedRow> counted_;
  std::span<const KeyRow> counted_index_;
  char decimal_ = '.';
  std::string_view grouping_;
};

void compile_numbers(const Sources& sources, PackWriter& writer, Faults& faults);

}  // namespace relata::lexicon
