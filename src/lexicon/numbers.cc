// SPDX-License-Identifier: Apache-2.0
// Reads numbers.toml. Tested through the solver, by mention/numbers_test.cc.
#include "lexicon/numbers.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace relata::lexicon {
namespace {

constexpr std::array<std::string_view, 6> kinds = {"small", "weak", "multiplier", "collective", "half", "ordinal"};
constexpr std::array<std::string_view, 6> relations = {"exactly", "about", "at least", "at most", "more than", "less than"};

template <std::size_t size>
int place_in(const std::array<std::string_view, size>& list, std::string_view word) {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

/// The tables of a language's numbers while its files are read.
struct Collected {
  NameIndexWriter names;
  std::vector<NumberWord> words;
  std::vector<RelationWord> relations;
  std::vector<Text> currencies, suffixes, format;
  std::vector<CountedRow> counted;
  KeyIndex counted_index;
};

void add_names(const std::vector<std::string>& names, NumberRef kind, std::size_t row, Collected& to) {
  for (const std::string& name : names) to.names.add(name, {static_cast<std::uint32_t>(row), static_cast<std::uint8_t>(kind), Shape::lower, 0});
}

void read_words(const TomlFile& file, Collected& to, Faults& faults) {
  for (const Toml* entry : file.tables("word", faults)) {
    file.only(*entry, {"words", "value", "kind"}, faults);
    const int kind = place_in(kinds, file.string(*entry, "kind", TomlFile::Presence::required, faults));
    if (kind < 0) file.fault(*entry, "kind must be small, weak, multiplier, collective, half or ordinal", faults);
    add_names(file.strings(*entry, "words", TomlFile::Presence::required, faults), NumberRef::word, to.words.size(), to);
    to.words.push_back({file.number(*entry, "value", 0, faults), static_cast<NumberKind>(std::max(kind, 0)), {}});
  }
  add_names(file.strings(file.root(), "connectors", TomlFile::Presence::optional, faults), NumberRef::connector, 0, to);
}

void read_relations(const TomlFile& file, Collected& to, Faults& faults) {
  for (const Toml* entry : file.tables("relation", faults)) {
    file.only(*entry, {"words", "relation", "after"}, faults);
    const int relation = place_in(relations, file.string(*entry, "relation", TomlFile::Presence::required, faults));
    if (relation < 0) file.fault(*entry, "relation must be exactly, about, at least, at most, more than or less than", faults);
    add_names(file.strings(*entry, "words", TomlFile::Presence::required, faults), NumberRef::relation, to.relations.size(), to);
    to.relations.push_back({static_cast<std::uint8_t>(std::max(relation, 0)), file.boolean(*entry, "after", false, faults), 0});
  }
}

void read_counted(const TomlFile& file, PackWriter& writer, Collected& to, Faults& faults) {
  for (const Toml* entry : file.tables("currency", faults)) {
    file.only(*entry, {"words", "code"}, faults);
    add_names(file.strings(*entry, "words", TomlFile::Presence::required, faults), NumberRef::currency, to.currencies.size(), to);
    to.currencies.push_back(writer.text(file.string(*entry, "code", TomlFile::Presence::required, faults)));
  }
  for (const Toml* entry : file.tables("counted", faults)) {
    file.only(*entry, {"nouns", "verbs", "what"}, faults);
    const Text what = writer.text(file.string(*entry, "what", TomlFile::Presence::required, faults));
    for (const std::uint8_t verb : {std::uint8_t{0}, std::uint8_t{1}}) {
      for (const std::string& lemma : file.strings(*entry, verb == 0 ? "nouns" : "verbs", TomlFile::Presence::optional, faults)) {
        to.counted_index.add(text::fold(lemma) + (verb == 0 ? "" : "/v"), static_cast<std::uint32_t>(to.counted.size()));
        to.counted.push_back({what, verb, {}});
      }
    }
  }
}

}  // namespace

void compile_numbers(const Sources& sources, PackWriter& writer, Faults& faults) {
  Collected to;
  std::string decimal = ".", grouping;
  for (const auto& path : sources.language_files("numbers.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    const Toml& root = file.root();
    file.only(root, {"decimal", "grouping", "connectors", "ordinal_suffixes", "word", "relation", "currency", "counted"}, faults);
    if (root["decimal"]) decimal = file.string(root, "decimal", TomlFile::Presence::required, faults);
    if (root["grouping"]) grouping = file.string(root, "grouping", TomlFile::Presence::required, faults);
    for (const std::string& suffix : file.strings(root, "ordinal_suffixes", TomlFile::Presence::optional, faults)) {
      to.suffixes.push_back(writer.text(text::fold(suffix)));
    }
    read_words(file, to, faults);
    read_relations(file, to, faults);
    read_counted(file, writer, to, faults);
  }
  to.format = {writer.text(decimal), writer.text(grouping)};
  to.names.write("numbers", writer);
  writer.add("numbers.words", to.words);
  writer.add("numbers.relations", to.relations);
  writer.add("numbers.currencies", to.currencies);
  writer.add("numbers.suffixes", to.suffixes);
  writer.add("numbers.format", to.format);
  writer.add("numbers.counted", to.counted);
  writer.add("numbers.counted_index", to.counted_index.sorted());
}

Numbers::Numbers(const Pack& pack)
    : pack_(&pack),
      words_(pack, "numbers"),
      rows_(pack.table<NumberWord>("numbers.words")),
      relations_(pack.table<RelationWord>("numbers.relations")),
      currencies_(pack.table<Text>("numbers.currencies")),
      suffixes_(pack.table<Text>("numbers.suffixes")),
      counted_(pack.table<CountedRow>("numbers.counted")),
      counted_index_(pack.table<KeyRow>("numbers.counted_index")) {
  const auto format = pack.table<Text>("numbers.format");
  if (format.size() != 2) return;
  if (const auto decimal = pack.text(format[0]); !decimal.empty()) decimal_ = decimal[0];
  grouping_ = pack.text(format[1]);
}

bool Numbers::is_ordinal_suffix(std::string_view token) const {
  const std::string folded = text::fold(token);
  return std::any_of(suffixes_.begin(), suffixes_.end(), [&](Text suffix) { return pack_->text(suffix) == folded; });
}

std::string_view Numbers::counted(std::string_view lemma, std::uint8_t verb) const {
  const auto found = find_key(counted_index_, text::fold(lemma) + (verb == 0 ? "" : "/v"));
  return found.empty() ? std::string_view() : pack_->text(counted_[found[0].row].what);
}

}  // namespace relata::lexicon
