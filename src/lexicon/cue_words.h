// SPDX-License-Identifier: Apache-2.0
// Words that tell what a sentence is about: what marks sport, markets, weather, fiction or courts (domains.toml), and what gives an event a
// PLOVER context (contexts.toml).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

/// Where a domain's words work: anywhere in the sentence, or only on acts told inside the phrase or clause that the word governs.
enum class DomainScope : std::uint8_t { sentence, inside };

/// A subject in which words of politics and war mean something else.
struct DomainRow {
  Text name;
  Range types;  ///< of cue.texts; types it keeps from being coded; empty: all
  DomainScope scope = DomainScope::sentence;
  std::uint8_t mark = 0;          ///< 1: only noted in the trace, not dropped
  std::uint8_t spares_actor = 0;  ///< 1: an event whose actor is known is coded all the same
  std::uint8_t unused = 0;
};

/// A word or phrase and what it speaks for. A strong word is enough alone, two different weak ones are.
struct CueRow {
  Text head;
  Range words;              ///< of cue.texts: lemmas that must follow
  std::uint32_t label = 0;  ///< domain row, or for contexts an index into context.names
  std::uint8_t strong = 0;
  std::uint8_t unused[3] = {};
};

/// domain.rows .cues .index, context.names .cues .index, cue.texts
void compile_cue_words(const Sources& sources, PackWriter& writer, Faults& faults);

/// One of the two sets.
class CueWords {
 public:
  enum class Set { domains, contexts };
  CueWords(const Pack& pack, Set set);

  /// Cues whose first word has this lemma (compare `head`: hashes may collide).
  std::span<const KeyRow> starting_with(std::string_view lemma) const { return find_key(index_, lemma); }
  const CueRow& cue(std::uint32_t row) const { return cues_[row]; }
  std::span<const DomainRow> domains() const { return domains_; }
  std::span<const Text> contexts() const { return contexts_; }
  std::span<const Text> texts(Range range) const { return texts_.subspan(range.begin, range.size); }
  std::string_view text(Text reference) const { return pack_->text(reference); }

 private:
  const Pack* pack_;
  std::span<const CueRow> cues_;
  std::span<const KeyRow> index_;
  std::span<const DomainRow> domains_;
  std::span<const Text> contexts_, texts_;
};

}  // namespace relata::lexicon
