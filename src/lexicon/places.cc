// SPDX-License-Identifier: Apache-2.0
// Our own table comes first: exonyms, regions, straits, bases, villages of the wars. GeoNames' towns stand behind it, the greater before the
// smaller; a town that our table names in the same country is left out. Tested by world_test.cc.
#include "lexicon/places.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <set>

#include "text/fold.h"

namespace relata::lexicon {
namespace {

constexpr auto optional = TomlFile::Presence::optional;
constexpr auto required = TomlFile::Presence::required;

// Precision by kind of place; kinds stand in the head of places.toml.
constexpr std::uint8_t site = 0, city = 1, admin1 = 3, region = 5;

std::uint8_t precision_of(std::string_view kind) {
  static constexpr std::array<std::string_view, 11> cities = {"city",     "town",         "village",       "capital", "settlement", "camp",
                                                              "district", "municipality", "neighbourhood", "enclave", "exclave"};
  static constexpr std::array<std::string_view, 5> divisions = {"admin1", "province", "state", "oblast", "governorate"};
  static constexpr std::array<std::string_view, 17> regions = {"region",    "country-part", "island",    "sea",    "strait", "gulf",
                                                               "ocean",     "continent",    "mountains", "desert", "river",  "archipelago",
                                                               "territory", "peninsula",    "front",     "border", "area"};
  if (std::find(cities.begin(), cities.end(), kind) != cities.end()) return city;
  if (std::find(divisions.begin(), divisions.end(), kind) != divisions.end()) return admin1;
  if (std::find(regions.begin(), regions.end(), kind) != regions.end()) return region;
  return site;
}

struct Collected {
  PackWriter& writer;
  Faults& faults;
  const std::string& language;
  NameIndexWriter names;
  std::vector<PlaceRow> rows;
  std::set<std::string> own;  // folded name + country

  void add_name(std::string_view name, std::size_t row, std::uint16_t rank) {
    if (!name.empty()) names.add(name, {static_cast<std::uint32_t>(row), 0, Shape::capital, rank});
  }

  void read_own(const TomlFile& file) {
    for (const Toml* table : file.tables("place", faults)) {
      file.only(*table, {"id", "kind", "country", "admin1", "lat", "lon", "names", "pt", "en", "es", "name", "note", "population", "countries"},
                faults);
      std::vector<std::string> all;
      for (const std::string_view key : {std::string_view("name"), std::string_view("names"), std::string_view(language)}) {
        for (std::string& name : file.strings(*table, key, optional, faults)) all.push_back(std::move(name));
      }
      const std::string id = file.string(*table, "id", optional, faults);
      if (all.empty()) continue;
      const std::string country = file.string(*table, "country", optional, faults);
      PlaceRow row{writer.text(all.front()), writer.text(country), writer.text(file.string(*table, "admin1", optional, faults))};
      row.latitude = static_cast<float>(file.number(*table, "lat", NAN, faults));
      row.longitude = static_cast<float>(file.number(*table, "lon", NAN, faults));
      if (std::abs(row.latitude) > 90 || std::abs(row.longitude) > 180) file.fault(*table, "lat or lon is outside the globe", faults);
      row.precision = precision_of(file.string(*table, "kind", required, faults));
      row.own = 1;
      for (const std::string& name : all) {
        add_name(name, rows.size(), 0);
        own.insert(text::fold(name) + "/" + country);
      }
      rows.push_back(row);
    }
  }

  /// name, local name, country, admin1, latitude, longitude, population; parted by tabs.
  void read_towns(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::uint32_t line_number = 0;
    for (std::string line; std::getline(in, line);) {
      ++line_number;
      if (line.empty() || line[0] == '#') continue;
      std::array<std::string_view, 7> cells;
      std::string_view rest = line;
      for (std::string_view& cell : cells) {
        const std::size_t tab = std::min(rest.find('\t'), rest.size());
        cell = rest.substr(0, tab);
        rest.remove_prefix(std::min(tab + 1, rest.size()));
      }
      PlaceRow row{writer.text(cells[1].empty() ? cells[0] : cells[1]), writer.text(cells[2]), writer.text(cells[3])};
      std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), row.latitude);
      std::from_chars(cells[5].data(), cells[5].data() + cells[5].size(), row.longitude);
      std::from_chars(cells[6].data(), cells[6].data() + cells[6].size(), row.population);
      if (cells[2].size() != 3) faults.add(path, line_number, "a town's country must be a code of three letters");
      row.precision = city;
      const auto rank = static_cast<std::uint16_t>(60000 - std::min(59000.0, 7000 * std::log10(row.population + 1.0)));
      for (const std::string_view name : {cells[0], cells[1]}) {
        if (!own.contains(text::fold(name) + "/" + std::string(cells[2]))) add_name(name, rows.size(), rank);
      }
      rows.push_back(row);
    }
  }
};

}  // namespace

void compile_places(const Sources& sources, PackWriter& writer, Faults& faults) {
  Collected to{writer, faults, sources.language, {}, {}, {}};
  for (const auto& path : sources.world_files("places.toml")) to.read_own(TomlFile::read(path, faults));
  for (const auto& path : sources.world_files("geonames." + sources.language + ".tsv")) to.read_towns(path);
  KeyIndex nouns;
  for (const auto& path : sources.language_files("places.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"nouns", "capital"}, faults);
    for (const std::string& lemma : file.strings(file.root(), "nouns", optional, faults)) nouns.add(text::fold(lemma), 0);
    for (const std::string& lemma : file.strings(file.root(), "capital", optional, faults)) nouns.add(text::fold(lemma), 1);
  }
  writer.add("places.nouns", nouns.sorted());
  to.names.write("places", writer);
  writer.add("places.rows", to.rows);
}

bool Places::has(std::string_view lemma, std::uint32_t list) const {
  const auto found = find_key(nouns_, text::fold(lemma));
  return std::any_of(found.begin(), found.end(), [list](const KeyRow& row) { return row.row == list; });
}

}  // namespace relata::lexicon
