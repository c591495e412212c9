// SPDX-License-Identifier: Apache-2.0
#include "lexicon/codebook.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "relata/claim.h"

namespace relata::lexicon {
namespace {

using Presence = TomlFile::Presence;

constexpr std::array<std::string_view, 7> status_names = {"actual", "planned", "promised", "threatened", "requested", "denied", "hypothetical"};
constexpr std::array<std::string_view, 3> goldstein_tables = {"gdelt", "icews", "phoenix"};
constexpr float no_score = std::numeric_limits<float>::quiet_NaN();

std::uint8_t bit(std::uint8_t status) {
  return static_cast<std::uint8_t>(1U << status);
}

/// The rows of plover.toml while they grow.
struct Types {
  std::vector<TypeRow> types;
  std::vector<ModeRow> modes;
  std::vector<Text> contexts;
};

void read_becomes(const TomlFile& file, const Toml& becomes, TypeRow& row, PackWriter& writer, Faults& faults) {
  if (!becomes) return;
  file.only(becomes, {"type", "when", "cameo", "mode"}, faults);
  row.becomes = writer.text(file.string(becomes, "type", Presence::required, faults));
  row.becomes_cameo = writer.text(file.string(becomes, "cameo", Presence::required, faults));
  row.becomes_mode = writer.text(file.string(becomes, "mode", Presence::optional, faults));
  for (const std::string& name : file.strings(becomes, "when", Presence::required, faults)) {
    const std::uint8_t status = parse_status(name);
    if (status == no_status) {
      file.fault(becomes, "no status is called " + name, faults);
    } else {
      row.becomes_when = static_cast<std::uint8_t>(row.becomes_when | bit(status));
    }
  }
}

void read_type(const TomlFile& file, const Toml& table, Types& found, PackWriter& writer, Faults& faults) {
  file.only(table, {"name", "score", "quad", "quad_manual", "cameo", "status", "recipient", "becomes", "refused", "carries", "aim", "modes"}, faults);
  TypeRow row{};
  row.name = writer.text(file.string(table, "name", Presence::required, faults));
  row.cameo = writer.text(file.string(table, "cameo", Presence::required, faults));
  row.score = static_cast<float>(file.number(table, "score", 0, faults));
  row.quad = static_cast<std::uint8_t>(file.number(table, "quad", 0, faults));
  if (row.quad < 1 || row.quad > 4) file.fault(table, "quad must be 1 to 4", faults);
  row.quad_manual = static_cast<std::uint8_t>(file.number(table, "quad_manual", row.quad, faults));
  const std::string status = file.string(table, "status", Presence::optional, faults);
  row.status = status.empty() ? 0 : parse_status(status);
  if (row.status == no_status) file.fault(table, "no status is called " + status, faults);
  row.aim_coded = file.string(table, "aim", Presence::optional, faults) == "coded";
  row.recipient_required = file.string(table, "recipient", Presence::optional, faults) == "required";
  for (const std::string& part : file.strings(table, "carries", Presence::optional, faults)) {
    if (part == "clause")
      row.carries_clause = 1;
    else if (part == "phrase")
      row.carries_phrase = 1;
    else
      file.fault(table, "carries knows clause and phrase, not " + part, faults);
  }
  read_becomes(file, table["becomes"], row, writer, faults);
  if (const Toml& refused = table["refused"]) {
    file.only(refused, {"type", "cameo"}, faults);
    row.refused = writer.text(file.string(refused, "type", Presence::required, faults));
    row.refused_cameo = writer.text(file.string(refused, "cameo", Presence::required, faults));
  }
  row.modes = {static_cast<std::uint32_t>(found.modes.size()), 0};
  for (const Toml& mode : table["modes"].array) {
    const float score = static_cast<float>(file.number(mode, "score", row.score, faults));
    found.modes.push_back({writer.text(file.string(mode, "name", Presence::required, faults)), score});
  }
  row.modes.size = static_cast<std::uint32_t>(found.modes.size()) - row.modes.begin;
  found.types.push_back(row);
}

void read_code(const TomlFile& file, const Toml& table, std::vector<CodeRow>& codes, PackWriter& writer, Faults& faults) {
  file.only(table, {"code", "label", "type", "mode", "goldstein"}, faults);
  CodeRow row{};
  row.code = writer.text(file.string(table, "code", Presence::required, faults));
  row.label = writer.text(file.string(table, "label", Presence::required, faults));
  row.type = writer.text(file.string(table, "type", Presence::optional, faults));
  row.mode = writer.text(file.string(table, "mode", Presence::optional, faults));
  for (std::size_t i = 0; i < goldstein_tables.size(); ++i) {
    const Toml& score = table["goldstein"][goldstein_tables[i]];
    row.goldstein[i] = score ? static_cast<float>(score.real) : no_score;
  }
  codes.push_back(row);
}

/// A code without a score takes that of the shorter code above it.
void inherit_scores(std::map<std::string, CodeRow>& codes) {
  for (auto& [code, row] : codes) {  // sorted: shorter codes come first
    for (std::size_t i = 0; i < goldstein_tables.size(); ++i) {
      const auto above = codes.find(code.substr(0, code.size() - 1));
      if (std::isnan(row.goldstein[i])) row.goldstein[i] = above == codes.end() || code.size() < 3 ? 0 : above->second.goldstein[i];
    }
  }
}

}  // namespace

std::uint8_t parse_status(std::string_view name) {
  const auto found = std::find(status_names.begin(), status_names.end(), name);
  return found == status_names.end() ? no_status : static_cast<std::uint8_t>(found - status_names.begin());
}

CodebookNames read_codebook_names(const Sources& sources, Faults& faults) {
  CodebookNames names;
  for (const auto& path : sources.codebook_files("plover.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    for (const Toml* table : file.tables("type", faults)) {
      auto& modes = names.types[(*table)["name"].string];
      for (const Toml& mode : (*table)["modes"].array) modes.insert(mode["name"].string);
    }
    for (const std::string& context : file.strings(file.root(), "contexts", Presence::optional, faults)) names.contexts.insert(context);
  }
  for (const auto& path : sources.codebook_files("cameo.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    for (const Toml* table : file.tables("code", faults)) names.codes.insert((*table)["code"].string);
  }
  return names;
}

void compile_codebook(const Sources& sources, PackWriter& writer, Faults& faults) {
  Types found;
  for (const auto& path : sources.codebook_files("plover.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"name", "version", "quad_convention", "contexts", "type"}, faults);
    for (const Toml* table : file.tables("type", faults)) read_type(file, *table, found, writer, faults);
    for (const std::string& context : file.strings(file.root(), "contexts", Presence::optional, faults))
      found.contexts.push_back(writer.text(context));
  }
  std::vector<CodeRow> read;
  std::map<std::string, CodeRow> codes;
  for (const auto& path : sources.codebook_files("cameo.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"name", "tables", "code"}, faults);
    for (const Toml* table : file.tables("code", faults)) {
      read_code(file, *table, read, writer, faults);
      codes[(*table)["code"].string] = read.back();
    }
  }
  inherit_scores(codes);
  std::vector<CodeRow> sorted;
  for (const auto& [code, row] : codes) sorted.push_back(row);
  writer.add("codebook.types", found.types);
  writer.add("codebook.modes", found.modes);
  writer.add("codebook.contexts", found.contexts);
  writer.add("cameo.codes", sorted);
}

Codebook::Codebook(const Pack& pack)
    : pack_(&pack),
      types_(pack.table<TypeRow>("codebook.types")),
      modes_(pack.table<ModeRow>("codebook.modes")),
      contexts_(pack.table<Text>("codebook.contexts")),
      codes_(pack.table<CodeRow>("cameo.codes")) {}

const TypeRow* Codebook::type(std::string_view name) const {
  for (const TypeRow& row : types_) {
    if (pack_->text(row.name) == name) return &row;
  }
  return nullptr;
}

const CodeRow* Codebook::code(std::string_view code) const {
  const auto found = std::lower_bound(codes_.begin(), codes_.end(), code,
                                      [this](const CodeRow& row, std::string_view wanted) { return pack_->text(row.code) < wanted; });
  return found != codes_.end() && pack_->text(found->code) == code ? &*found : nullptr;
}

double Codebook::score(const TypeRow& type, std::string_view mode) const {
  for (const ModeRow& row : modes_.subspan(type.modes.begin, type.modes.size)) {
    if (pack_->text(row.name) == mode) return row.score;
  }
  return type.score;
}

std::size_t Codebook::mode_order(const TypeRow& type, std::string_view mode) const {
  for (std::size_t i = 0; i < type.modes.size; ++i) {
    if (pack_->text(modes_[type.modes.begin + i].name) == mode) return i;
  }
  return type.modes.size;
}

std::size_t Codebook::context_order(std::string_view context) const {
  const auto found = std::find_if(contexts_.begin(), contexts_.end(), [&](Text text) { return pack_->text(text) == context; });
  return static_cast<std::size_t>(found - contexts_.begin());
}

}  // namespace relata::lexicon
