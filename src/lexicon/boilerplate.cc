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

constexpr std::string_view months_name = "page_months";

struct MonthRow {
  Text word;
  std::uint32_t month = 0;
};

// time.toml is checked where times are compiled; here only its months are taken.
void compile_months(const Sources& sources, PackWriter& writer) {
  std::set<std::pair<std::string, std::uint32_t>> months;
  for (const auto& path : sources.language_files("time.toml")) {
    Faults told_elsewhere;
    const TomlFile file = TomlFile::read(path, told_elsewhere);
    for (const Toml& month : file.root()["month"].array) {
      for (const Toml& word : month["words"].array) {
        const std::int64_t number = month["value"].integer;
        if (number >= 1 && number <= 12) months.emplace(text::fold(word.string), static_cast<std::uint32_t>(number));
      }
    }
  }
  std::vector<MonthRow> rows;
  for (const auto& [word, month] : months) rows.push_back({writer.text(word), month});
  writer.add(months_name, rows);
}

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
  compile_months(sources, writer);
}

std::vector<MonthName> month_names(const Pack& pack) {
  std::vector<MonthName> months;
  for (const MonthRow& row : pack.table<MonthRow>(months_name)) months.push_back({pack.text(row.word), row.month});
  return months;
}

std::vector<BoilerplatePhrase> boilerplate_phrases(const Pack& pack) {
  std::vector<BoilerplatePhrase> phrases;
  for (const PhraseRow& row : pack.table<PhraseRow>(table_name)) phrases.push_back({pack.text(row.words), row.kind});
  return phrases;
}

}  // namespace relata::lexicon
