// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_words.h"

#include <string>
#include <vector>

#include "lexicon/codebook.h"
#include "lexicon/words.h"

namespace relata::lexicon {
namespace {

using Presence = TomlFile::Presence;

struct Cues {
  std::vector<CueRow> rows;
  KeyIndex index;

  void add(const std::string& phrase, std::uint32_t label, bool strong, std::vector<Text>& texts, PackWriter& writer) {
    const std::vector<std::string> words = split_words(phrase);
    if (words.empty()) return;
    CueRow row;
    row.head = writer.text(words.front());
    row.words = {static_cast<std::uint32_t>(texts.size()), static_cast<std::uint32_t>(words.size() - 1)};
    for (std::size_t i = 1; i < words.size(); ++i) texts.push_back(writer.text(words[i]));
    row.label = label;
    row.strong = strong;
    index.add(words.front(), static_cast<std::uint32_t>(rows.size()));
    rows.push_back(row);
  }
};

struct Subjects {
  std::vector<DomainRow> domains;
  std::vector<Text> contexts, texts;
  Cues domain_cues, context_cues;
};

void read_domain(const TomlFile& file, const Toml& table, const CodebookNames& names, Subjects& found, PackWriter& writer, Faults& faults) {
  file.only(table, {"name", "types", "scope", "spares", "effect", "strong", "weak"}, faults);
  DomainRow row;
  row.name = writer.text(file.string(table, "name", Presence::required, faults));
  row.types.begin = static_cast<std::uint32_t>(found.texts.size());
  for (const std::string& type : file.strings(table, "types", Presence::optional, faults)) {
    if (!names.types.contains(type)) file.fault(table, "type " + type + " is not in codebook plover", faults);
    found.texts.push_back(writer.text(type));
  }
  row.types.size = static_cast<std::uint32_t>(found.texts.size()) - row.types.begin;
  const std::string scope = file.string(table, "scope", Presence::optional, faults),
                    effect = file.string(table, "effect", Presence::optional, faults);
  if (!scope.empty() && scope != "sentence" && scope != "inside") file.fault(table, "scope must be sentence or inside", faults);
  if (!effect.empty() && effect != "drop" && effect != "mark") file.fault(table, "effect must be drop or mark", faults);
  row.scope = scope == "inside" ? DomainScope::inside : DomainScope::sentence;
  row.mark = effect == "mark";
  row.spares_actor = file.string(table, "spares", Presence::optional, faults) == "actor";
  const auto label = static_cast<std::uint32_t>(found.domains.size());
  for (const std::string& word : file.strings(table, "strong", Presence::optional, faults))
    found.domain_cues.add(word, label, true, found.texts, writer);
  for (const std::string& word : file.strings(table, "weak", Presence::optional, faults))
    found.domain_cues.add(word, label, false, found.texts, writer);
  found.domains.push_back(row);
}

void read_context(const TomlFile& file, const Toml& table, const CodebookNames& names, Subjects& found, PackWriter& writer, Faults& faults) {
  file.only(table, {"name", "strong", "weak"}, faults);
  const std::string name = file.string(table, "name", Presence::required, faults);
  if (!names.contexts.contains(name)) file.fault(table, "context " + name + " is not in codebook plover", faults);
  const auto label = static_cast<std::uint32_t>(found.contexts.size());
  for (const std::string& word : file.strings(table, "strong", Presence::optional, faults))
    found.context_cues.add(word, label, true, found.texts, writer);
  for (const std::string& word : file.strings(table, "weak", Presence::optional, faults))
    found.context_cues.add(word, label, false, found.texts, writer);
  found.contexts.push_back(writer.text(name));
}

}  // namespace

void compile_cue_words(const Sources& sources, PackWriter& writer, Faults& faults) {
  Subjects found;
  const CodebookNames names = read_codebook_names(sources, faults);
  for (const auto& path : sources.language_files("domains.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"domain"}, faults);
    for (const Toml* table : file.tables("domain", faults)) read_domain(file, *table, names, found, writer, faults);
  }
  for (const auto& path : sources.language_files("contexts.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"context"}, faults);
    for (const Toml* table : file.tables("context", faults)) read_context(file, *table, names, found, writer, faults);
  }
  writer.add("domain.rows", found.domains);
  writer.add("domain.cues", found.domain_cues.rows);
  writer.add("domain.index", found.domain_cues.index.sorted());
  writer.add("context.names", found.contexts);
  writer.add("context.cues", found.context_cues.rows);
  writer.add("context.index", found.context_cues.index.sorted());
  writer.add("cue.texts", found.texts);
}

CueWords::CueWords(const Pack& pack, Set set)
    : pack_(&pack),
      cues_(pack.table<CueRow>(set == Set::domains ? "domain.cues" : "context.cues")),
      index_(pack.table<KeyRow>(set == Set::domains ? "domain.index" : "context.index")),
      domains_(pack.table<DomainRow>("domain.rows")),
      contexts_(pack.table<Text>("context.names")),
      texts_(pack.table<Text>("cue.texts")) {}

}  // namespace relata::lexicon
