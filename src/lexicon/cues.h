// SPDX-License-Identifier: Apache-2.0
// Words that hand a voice the word: languages/<code>/cues.toml, whose opening comment explains the keys.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

/// What the saying word does with its content.
enum class CueStance : std::uint8_t { neutral, assertion, denial, confirmation, accusation, promise, request, threat, opinion, doubt };

/// What can be a cue's content; a set of bits.
enum CueContent : std::uint32_t {
  content_quote = 1,
  content_clause = 2,
  content_infinitive = 4,
  content_object = 8,
  content_accused = 16,
  content_topic = 32,
};

enum class CueKind : std::uint32_t { verb, noun, according, hearsay, channel, show };

/// One lemma or phrase. `words` are lemmas (verb, noun, channel, show) or lower-case forms (according, hearsay), in order.
struct CuePhraseRow {
  Text phrase;         ///< words joined by single spaces
  Range words;         ///< in "cues.words"
  Range prepositions;  ///< in "cues.words"; of a topic
  CueKind kind;
  std::uint32_t content;
  std::uint32_t flags;
  std::uint32_t stance;
};
inline constexpr std::uint32_t cue_document = 1;            ///< a noun that can itself be the source
inline constexpr std::uint32_t cue_only_before_clause = 2;  ///< "para X," counts only before a whole clause

/// Reads cues.toml into "cues", "cues.words", "cues.index" (by first word) and "cues.credits".
void compile_cues(const Sources& sources, PackWriter& writer, Faults& faults);

/// A view; cheap to make, valid while the pack lives.
class Cues {
 public:
  explicit Cues(const Pack& pack);

  std::span<const CuePhraseRow> rows() const { return rows_; }
  std::string_view word(std::uint32_t index) const { return pack_->text(words_[index]); }
  std::string_view text(Text reference) const { return pack_->text(reference); }
  /// Indexes of rows whose first word is `word`, longest phrase first.
  std::vector<std::uint32_t> starting_with(std::string_view word) const;
  /// Forms of an agency's credit line, `*` for the agency.
  std::vector<std::string_view> credits() const;

 private:
  const Pack* pack_;
  std::span<const CuePhraseRow> rows_;
  std::span<const Text> words_;
  std::span<const KeyRow> index_;
  std::span<const Text> credits_;
};

}  // namespace relata::lexicon
