// SPDX-License-Identifier: Apache-2.0
// The codebooks: PLOVER's types, modes, scores and conversion rules, and CAMEO's codes beside them (codebooks/plover.toml, cameo.toml).
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

/// The order of relata::Status; kept as a number in rows.
inline constexpr std::uint8_t no_status = 0xff;
/// "planned" -> 1 and so on in the order of relata::Status; no_status if it is none.
std::uint8_t parse_status(std::string_view name);

struct TypeRow {
  Text name, cameo;
  Range modes;  ///< of codebook.modes
  float score;
  std::uint8_t quad, quad_manual;
  std::uint8_t status;  ///< of the act itself ("requested"), a relata::Status
  std::uint8_t recipient_required;
  Text becomes;  ///< type it turns into; empty if it never does
  Text becomes_cameo, becomes_mode;
  Text refused, refused_cameo;                  ///< type that a negated promise or plan of this type is; empty: none
  std::uint8_t becomes_when;                    ///< bit per relata::Status
  std::uint8_t carries_clause, carries_phrase;  ///< embedded clauses, nouns tell no further event
  std::uint8_t aim_coded;                       ///< an act told as an aim counts
};

struct ModeRow {
  Text name;
  float score;
  std::uint32_t unused = 0;
};

struct CodeRow {
  Text code, label, type, mode;
  float goldstein[3];  ///< gdelt, icews, phoenix; a missing one is that of the shorter code
  std::uint32_t unused = 0;
};

/// Names that senses may use, for checks while compiling.
struct CodebookNames {
  std::map<std::string, std::set<std::string>, std::less<>> types;  ///< type -> modes
  std::set<std::string, std::less<>> contexts, codes;
};
CodebookNames read_codebook_names(const Sources& sources, Faults& faults);

/// codebook.types, codebook.modes, codebook.contexts, cameo.codes
void compile_codebook(const Sources& sources, PackWriter& writer, Faults& faults);

/// The compiled codebooks. Cheap to make; views live as long as the pack.
class Codebook {
 public:
  explicit Codebook(const Pack& pack);

  /// nullptr if there is no such type.
  const TypeRow* type(std::string_view name) const;
  /// nullptr if there is no such code; the codes are sorted.
  const CodeRow* code(std::string_view code) const;
  /// Intensity: the mode's score where the type knows the mode, else the type's.
  double score(const TypeRow& type, std::string_view mode) const;
  /// Place in the codebook's list, for sorting.
  std::size_t mode_order(const TypeRow& type, std::string_view mode) const;
  std::size_t context_order(std::string_view context) const;
  const Pack& pack() const { return *pack_; }

 private:
  const Pack* pack_;
  std::span<const TypeRow> types_;
  std::span<const ModeRow> modes_;
  std::span<const Text> contexts_;
  std::span<const CodeRow> codes_;
};

}  // namespace relata::lexicon
