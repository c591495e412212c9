// SPDX-License-Identifier: Apache-2.0
// Who, where, when, how many: the parties, places, times and quantities that an article names, resolved.
// Everything here refers to one syntax::Document by sentence and word index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lexicon/language.h"
#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::mention {

inline constexpr std::uint32_t none = 0xffffffff;

enum class Kind : std::uint8_t { party, place, time, quantity };
/// How a party mention got its referent.
enum class Resolution : std::uint8_t { unresolved, name, lexicon, composed, apposition, coreference, pronoun, dropped_subject, group };

/// One place in the text that names something. The noun phrase's own words run from `first` to `last` (both included).
struct Mention {
  Kind kind = Kind::party;
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;  ///< syntactic head word of the phrase
  std::uint32_t first = 0, last = 0;
  Span words;               ///< bytes from first to last
  std::uint32_t value = 0;  ///< index into `parties`, `places`, `times` or `quantities`, by kind
  Resolution resolution = Resolution::unresolved;
  std::string rule;  ///< for traces: "apposition", "demonym+role"
};

/// A referent of the article: the same actor has one entity however often it is named.
struct Entity {
  std::string id;                       ///< lexicon id, or "article/<n>" for one only this article knows
  std::vector<std::uint32_t> mentions;  ///< indexes into Mentions::all, in text order
};

/// All mentions in text order; where several nest, the outer one stands first.
struct Mentions {
  std::vector<Mention> all;
  /// One Party a party mention (`mention` is that mention's words); groups ("os dois países") hold several.
  std::vector<std::vector<Party>> parties;
  std::vector<Place> places;
  std::vector<TimeRange> times;
  std::vector<std::string> time_values;  ///< TIMEX3 value of times[i] ("2024-06", "P3D"); empty if none
  std::vector<std::string> time_types;   ///< DATE TIME DURATION SET
  std::vector<Quantity> quantities;
  std::vector<Entity> entities;
  std::vector<std::string> quantity_noun_lemmas;  ///< lemma of what quantities[i] counts; empty if none

  /// The mention of that kind whose head is this word, or that a pronoun or dropped subject at this word stands for; `none` if there is none.
  std::uint32_t at(std::uint32_t sentence, std::uint32_t word, Kind kind) const;
  /// The parties at a word; nullptr if it names none or none could be resolved. Coordinated parties are separate mentions.
  const std::vector<Party>* parties_at(std::uint32_t sentence, std::uint32_t word) const;
  /// The dropped subject of a finite verb, resolved to a party; nullptr if open.
  const std::vector<Party>* subject_of(std::uint32_t sentence, std::uint32_t verb) const;

  /// Call after filling `all`; builds the look-ups above.
  void index(std::size_t sentences);

  /// Dropped subjects: (sentence, verb) -> index into `parties`.
  struct DroppedSubject {
    std::uint32_t sentence, verb, parties;
  };
  std::vector<DroppedSubject> dropped_subjects;

 private:
  std::vector<std::uint32_t> sentence_begin_;
};

/// Finds and resolves everything. `document.article` gives the date that anchors "yesterday".
Mentions find_mentions(const syntax::Document& document, const lexicon::Language& language);

}  // namespace relata::mention
