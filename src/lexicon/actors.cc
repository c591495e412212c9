// SPDX-License-Identifier: Apache-2.0
// All actors of the world in one table, all their names in one index. A later file's entry of the same id replaces an earlier one as a whole,
// so a user's folder overrides ours. A name that several actors bear is kept for all: the article's countries decide, then this order: state,
// seat, organisation, group, outlet, person, demonym, capital.
// Demonyms are written once, masculine singular; languages/<code>/demonyms.toml says how they bend.
// Tested by world_test.cc.
#include "lexicon/actors.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>

#include "lexicon/sectors.h"

namespace relata::lexicon {
namespace {

struct DemonymEnding {
  std::string ending;
  std::vector<std::string> forms;
};

struct OfficeEntry {
  std::string country, office, sectors;
  std::int32_t from = -open_day, to = open_day;
};

struct Entry {
  std::string id, name, country, sectors, type;
  ActorKind kind = ActorKind::state;
  bool historical = false;
  std::vector<OfficeEntry> offices;
  std::vector<std::pair<NameKind, std::string>> names;
};

/// Reads the files of the world into entries by id.
class Reader {
 public:
  Reader(const Sources& sources, Faults& faults) : sources_(sources), faults_(faults) {}

  std::map<std::string, Entry> read() {
    for (const auto& path : sources_.language_files("demonyms.toml")) read_endings(TomlFile::read(path, faults_));
    each("states.toml", "state", &Reader::state);
    each("organisations.toml", "organisation", &Reader::organisation);
    each("groups.toml", "group", &Reader::group);
    each("media.toml", "media", &Reader::media);
    each("media.toml", "outlet", &Reader::media);
    each("media.toml", "agency", &Reader::media);
    each("people.toml", "person", &Reader::person);
    return std::move(entries_);
  }

 private:
  static constexpr auto optional = TomlFile::Presence::optional;
  static constexpr auto required = TomlFile::Presence::required;

  void each(std::string_view file_name, std::string_view key, Entry (Reader::*make)(const TomlFile&, const Toml&)) {
    for (const auto& path : sources_.world_files(file_name)) {
      const TomlFile file = TomlFile::read(path, faults_);
      std::map<std::string, std::uint32_t> lines;
      for (const Toml* table : file.tables(key, faults_)) {
        Entry entry = (this->*make)(file, *table);
        entry.id = file.string(*table, "id", required, faults_);
        const auto [line, fresh] = lines.try_emplace(entry.id, table->line);
        if (!fresh) file.fault(*table, "id " + entry.id + " stands already in line " + std::to_string(line->second), faults_);
        entries_[entry.id] = std::move(entry);
      }
    }
  }

  void read_endings(const TomlFile& file) {
    for (const Toml* table : file.tables("ending", faults_)) {
      file.only(*table, {"ending", "forms"}, faults_);
      endings_.push_back({file.string(*table, "ending", required, faults_), file.strings(*table, "forms", required, faults_)});
    }
    std::stable_sort(endings_.begin(), endings_.end(),
                     [](const DemonymEnding& a, const DemonymEnding& b) { return a.ending.size() > b.ending.size(); });
  }

  std::string sectors(const TomlFile& file, const Toml& table) {
    std::string all;
    for (const std::string& sector : file.strings(table, "sector", optional, faults_)) {
      if (!is_sector(sector)) file.fault(table, "sector " + sector + " is not PLOVER's; " + sector_list(), faults_);
      all += (all.empty() ? "" : ",") + sector;
    }
    if (!all.empty() && file.boolean(table, "opposition", false, faults_)) all += ",OPP";
    return all;
  }

