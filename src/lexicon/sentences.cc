// SPDX-License-Identifier: Apache-2.0
#include "lexicon/sentences.h"

#include <array>
#include <set>

#include "text/fold.h"

namespace relata::lexicon {
namespace {

constexpr std::string_view table_name = "sentences";

struct WordRow {
  Text word;
  std::uint32_t list = 0;  // index in `lists`
};

constexpr std::array<std::string_view, 4> lists = {"titles", "numbered", "abbreviations", "openers"};

std::unordered_set<std::string>& list_of(text::SentenceRules& rules, std::uint32_t list) {
  if (list == 0) return rules.titles;
  if (list == 1) return rules.numbered;
  return list == 2 ? rules.abbreviations : rules.openers;
}

}  // namespace

void compile_sentences(const Sources& sources, PackWriter& writer, Faults& faults) {
  std::set<std::pair<std::uint32_t, std::string>> words;
  for (const auto& path : sources.language_files("sentences.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"titles", "numbered", "abbreviations", "openers"}, faults);
    for (std::uint32_t list = 0; list < lists.size(); ++list) {
      for (const std::string& word : file.strings(file.root(), lists[list], TomlFile::Presence::optional, faults)) {
        if (word.empty() || word.back() == '.') {
          file.fault(file.root()[lists[list]], "\"" + word + "\" must be written without the final full stop", faults);
        }
        words.emplace(list, text::lower(word));
      }
    }
  }
  std::vector<WordRow> rows;
  for (const auto& [list, word] : words) rows.push_back({writer.text(word), list});
  writer.add(table_name, rows);
}

text::SentenceRules sentence_rules(const Pack& pack) {
  text::SentenceRules rules;
  for (const WordRow& row : pack.table<WordRow>(table_name)) {
    list_of(rules, row.list).emplace(pack.text(row.word));
  }
  return rules;
}

}  // namespace relata::lexicon
