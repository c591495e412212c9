// SPDX-License-Identifier: Apache-2.0
#include "lexicon/classes.h"

#include "lexicon/words.h"

namespace relata::lexicon {
namespace {

using Presence = TomlFile::Presence;

std::string class_key(std::string_view name, std::string_view head) {
  return std::string(name) + '/' + std::string(head);
}

struct Tables {
  std::vector<ClassMemberRow> members;
  std::vector<Text> words;
  KeyIndex index;
};

void read_class(const TomlFile& file, const Toml& table, Tables& found, PackWriter& writer, Faults& faults) {
  file.only(table, {"name", "lemmas"}, faults);
  const std::string name = file.string(table, "name", Presence::required, faults);
  for (const std::string& lemma : file.strings(table, "lemmas", Presence::required, faults)) {
    const std::vector<std::string> words = split_words(lemma);
    if (words.empty()) {
      file.fault(table, "an empty lemma in class " + name, faults);
      continue;
    }
    ClassMemberRow row{writer.text(name), writer.text(words.front()), {static_cast<std::uint32_t>(found.words.size()), 0}};
    for (std::size_t i = 1; i < words.size(); ++i) found.words.push_back(writer.text(words[i]));
    row.words.size = static_cast<std::uint32_t>(found.words.size()) - row.words.begin;
    found.index.add(class_key(name, words.front()), static_cast<std::uint32_t>(found.members.size()));
    found.members.push_back(row);
  }
}

}  // namespace

std::set<std::string, std::less<>> read_class_names(const Sources& sources, Faults& faults) {
  std::set<std::string, std::less<>> names;
  for (const auto& path : sources.language_files("classes.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    for (const Toml* table : file.tables("class", faults)) names.insert((*table)["name"].string);
  }
  return names;
}

void compile_classes(const Sources& sources, PackWriter& writer, Faults& faults) {
  Tables found;
  for (const auto& path : sources.language_files("classes.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"class"}, faults);
    for (const Toml* table : file.tables("class", faults)) read_class(file, *table, found, writer, faults);
  }
  writer.add("class.members", found.members);
  writer.add("class.words", found.words);
  writer.add("class.index", found.index.sorted());
}

Classes::Classes(const Pack& pack)
    : pack_(&pack),
      members_(pack.table<ClassMemberRow>("class.members")),
      words_(pack.table<Text>("class.words")),
      index_(pack.table<KeyRow>("class.index")) {}

std::span<const KeyRow> Classes::candidates(std::string_view name, std::string_view head) const {
  return find_key(index_, class_key(name, head));
}

}  // namespace relata::lexicon