  std::string country(const TomlFile& file, const Toml& table) {
    std::string code = file.string(table, "country", optional, faults_);
    const bool right = code.empty() || (code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    if (!right) file.fault(table, "country " + code + " is no code of three capitals", faults_);
    return code;
  }

  void add_names(const TomlFile& file, const Toml& table, NameKind kind, Entry& entry) {
    for (const std::string_view key : {std::string_view("names"), std::string_view(sources_.language)}) {
      if (table[key].kind == Toml::Kind::table) continue;
      for (std::string& name : file.strings(table, key, optional, faults_)) entry.names.emplace_back(kind, std::move(name));
    }
  }

  void add_demonym(const std::string& demonym, Entry& entry) {
    entry.names.emplace_back(NameKind::demonym, demonym);
    for (const DemonymEnding& rule : endings_) {
      if (!demonym.ends_with(rule.ending)) continue;
      const std::string stem = demonym.substr(0, demonym.size() - rule.ending.size());
      for (const std::string& form : rule.forms) entry.names.emplace_back(NameKind::demonym, stem + form);
      return;
    }
  }

  Entry state(const TomlFile& file, const Toml& table) {
    file.only(table, {"id", "name", "sovereign", "historical", "note", "pt", "en", "es"}, faults_);
    Entry entry;
    entry.name = file.string(table, "name", required, faults_);
    entry.country = file.string(table, "sovereign", optional, faults_);
    if (entry.country.empty()) entry.country = file.string(table, "id", required, faults_);
    entry.historical = file.boolean(table, "historical", false, faults_);
    const Toml& own = table[sources_.language];
    if (!own) return entry;
    file.only(own, {"names", "demonyms", "capital", "seats", "short", "joint"}, faults_);
    for (std::string& name : file.strings(own, "names", required, faults_)) entry.names.emplace_back(NameKind::state, std::move(name));
    for (const std::string& name : file.strings(own, "demonyms", optional, faults_)) add_demonym(name, entry);
    for (std::string& name : file.strings(own, "capital", optional, faults_)) entry.names.emplace_back(NameKind::capital, std::move(name));
    for (std::string& name : file.strings(own, "seats", optional, faults_)) entry.names.emplace_back(NameKind::seat, std::move(name));
    for (std::string& name : file.strings(own, "short", optional, faults_)) entry.names.emplace_back(NameKind::short_state, std::move(name));
    for (std::string& name : file.strings(own, "joint", optional, faults_)) entry.names.emplace_back(NameKind::joint_state, std::move(name));
    return entry;
  }

  Entry body(const TomlFile& file, const Toml& table, NameKind kind) {
    file.only(
        table,
        {"id", "name", "country", "sector", "kind", "names", "pt", "en", "es", "note", "domains", "owner", "opposition", "ownership", "acronyms"},
        faults_);
    Entry entry;
    entry.country = country(file, table);
    entry.sectors = sectors(file, table);
    entry.type = file.string(table, "kind", optional, faults_);
    add_names(file, table, kind, entry);
    entry.name = file.string(table, "name", optional, faults_);
    if (!entry.name.empty()) entry.names.emplace_back(kind, entry.name);
    if (entry.name.empty() && !entry.names.empty()) entry.name = entry.names.front().second;
    for (const std::string_view key : {"en", "pt", "es"}) {
      if (!entry.name.empty()) break;
      const auto names = file.strings(table, key, optional, faults_);
      if (!names.empty()) entry.name = names.front();
    }
    return entry;
  }
  Entry organisation(const TomlFile& file, const Toml& table) {
    Entry entry = body(file, table, NameKind::organisation);
    entry.kind = ActorKind::organisation;
    return entry;
  }
  Entry group(const TomlFile& file, const Toml& table) {
    Entry entry = body(file, table, NameKind::group);
    entry.kind = ActorKind::group;
    return entry;
  }
  Entry media(const TomlFile& file, const Toml& table) {
    Entry entry = body(file, table, NameKind::media);
    entry.kind = ActorKind::media;
    if (entry.sectors.empty()) entry.sectors = "JRN";
    return entry;
  }

  /// "2014", "2014-09" or "2014-09-29" as a day: the first, or for an end the last that it may mean.
  std::int32_t day(const TomlFile& file, const Toml& table, std::string_view key, std::int32_t otherwise) {
    const std::string text = file.string(table, key, optional, faults_);
    if (text.empty()) return otherwise;
    int y = 0, m = 0, d = 0;
    const int parts = std::sscanf(text.c_str(), "%d-%d-%d", &y, &m, &d);
    using namespace std::chrono;
    const bool end = key == "to";
    const auto in_month = year(y) / month(static_cast<unsigned>(parts >= 2 ? m : end ? 12 : 1));
    const auto date = parts >= 3 ? in_month / std::chrono::day(static_cast<unsigned>(d))
                      : end      ? year_month_day(in_month / last)
                                 : in_month / std::chrono::day(1);
    if (parts < 1 || !date.ok()) return file.fault(table, std::string(key) + " must be a year, month or day: " + text, faults_), otherwise;
    return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
  }

  Entry person(const TomlFile& file, const Toml& table) {
    file.only(table, {"id", "name", "aliases", "short", "offices", "note", "pt", "en", "es"}, faults_);
    Entry entry;
    entry.kind = ActorKind::person;
    entry.name = file.string(table, "name", required, faults_);
    entry.names.emplace_back(NameKind::person, entry.name);
    for (std::string& name : file.strings(table, "aliases", optional, faults_)) entry.names.emplace_back(NameKind::person, std::move(name));
    for (std::string& name : file.strings(table, sources_.language, optional, faults_)) entry.names.emplace_back(NameKind::person, std::move(name));
    for (std::string& name : file.strings(table, "short", optional, faults_)) entry.names.emplace_back(NameKind::short_person, std::move(name));
    for (const Toml* office : file_tables(file, table, "offices")) {
      file.only(*office, {"country", "office", "sector", "from", "to", "opposition", "body", "note"}, faults_);
      entry.offices.push_back({country(file, *office), file.string(*office, "office", optional, faults_), sectors(file, *office),
                               day(file, *office, "from", -open_day), day(file, *office, "to", open_day)});
    }
    if (entry.offices.empty()) file.fault(table, "a person needs at least one office", faults_);
    return entry;
  }

  std::vector<const Toml*> file_tables(const TomlFile& file, const Toml& table, std::string_view key) {
    std::vector<const Toml*> all;
    for (const Toml& one : table[key].array) {
      if (one.kind == Toml::Kind::table) {
        all.push_back(&one);
      } else {
        file.fault(one, std::string(key) + " must hold tables", faults_);
      }
    }
    return all;
  }

  const Sources& sources_;
  Faults& faults_;
  std::vector<DemonymEnding> endings_;
  std::map<std::string, Entry> entries_;
};

/// Among several actors of one name: states first, capitals last, as the essay says.
std::uint16_t rank(NameKind kind) {
  switch (kind) {
    case NameKind::state:
      return 0;
    case NameKind::seat:
      return 1;
    case NameKind::organisation:
      return 2;
    case NameKind::group:
      return 3;
    case NameKind::media:
      return 4;
    case NameKind::person:
      return 5;
    case NameKind::demonym:
      return 6;
    case NameKind::short_person:
      return 7;
    case NameKind::capital:
      return 8;
    case NameKind::short_state:
      return 9;
    case NameKind::joint_state:
      return 0;
  }
  return 20;
}

}  // namespace

void compile_actors(const Sources& sources, PackWriter& writer, Faults& faults) {
  const auto entries = Reader(sources, faults).read();
  std::vector<ActorRow> rows;
  std::vector<OfficeRow> offices;
  NameIndexWriter names;
  KeyIndex ids, holders;
  for (const auto& [id, entry] : entries) {
    const auto row = static_cast<std::uint32_t>(rows.size());
    ids.add(id, row);
    ActorRow actor{writer.text(id),
                   writer.text(entry.name),
                   writer.text(entry.country),
                   writer.text(entry.sectors),
                   writer.text(entry.type),
                   {},
                   static_cast<std::uint8_t>(entry.kind),
                   entry.historical,
                   0,
                   0};
    actor.offices = {static_cast<std::uint32_t>(offices.size()), static_cast<std::uint32_t>(entry.offices.size())};
    for (const OfficeEntry& office : entry.offices) {
      holders.add(office.country + "/" + office.office, row);
      offices.push_back({writer.text(office.country), writer.text(office.office), writer.text(office.sectors), office.from, office.to});
    }
    rows.push_back(actor);
    for (const auto& [kind, name] : entry.names) {
      NameRef ref{row, static_cast<std::uint8_t>(kind), shape_of_name(name), rank(kind)};
      if (entry.historical) ref.rank = static_cast<std::uint16_t>(ref.rank + 10);
      names.add(name, ref);
    }
  }
  names.write("actors", writer);
  writer.add("actors.rows", rows);
  writer.add("actors.offices", offices);
  writer.add("actors.ids", ids.sorted());
  writer.add("actors.holders", holders.sorted());
}

Actors::Actors(const Pack& pack)
    : pack_(&pack),
      names_(pack, "actors"),
      rows_(pack.table<ActorRow>("actors.rows")),
      offices_(pack.table<OfficeRow>("actors.offices")),
      ids_(pack.table<KeyRow>("actors.ids")),
      holders_(pack.table<KeyRow>("actors.holders")) {}

std::optional<std::uint32_t> Actors::by_id(std::string_view id) const {
  for (const KeyRow& key : find_key(ids_, id)) {
    if (text(rows_[key.row].id) == id) return key.row;
  }
  return std::nullopt;
}

Standing Actors::standing(const ActorRow& person, std::optional<std::int32_t> day) const {
  const auto own = offices_.subspan(person.offices.begin, person.offices.size);
  const OfficeRow* best = nullptr;
  bool held = false;
  for (const OfficeRow& office : own) {
    const bool now = !day || (office.from <= *day && *day <= office.to);
    const bool begun = !day || office.from <= *day;
    if (!begun && best != nullptr) continue;
    if (best == nullptr || (now && !held) || (now == held && office.from >= best->from)) {
      best = &office;
      held = now;
    }
  }
  if (best == nullptr) return {};
  const bool before = day && best->from > *day;  // not yet in office: the office to come says at least whose
  return {text(best->country), text(best->office), text(best->sectors), day && !held && !before};
}

std::optional<std::uint32_t> Actors::holder(std::string_view country, std::string_view office, std::int32_t day) const {
  std::optional<std::uint32_t> found;
  for (const KeyRow& key : find_key(holders_, std::string(country) + "/" + std::string(office))) {
    for (const OfficeRow& one : offices_.subspan(rows_[key.row].offices.begin, rows_[key.row].offices.size)) {
      if (text(one.country) != country || text(one.office) != office || one.from > day || one.to < day || one.from == -open_day) continue;
      if (found && *found != key.row) return std::nullopt;
      found = key.row;
    }
  }
  return found;
}

}  // namespace relata::lexicon
