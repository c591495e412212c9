// SPDX-License-Identifier: Apache-2.0
// Places with country, first-level division and coordinates: world/places.toml over the towns of GeoNames (geonames.<language>.tsv, made by
// tools/extract_geonames.cc at build time).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/names.h"

namespace relata::lexicon {

struct PlaceRow {
  Text name, country, admin1;
  float latitude = 0, longitude = 0;
  std::uint32_t population = 0;  ///< 0 in our own table
  std::uint8_t precision = 0;    ///< as PlacePrecision
  std::uint8_t own = 0;          ///< 1: from world/places.toml, which is sure to mean what it says
  std::uint16_t unused = 0;
};

/// View over the pack's place tables; borrows the pack.
class Places {
 public:
  explicit Places(const Pack& pack)
      : pack_(&pack), names_(pack, "places"), rows_(pack.table<PlaceRow>("places.rows")), nouns_(pack.table<KeyRow>("places.nouns")) {}
  const NameIndex& names() const { return names_; }  ///< our own first, then by falling population
  const PlaceRow& row(std::uint32_t row) const { return rows_[row]; }
  std::string_view text(Text text) const { return pack_->text(text); }
  /// "cidade", "bridge": with a place's name it is that place.
  bool is_place_noun(std::string_view lemma) const { return has(lemma, 0); }
  bool is_capital_noun(std::string_view lemma) const { return has(lemma, 1); }

 private:
  bool has(std::string_view lemma, std::uint32_t list) const;

  const Pack* pack_;
  NameIndex names_;
  std::span<const PlaceRow> rows_;
  std::span<const KeyRow> nouns_;
};

void compile_places(const Sources& sources, PackWriter& writer, Faults& faults);

}  // namespace relata::lexicon
