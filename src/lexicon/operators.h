// SPDX-License-Identifier: Apache-2.0
// What a language's grammar words do to an act: the words that plan, promise, deny or doubt it, negation, and which prepositions mark the
// doer, the owner, the addressee, the place. languages/<code>/operators.toml opens with a comment that explains its keys.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

enum class OperatorPos : std::uint8_t { verb, noun, adj, adv, aux };

/// A word that changes the status of the act it governs, or that modifies the act's own word.
struct OperatorRow {
  Text lemma;
  OperatorPos pos = OperatorPos::verb;
  std::uint8_t status = 0;           ///< a relata::Status; no_status: only the polarity changes
  std::uint8_t embedded = 0;         ///< status where the act stands in reported speech ("said it would": planned); no_status: as `status`
  std::uint8_t negative = 0;         ///< the act did not happen ("fail to")
  std::uint8_t subject_control = 0;  ///< who promises is who does, whoever it is promised to
  std::uint8_t unused[3] = {};
};

/// Closed lists of grammar words, in the order of grammar_names.
enum class Grammar : std::uint8_t {
  agent,
  owner,
  locative,
  dative,
  between,
  reflexive,
  reflexive_endings,
  negation,
  negative_words,
  without,
  condition,
  purpose,
  transparent,
  participles,
  light,
  temporal,
  verb_endings,
  more,
  object_marker,
};
inline constexpr std::array<std::string_view, 19> grammar_names = {
    "agent",     "owner",   "locative",    "dative",      "between", "reflexive", "reflexive_endings", "negation", "negative_words", "without",
    "condition", "purpose", "transparent", "participles", "light",   "temporal",  "verb_endings",      "more",     "object_marker"};

/// operator.rows, operator.index, grammar.<name>
void compile_operators(const Sources& sources, PackWriter& writer, Faults& faults);
/// One grammar list as written, for other domains' compilers.
std::vector<std::string> read_grammar_list(const Sources& sources, Grammar list, Faults& faults);

class Operators {
 public:
  explicit Operators(const Pack& pack);

  /// The operator with this lemma and part of speech, or nullptr.
  const OperatorRow* find(std::string_view lemma, OperatorPos pos) const;
  bool is(Grammar list, std::string_view lemma) const;
  std::span<const Text> list(Grammar list) const { return lists_[static_cast<std::size_t>(list)]; }
  std::string_view text(Text reference) const { return pack_->text(reference); }

 private:
  const Pack* pack_;
  std::span<const OperatorRow> rows_;
  std::span<const KeyRow> index_;
  std::array<std::span<const Text>, grammar_names.size()> lists_;
};

}  // namespace relata::lexicon
