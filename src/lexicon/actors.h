// SPDX-License-Identifier: Apache-2.0
// States, organisations, armed groups, media and persons with every name they go by: world/*.toml and languages/<code>/demonyms.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/names.h"

namespace relata::lexicon {

enum class ActorKind : std::uint8_t { state, organisation, group, media, person };

/// How a name names its actor; NameRef::kind of the index "actors".
enum class NameKind : std::uint8_t { state, demonym, capital, seat, organisation, group, media, person, short_person, short_state, joint_state };

struct ActorRow {
  Text id;  ///< "RUS", "prk/kim-jong-un"
  Text name;
  Text country;                 ///< of a territory its sovereign's
  Text sectors;                 ///< PLOVER's, the primary first, parted by commas; of a state empty
  Text type;                    ///< "party", "igo", "agency": the `kind` of the file; empty if none
  Range offices;                ///< of a person, in the file's order
  std::uint8_t kind = 0;        ///< ActorKind
  std::uint8_t historical = 0;  ///< a state that is no more
  std::uint16_t unused = 0;
  std::uint32_t unused_too = 0;
};

inline constexpr std::int32_t open_day = 0x7fffffff;  ///< an office still held

struct OfficeRow {
  Text country, office, sectors;
  std::int32_t from = -open_day, to = open_day;  ///< days since 1970, both included
};

/// A person's standing on a day.
struct Standing {
  std::string_view country, office, sectors;
  bool former = false;  ///< out of every office: ELI
};

/// View over the pack's actor tables; borrows the pack.
class Actors {
 public:
  explicit Actors(const Pack& pack);

  const NameIndex& names() const { return names_; }
  std::span<const ActorRow> rows() const { return rows_; }
  const ActorRow& row(std::uint32_t row) const { return rows_[row]; }
  std::string_view text(Text text) const { return pack_->text(text); }
  std::optional<std::uint32_t> by_id(std::string_view id) const;
  /// What a person was on a day (days since 1970); without a day, what the person was last.
  Standing standing(const ActorRow& person, std::optional<std::int32_t> day) const;
  /// The one person known to hold that office for that country on a day; nothing if none or several.
  std::optional<std::uint32_t> holder(std::string_view country, std::string_view office, std::int32_t day) const;

 private:
  const Pack* pack_;
  NameIndex names_;
  std::span<const ActorRow> rows_;
  std::span<const OfficeRow> offices_;
  std::span<const KeyRow> ids_, holders_;
};

void compile_actors(const Sources& sources, PackWriter& writer, Faults& faults);

}  // namespace relata::lexicon
