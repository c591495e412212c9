// SPDX-License-Identifier: Apache-2.0
#include "lexicon/operators.h"

#include <algorithm>

#include "lexicon/codebook.h"

namespace relata::lexicon {
namespace {

using Presence = TomlFile::Presence;

constexpr std::array<std::string_view, 5> pos_names = {"verb", "noun", "adj", "adv", "aux"};

struct Rows {
  std::vector<OperatorRow> rows;
  KeyIndex index;
};

std::uint8_t status_at(const TomlFile& file, const Toml& table, std::string_view key, Faults& faults) {
  const std::string name = file.string(table, key, Presence::optional, faults);
  if (name.empty()) return no_status;
  const std::uint8_t status = parse_status(name);
  if (status == no_status) file.fault(table[key], "no status is called " + name, faults);
  return status;
}

void read_operator(const TomlFile& file, const Toml& table, Rows& found, PackWriter& writer, Faults& faults) {
  file.only(table, {"status", "embedded", "negative", "subject_control", "pos", "lemmas"}, faults);
  OperatorRow row;
  row.status = status_at(file, table, "status", faults);
  row.embedded = status_at(file, table, "embedded", faults);
  row.negative = file.boolean(table, "negative", false, faults);
  row.subject_control = file.boolean(table, "subject_control", false, faults);
  if (row.status == no_status && row.negative == 0) file.fault(table, "an operator needs a status or negative = true", faults);
  const std::string pos = file.string(table, "pos", Presence::required, faults);
  const auto named = std::find(pos_names.begin(), pos_names.end(), pos);
  if (named == pos_names.end()) {
    file.fault(table, "pos must be verb, noun, adj, adv or aux, not " + pos, faults);
    return;
  }
  row.pos = static_cast<OperatorPos>(named - pos_names.begin());
  for (const std::string& lemma : file.strings(table, "lemmas", Presence::required, faults)) {
    row.lemma = writer.text(lemma);
    found.index.add(lemma, static_cast<std::uint32_t>(found.rows.size()));
    found.rows.push_back(row);
  }
}

void read_grammar(const TomlFile& file, const Toml& table, std::array<std::vector<Text>, grammar_names.size()>& lists, PackWriter& writer,
                  Faults& faults) {
  if (!table) return;
  for (const auto& [key, value] : table.table) {
    const auto found = std::find(grammar_names.begin(), grammar_names.end(), key);
    if (found == grammar_names.end()) {
      file.fault(value, "no grammar list is called " + key, faults);
      continue;
    }
    for (const std::string& word : file.strings(table, key, Presence::optional, faults))
      lists[static_cast<std::size_t>(found - grammar_names.begin())].push_back(writer.text(word));
  }
}

std::string table_name(std::size_t list) {
  return "grammar." + std::string(grammar_names[list]);
}

}  // namespace

std::vector<std::string> read_grammar_list(const Sources& sources, Grammar list, Faults& faults) {
  std::vector<std::string> all;
  for (const auto& path : sources.language_files("operators.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    for (std::string& word : file.strings(file.root()["grammar"], grammar_names[static_cast<std::size_t>(list)], Presence::optional, faults))
      all.push_back(std::move(word));
  }
  return all;
}

void compile_operators(const Sources& sources, PackWriter& writer, Faults& faults) {
  Rows found;
  std::array<std::vector<Text>, grammar_names.size()> lists;
  for (const auto& path : sources.language_files("operators.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"grammar", "operator"}, faults);
    read_grammar(file, file.root()["grammar"], lists, writer, faults);
    for (const Toml* table : file.tables("operator", faults)) read_operator(file, *table, found, writer, faults);
  }
  writer.add("operator.rows", found.rows);
  writer.add("operator.index", found.index.sorted());
  for (std::size_t i = 0; i < lists.size(); ++i) writer.add(table_name(i), lists[i]);
}

Operators::Operators(const Pack& pack) : pack_(&pack), rows_(pack.table<OperatorRow>("operator.rows")), index_(pack.table<KeyRow>("operator.index")) {
  for (std::size_t i = 0; i < lists_.size(); ++i) lists_[i] = pack.table<Text>(table_name(i));
}

const OperatorRow* Operators::find(std::string_view lemma, OperatorPos pos) const {
  const OperatorRow* found = nullptr;  // the last one: the user's stand after ours
  for (const KeyRow& key : find_key(index_, lemma)) {
    const OperatorRow& row = rows_[key.row];
    if (row.pos == pos && text(row.lemma) == lemma) found = &row;
  }
  return found;
}

bool Operators::is(Grammar list, std::string_view lemma) const {
  for (const Text word : lists_[static_cast<std::size_t>(list)]) {
    if (text(word) == lemma) return true;
  }
  return false;
}

}  // namespace relata::lexicon
