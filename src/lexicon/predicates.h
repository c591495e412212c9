// SPDX-License-Identifier: Apache-2.0
// The predicates of a language as compiled rows: senses found by the lemma of their first word, with slots and conditions.
// languages/<code>/predicates/*.toml; docs/lexicon-format.md says what the words of that format mean.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

enum class PredicatePos : std::uint8_t { verb, noun, adj };
enum class SlotKind : std::uint8_t { none, subj, obj, iobj, prep, comp, poss, amod };
/// `comp>subj`: an argument of the embedded clause.
enum class CompArgument : std::uint8_t { itself, subj, obj, iobj, prep };

/// One slot of an expression. `joined`: the next row belongs to the same alternative ("+").
struct SlotRow {
  SlotKind kind = SlotKind::none;
  CompArgument argument = CompArgument::itself;
  std::uint8_t inner = 0;  ///< in:SLOT
  std::uint8_t joined = 0;
  Range prepositions;  ///< of predicate.texts; multiword joined by '_'
};

enum class ConditionKind : std::uint8_t {
  in_class,
  not_in_class,
  is_party,
  is_place,
  sector,
  has,
  has_no,
  word,
  no_word,
  plural,
  passive,
  active,
  form,
  clause_word
};

struct ConditionRow {
  ConditionKind kind = ConditionKind::has;
  std::uint8_t unused[3] = {};
  Range slots;   ///< of predicate.slots; alternatives
  Range values;  ///< of predicate.texts: classes, sectors, lemmas or a form
};

struct SenseRow {
  Text id;                 ///< "pt:apoiar#1"
  Text lemma;              ///< as written
  Text type, cameo;        ///< type "NONE": a blocker
  Text source;             ///< "accuse.toml:17"
  Range modes, contexts;   ///< of predicate.texts
  Range words;             ///< of predicate.texts: all words of the lemma, "*" a gap
  Range actor, recipient;  ///< of predicate.slots
  Range conditions;        ///< of predicate.conditions
  PredicatePos pos = PredicatePos::verb;
  std::uint8_t pronominal = 0;  ///< needs its reflexive pronoun
  std::uint8_t status = 0;      ///< of the act itself, a relata::Status; no_status: the type's own
  std::uint8_t blocker = 0;
};

/// What the sense's example must give. In its own table, so that coding never touches its pages.
struct ExampleRow {
  std::uint32_t sense = 0;
  std::uint32_t line = 0;
  Text file, text, expect, expect_type;
  std::uint8_t status = 0;  ///< a relata::Status
  std::uint8_t negative = 0;
  std::uint8_t unused[6] = {};
};

/// predicate.senses .index .texts .slots .conditions .examples; all faults with file and line.
void compile_predicates(const Sources& sources, PackWriter& writer, Faults& faults);

/// Views live as long as the pack.
class Predicates {
 public:
  explicit Predicates(const Pack& pack);

  /// Senses whose first word has this lemma, in file order; collisions of hashes are possible: compare words()[0].
  std::span<const KeyRow> starting_with(std::string_view lemma) const { return find_key(index_, lemma); }
  const SenseRow& sense(std::uint32_t row) const { return senses_[row]; }
  std::span<const SenseRow> senses() const { return senses_; }
  std::span<const Text> texts(Range range) const { return texts_.subspan(range.begin, range.size); }
  std::span<const SlotRow> slots(Range range) const { return slots_.subspan(range.begin, range.size); }
  std::span<const ConditionRow> conditions(Range range) const { return conditions_.subspan(range.begin, range.size); }
  std::span<const ExampleRow> examples() const { return examples_; }
  std::string_view text(Text reference) const { return pack_->text(reference); }

 private:
  const Pack* pack_;
  std::span<const SenseRow> senses_;
  std::span<const KeyRow> index_;
  std::span<const Text> texts_;
  std::span<const SlotRow> slots_;
  std::span<const ConditionRow> conditions_;
  std::span<const ExampleRow> examples_;
};

}  // namespace relata::lexicon
