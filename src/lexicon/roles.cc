// SPDX-License-Identifier: Apache-2.0
// Tested by world_test.cc.
#include "lexicon/roles.h"

#include <algorithm>
#include <array>

#include "lexicon/sectors.h"
#include "text/fold.h"

namespace relata::lexicon {
namespace {

constexpr std::array<std::string_view, 3> kinds = {"person", "group", "body"};
constexpr std::array<std::string_view, 3> group_kinds = {"states", "persons", "parties"};
constexpr std::array<std::string_view, 8> effects = {"former", "then", "deputy", "acting", "elect", "candidate", "self-proclaimed", "current"};
constexpr std::array<std::string_view, 4> positions = {"prefix", "suffix", "before", "after"};
constexpr auto optional = TomlFile::Presence::optional;
constexpr auto required = TomlFile::Presence::required;

struct Collected {
  PackWriter& writer;
  Faults& faults;
  NameIndexWriter names;
  std::vector<RoleRow> roles;
  std::vector<GroupRow> groups;
  std::vector<PrefixRow> prefixes;

  template <std::size_t size>
  std::uint8_t choice(const TomlFile& file, const Toml& table, std::string_view key, const std::array<std::string_view, size>& list) {
    const std::string word = file.string(table, key, required, faults);
    const auto found = std::find(list.begin(), list.end(), word);
    if (found != list.end()) return static_cast<std::uint8_t>(found - list.begin());
    std::string known;
    for (const std::string_view one : list) known += " " + std::string(one);
    file.fault(table, std::string(key) + " " + word + " is unknown; known are" + known, faults);
    return 0;
  }

  /// A single word with a capital wants one in the text; several words take any case.
  static Shape shape(std::string_view lemma) {
    return lemma.find(' ') == std::string_view::npos && shape_of_name(lemma) != Shape::lower ? Shape::capital : Shape::lower;
  }

  void add_names(const std::vector<std::string>& lemmas, RoleRef kind, std::size_t row, std::uint16_t rank) {
    for (const std::string& lemma : lemmas) names.add(lemma, {static_cast<std::uint32_t>(row), static_cast<std::uint8_t>(kind), shape(lemma), rank});
  }

  void role(const TomlFile& file, const Toml& table) {
    file.only(table, {"lemmas", "sector", "kind", "office", "countries", "needs_country", "opposition", "note"}, faults);
    const auto lemmas = file.strings(table, "lemmas", required, faults);
    if (lemmas.empty()) return;
    std::string sectors;
    for (const std::string& sector : file.strings(table, "sector", required, faults)) {
      if (!is_sector(sector)) file.fault(table, "sector " + sector + " is not PLOVER's; " + sector_list(), faults);
      sectors += (sectors.empty() ? "" : ",") + sector;
    }
    if (file.boolean(table, "opposition", false, faults)) sectors += ",OPP";
    std::string countries;
    for (const std::string& country : file.strings(table, "countries", optional, faults)) countries += (countries.empty() ? "" : ",") + country;
    RoleRow row{writer.text(lemmas.front()),
                writer.text(sectors),
                writer.text(file.string(table, "office", optional, faults)),
                writer.text(countries),
                choice(file, table, "kind", kinds),
                static_cast<std::uint8_t>(file.boolean(table, "needs_country", false, faults)),
                0};
    add_names(lemmas, RoleRef::role, roles.size(), countries.empty() ? 1 : 0);
    roles.push_back(row);
  }

  void group(const TomlFile& file, const Toml& table) {
    file.only(table, {"lemmas", "kind", "count", "office", "note"}, faults);
    add_names(file.strings(table, "lemmas", required, faults), RoleRef::group_plural, groups.size(), 0);
    groups.push_back({writer.text(file.string(table, "office", optional, faults)),
                      static_cast<std::uint32_t>(file.number(table, "count", 0, faults)),
                      choice(file, table, "kind", group_kinds),
                      {}});
  }

  void prefix(const TomlFile& file, const Toml& table) {
    file.only(table, {"words", "effect", "position", "note"}, faults);
    const std::uint8_t effect = choice(file, table, "effect", effects), position = choice(file, table, "position", positions);
    for (const std::string& written : file.strings(table, "words", required, faults)) {
      std::string word = text::fold(written);
      while (!word.empty() && word.back() == '-') word.pop_back();
      names.add(written, {static_cast<std::uint32_t>(prefixes.size()), static_cast<std::uint8_t>(RoleRef::prefix), Shape::lower, 0});
      prefixes.push_back({writer.text(word), effect, position, 0});
    }
  }
};

}  // namespace

void compile_roles(const Sources& sources, PackWriter& writer, Faults& faults) {
  Collected to{writer, faults, {}, {}, {}, {}};
  KeyIndex verbs;
  for (const auto& path : sources.language_files("roles.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"role", "group_plural", "prefix", "impersonal_verbs", "leading_verbs"}, faults);
    for (const std::string& verb : file.strings(file.root(), "impersonal_verbs", optional, faults)) verbs.add(verb, 0);
    for (const std::string& verb : file.strings(file.root(), "leading_verbs", optional, faults)) verbs.add(verb, 1);
    for (const Toml* table : file.tables("role", faults)) to.role(file, *table);
    for (const Toml* table : file.tables("group_plural", faults)) to.group(file, *table);
    for (const Toml* table : file.tables("prefix", faults)) to.prefix(file, *table);
  }
  writer.add("roles.verbs", verbs.sorted());
  to.names.write("roles", writer);
  writer.add("roles.roles", to.roles);
  writer.add("roles.groups", to.groups);
  writer.add("roles.prefixes", to.prefixes);
}

bool Roles::has(std::string_view lemma, std::uint32_t list) const {
  const auto found = find_key(verbs_, lemma);
  return std::any_of(found.begin(), found.end(), [list](const KeyRow& row) { return row.row == list; });
}

Roles::Roles(const Pack& pack)
    : pack_(&pack),
      names_(pack, "roles"),
      verbs_(pack.table<KeyRow>("roles.verbs")),
      roles_(pack.table<RoleRow>("roles.roles")),
      groups_(pack.table<GroupRow>("roles.groups")),
      prefixes_(pack.table<PrefixRow>("roles.prefixes")) {}

}  // namespace relata::lexicon
