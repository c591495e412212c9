// SPDX-License-Identifier: Apache-2.0
#include "lexicon/boilerplate.h"

#include <array>
#include <set>

#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace relata::lexicon {
namespace {

constexpr std::string_view table_name = "boilerplate";
constexpr std::array<std::string_view, 6> kinds = {"tail", "section", "whole", "begins", "contains", "button"};

struct PhraseRow {
  Text words;
  BoilerplateKind kind;
};

}  // namespace

std::string phrase_words(std::string_view text) {
  const std::string folded = text::fold(text);
  std::string words;
  words.reserve(folded.size());
  bool gap = false;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = text::decode(folded, i);
    if (!text::is_letter(c) && !text::is_digit(c)) {
      gap = gap || c != '\'';
      continue;
    }
    if (gap && !words.empty()) words.push_back(' ');
    gap = false;
    text::append_code_point(words, c);
  }
  return words;
}

void compile_boilerplate(const Sources& sources, PackWriter& writer, Faults& faults) {
  std::set<std::pair<std::string, BoilerplateKind>> phrases;
  for (const auto& path : sources.language_files("boilerplate.toml")) {
    const TomlFile file = TomlFile::read(path, faults);
    file.only(file.root(), {"tail", "section", "whole", "begins", "contains", "button"}, faults);
    for (std::uint32_t kind = 0; kind < kinds.size(); ++kind) {
      for (const std::string& phrase : file.strings(file.root(), kinds[kind], TomlFile::Presence::optional, faults)) {
        const std::string words = phrase_words(phrase);
        if (words.empty()) file.fault(file.root()[kinds[kind]], "\"" + phrase + "\" has no letters", faults);
        phrases.emplace(words, static_cast<BoilerplateKind>(kind));
      }
    }
  }
  std::vector<PhraseRow> rows;
  for (const auto& [words, kind] : phrases) rows.push_back({writer.text(words), kind});
  writer.add(table_name, rows);
}

std::vector<BoilerplatePhrase> boilerplate_phrases(const Pack& pack) {
  std::vector<BoilerplatePhrase> phrases;
  for (const PhraseRow& row : pack.table<PhraseRow>(table_name)) phrases.push_back({pack.text(row.words), row.kind});
  return phrases;
}

}  // namespace relata::lexicon
