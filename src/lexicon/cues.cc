// SPDX-License-Identifier: Apache-2.0
// Tested by cues_test.cc.
#include "lexicon/cues.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lexicon/words.h"

namespace relata::lexicon {
namespace {

constexpr std::array<std::string_view, 10> stances = {"neutral", "assertion", "denial", "confirmation", "accusation",
                                                      "promise", "request",   "threat", "opinion",      "doubt"};
constexpr std::array<std::string_view, 6> contents = {"quote", "clause", "infinitive", "object", "accused", "topic"};

/// Collects the rows of all files before they go to the pack.
class Collector {
 public:
  Collector(PackWriter& writer, Faults& faults) : writer_(writer), faults_(faults) {}

  void add_file(const TomlFile& file) {
    file.only(file.root(), {"verb", "noun", "according", "hearsay", "channel", "credit", "show"}, faults_);
    add_tables(file, "verb", "lemmas", CueKind::verb);
    add_tables(file, "noun", "lemmas", CueKind::noun);
    add_tables(file, "show", "lemmas", CueKind::show);
    add_tables(file, "according", "phrases", CueKind::according);
    add_tables(file, "hearsay", "words", CueKind::hearsay);
    add_tables(file, "channel", "words", CueKind::channel);
    for (const Toml* table : file.tables("credit", faults_)) {
      file.only(*table, {"forms"}, faults_);
      for (const std::string& form : file.strings(*table, "forms", TomlFile::Presence::required, faults_)) {
        if (form.find('*') == std::string::npos) file.fault(*table, "the credit form \"" + form + "\" has no * for the agency", faults_);
        credits_.push_back(writer_.text(form));
      }
    }
  }

  void finish() {
    for (std::uint32_t i = 0; i < rows_.size(); ++i) index_.add(first_words_[i], i);
    writer_.add("cues", rows_);
    writer_.add("cues.words", words_);
    writer_.add("cues.index", index_.sorted());
    writer_.add("cues.credits", credits_);
  }

 private:
  std::uint32_t flags(const TomlFile& file, const Toml& table) {
    return (file.boolean(table, "document", false, faults_) ? cue_document : 0) |
           (file.boolean(table, "only_before_clause", false, faults_) ? cue_only_before_clause : 0);
  }

  template <std::size_t N>
  std::uint32_t place_of(const TomlFile& file, const Toml& table, const std::array<std::string_view, N>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) file.fault(table, "\"" + name + "\" is none of the words that the file's first comment lists", faults_);
    return static_cast<std::uint32_t>(found - names.begin());
  }

  std::uint32_t content_bits(const TomlFile& file, const Toml& table) {
    std::uint32_t bits = 0;
    for (const std::string& name : file.strings(table, "content", TomlFile::Presence::optional, faults_))
      bits |= 1u << place_of(file, table, contents, name);
    return bits;
  }

  Range keep(const std::vector<std::string>& words) {
    const Range range{static_cast<std::uint32_t>(words_.size()), static_cast<std::uint32_t>(words.size())};
    for (const std::string& word : words) words_.push_back(writer_.text(word));
    return range;
  }

  void add_tables(const TomlFile& file, std::string_view kind_name, std::string_view key, CueKind kind) {
    for (const Toml* table : file.tables(kind_name, faults_)) {
      file.only(*table, {key, "stance", "content", "prepositions", "document", "only_before_clause"}, faults_);
      const std::string stance_name = file.string(*table, "stance", TomlFile::Presence::optional, faults_);
      CuePhraseRow row{{},
                       {},
                       keep(file.strings(*table, "prepositions", TomlFile::Presence::optional, faults_)),
                       kind,
                       content_bits(file, *table),
                       flags(file, *table),
                       0};
      if (!stance_name.empty()) row.stance = place_of(file, *table, stances, stance_name);
      for (const std::string& phrase : file.strings(*table, key, TomlFile::Presence::required, faults_)) {
        std::vector<std::string> words = split_words(phrase);
        if (!words.empty() && words.front().ends_with("-se")) words.front().resize(words.front().size() - 3);  // the pronoun is a word of its own
        if (words.empty()) {
          file.fault(*table, "an empty entry among " + std::string(key), faults_);
          continue;
        }
        row.phrase = writer_.text(phrase);
        row.words = keep(words);
        rows_.push_back(row);
        first_words_.push_back(words.front());
      }
    }
  }

  PackWriter& writer_;
  Faults& faults_;
  std::vector<CuePhraseRow> rows_;
  std::vector<std::string> first_words_;
  std::vector<Text> words_, credits_;
  KeyIndex index_;
};

}  // namespace

void compile_cues(const Sources& sources, PackWriter& writer, Faults& faults) {
  Collector collector(writer, faults);
  for (const auto& path : sources.language_files("cues.toml")) collector.add_file(TomlFile::read(path, faults));
  collector.finish();
}

Cues::Cues(const Pack& pack)
    : pack_(&pack),
      rows_(pack.table<CuePhraseRow>("cues")),
      words_(pack.table<Text>("cues.words")),
      index_(pack.table<KeyRow>("cues.index")),
      credits_(pack.table<Text>("cues.credits")) {}

std::vector<std::uint32_t> Cues::starting_with(std::string_view word) const {
  std::vector<std::uint32_t> found;
  for (const KeyRow& key : find_key(index_, word)) {
    if (this->word(rows_[key.row].words.begin) == word) found.push_back(key.row);
  }
  std::stable_sort(found.begin(), found.end(), [this](std::uint32_t a, std::uint32_t b) { return rows_[a].words.size > rows_[b].words.size; });
  return found;
}

std::vector<std::string_view> Cues::credits() const {
  std::vector<std::string_view> forms;
  for (const Text& form : credits_) forms.push_back(pack_->text(form));
  return forms;
}

}  // namespace relata::lexicon
