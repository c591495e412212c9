// SPDX-License-Identifier: Apache-2.0
// A frame's keys are defaults; each sense lays its own over them and becomes one row. Rows keep file order, since among equals the earlier
// wins. The index holds the lemma of each sense's first word, so that looking a word up costs the same for a hundred senses as for ten
// thousand. A status written in a frame, or in a sense of a commitment ("prometer": promised), is that of the act itself; elsewhere it is
// what the example must give.
// Tested by predicates_test.cc.
#include "lexicon/predicates.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lexicon/classes.h"
#include "lexicon/codebook.h"
#include "lexicon/operators.h"
#include "lexicon/predicate_slots.h"
#include "lexicon/words.h"

namespace relata::lexicon {
namespace {

using Presence = TomlFile::Presence;

constexpr std::size_t max_senses = 1U << 20;

/// The keys of one sense after its frame's defaults.
struct Keys {
  std::string lemma, type, cameo, pos, actor, recipient, example, expect, expect_type, status, inherent;
  std::vector<std::string> modes, contexts, when;
  bool negative = false;
};

class Compiler {
 public:
  Compiler(const Sources& sources, PackWriter& writer, Faults& faults)
      : language_(sources.language),
        faults_(faults),
        writer_(writer),
        names_(read_codebook_names(sources, faults)),
        classes_(read_class_names(sources, faults)),
        reflexive_endings_(read_grammar_list(sources, Grammar::reflexive_endings, faults)),
        tables_{writer, classes_, {}, {}, {}} {}

  void read(const std::filesystem::path& path);
  void finish();

 private:
  Keys keys_of(const TomlFile& file, const Toml& table, const Keys& frame);
  void check(const TomlFile& file, const Toml& where, const Keys& keys);
  void add(const TomlFile& file, const Toml& where, const Keys& keys);
  void add_example(const TomlFile& file, const Toml& where, const Keys& keys);
  Range slots(const TomlFile& file, const Toml& where, const std::string& expression);
  bool strip_reflexive(std::string& verb) const;

  std::string language_;
  Faults& faults_;
  PackWriter& writer_;
  CodebookNames names_;
  std::set<std::string, std::less<>> classes_;
  std::vector<std::string> reflexive_endings_;
  SlotTables tables_;
  std::vector<SenseRow> senses_;
  std::vector<ExampleRow> examples_;
  KeyIndex index_;
  std::map<std::string, std::string> seen_;       ///< what makes a sense -> file:line
  std::map<std::string, std::uint32_t> numbers_;  ///< senses so far of a lemma, for ids
};

Keys Compiler::keys_of(const TomlFile& file, const Toml& table, const Keys& frame) {
  Keys keys = frame;
  const auto lay = [&](std::string_view key, std::string& value) {
    if (table[key]) value = file.string(table, key, Presence::optional, faults_);
  };
  const auto lay_list = [&](std::string_view key, std::vector<std::string>& value) {
    if (table[key]) value = file.strings(table, key, Presence::optional, faults_);
  };
  lay("lemma", keys.lemma), lay("type", keys.type), lay("cameo", keys.cameo), lay("pos", keys.pos), lay("actor", keys.actor);
  lay("recipient", keys.recipient), lay("example", keys.example), lay("expect", keys.expect), lay("expect_type", keys.expect_type);
  lay("status", keys.status), lay("gives", keys.inherent);
  lay_list("modes", keys.modes), lay_list("contexts", keys.contexts), lay_list("when", keys.when);
  keys.negative = file.boolean(table, "negative", keys.negative, faults_);
  return keys;
}

void Compiler::read(const std::filesystem::path& path) {
  const TomlFile file = TomlFile::read(path, faults_);
  file.only(file.root(), {"frame"}, faults_);
  for (const Toml* frame : file.tables("frame", faults_)) {
    file.only(*frame, {"type", "modes", "contexts", "cameo", "pos", "actor", "recipient", "when", "status", "senses"}, faults_);
    Keys defaults = keys_of(file, *frame, {});
    defaults.inherent = defaults.status;
    if ((*frame)["senses"].array.empty()) file.fault(*frame, "a frame without senses", faults_);
    for (const Toml& sense : (*frame)["senses"].array) {
      file.only(sense,
                {"lemma", "type", "modes", "contexts", "cameo", "pos", "actor", "recipient", "when", "status", "gives", "negative", "example",
                 "expect", "expect_type"},
                faults_);
      const Keys keys = keys_of(file, sense, defaults);
      check(file, sense, keys);
      if (senses_.size() < max_senses) add(file, sense, keys);
    }
  }
}

void Compiler::check(const TomlFile& file, const Toml& where, const Keys& keys) {
  const auto fault = [&](const std::string& finding) { file.fault(where, keys.lemma + ": " + finding, faults_); };
  if (split_words(keys.lemma).empty()) fault("lemma is missing");
  const auto type = names_.types.find(keys.type);
  if (keys.type != "NONE" && type == names_.types.end()) fault("type " + keys.type + " is not in codebook plover");
  for (const std::string& mode : keys.modes) {
    if (type != names_.types.end() && !type->second.contains(mode)) fault("mode " + mode + " is not one of " + keys.type);
  }
  for (const std::string& context : keys.contexts) {
    if (!names_.contexts.contains(context)) fault("context " + context + " is not in codebook plover");
  }
  if (!keys.cameo.empty() && !names_.codes.contains(keys.cameo)) fault("code " + keys.cameo + " is not in codebook cameo");
  if (keys.pos != "verb" && keys.pos != "noun" && keys.pos != "adj") fault("pos must be verb, noun or adj");
  if (!keys.expect_type.empty() && keys.expect_type != "NONE" && !names_.types.contains(keys.expect_type))
    fault("expect_type " + keys.expect_type + " is not in codebook plover");
  if (!keys.status.empty() && parse_status(keys.status) == no_status) fault("no status is called " + keys.status);
  if (keys.example.empty()) fault("example is missing");
  if (keys.type != "NONE" && keys.expect.find('>') == std::string::npos) fault("expect must read ACTORS > RECIPIENTS");
  if (keys.type != "NONE" && keys.actor.empty() && keys.recipient.empty())
    fault("neither actor nor recipient; write actor = \"none\" if none is ever bound");
  std::string key = file.path().filename().string() + '|' + keys.lemma + '|' + keys.pos + '|' + keys.type + '|' + keys.actor + '|' + keys.recipient;
  for (const std::string& condition : keys.when) key += '|' + condition;
  for (const std::string& mode : keys.modes) key += '|' + mode;
  const auto [found, fresh] = seen_.try_emplace(key, file.path().filename().string() + ":" + std::to_string(where.line));
  if (!fresh) fault("the same sense stands in " + found->second);
}

Range Compiler::slots(const TomlFile& file, const Toml& where, const std::string& expression) {
  const auto range = tables_.add_slots(expression);
  if (!range) file.fault(where, range.error().message, faults_);
  return range ? *range : Range{};
}

/// The status written in a commitment's sense is that of the act itself ("prometer": promised, "ponderar": hypothetical); elsewhere only a
/// frame's is, since a sense's says what its example must give.
std::uint8_t inherent_status(const Keys& keys) {
  if (!keys.inherent.empty()) return parse_status(keys.inherent);
  const bool commitment = (keys.type == "AGREE" || keys.type == "CONCEDE") && keys.expect_type.empty();
  if (commitment) return keys.status.empty() ? parse_status("actual") : parse_status(keys.status);
  return no_status;
}

/// Reflexive verbs are looked up without their pronoun: "reunir-se" (written apart), "retirarse" (grown together, where the language says so).
bool Compiler::strip_reflexive(std::string& verb) const {
  if (verb.ends_with("-se")) return verb.resize(verb.size() - 3), true;
  for (const std::string& ending : reflexive_endings_) {
    if (ending.size() > 2 && verb.size() > ending.size() && verb.ends_with(ending)) return verb.resize(verb.size() - 2), true;
  }
  return false;
}

void Compiler::add(const TomlFile& file, const Toml& where, const Keys& keys) {
  std::vector<std::string> words = split_words(keys.lemma);
  if (words.empty()) return;
  SenseRow row{};
  row.pronominal = keys.pos == "verb" && strip_reflexive(words.front());
  const std::uint32_t number = ++numbers_[keys.lemma];
  row.id = writer_.text(language_ + ":" + keys.lemma + "#" + std::to_string(number));
  row.lemma = writer_.text(keys.lemma);
  row.type = writer_.text(keys.type);
  row.cameo = writer_.text(keys.cameo);
  row.source = writer_.text(file.path().filename().string() + ":" + std::to_string(where.line));
  row.modes = tables_.add_texts(keys.modes);
  row.contexts = tables_.add_texts(keys.contexts);
  row.words = tables_.add_texts(words);
  row.actor = slots(file, where, keys.actor);
  row.recipient = slots(file, where, keys.recipient);
  const auto conditions = tables_.add_conditions(keys.when);
  if (!conditions) file.fault(where, keys.lemma + ": " + conditions.error().message, faults_);
  if (conditions) row.conditions = *conditions;
  row.pos = keys.pos == "verb" ? PredicatePos::verb : keys.pos == "noun" ? PredicatePos::noun : PredicatePos::adj;
  row.status = inherent_status(keys);
  row.blocker = keys.type == "NONE";
  index_.add(words.front(), static_cast<std::uint32_t>(senses_.size()));
  senses_.push_back(row);
  add_example(file, where, keys);
}

void Compiler::add_example(const TomlFile& file, const Toml& where, const Keys& keys) {
  ExampleRow example;
  example.sense = static_cast<std::uint32_t>(senses_.size() - 1);
  example.line = where.line;
  example.file = writer_.text(file.path().filename().string());
  example.text = writer_.text(keys.example);
  example.expect = writer_.text(keys.expect);
  example.expect_type = writer_.text(keys.expect_type.empty() ? keys.type : keys.expect_type);
  example.status = keys.status.empty() ? no_status : parse_status(keys.status);
  example.negative = keys.negative;
  examples_.push_back(example);
}

void Compiler::finish() {
  writer_.add("predicate.senses", senses_);
  writer_.add("predicate.index", index_.sorted());
  writer_.add("predicate.texts", tables_.texts);
  writer_.add("predicate.slots", tables_.slots);
  writer_.add("predicate.conditions", tables_.conditions);
  writer_.add("predicate.examples", examples_);
}

}  // namespace

void compile_predicates(const Sources& sources, PackWriter& writer, Faults& faults) {
  Compiler compiler(sources, writer, faults);
  for (const auto& path : sources.language_files("predicates")) compiler.read(path);
  compiler.finish();
}

Predicates::Predicates(const Pack& pack)
    : pack_(&pack),
      senses_(pack.table<SenseRow>("predicate.senses")),
      index_(pack.table<KeyRow>("predicate.index")),
      texts_(pack.table<Text>("predicate.texts")),
      slots_(pack.table<SlotRow>("predicate.slots")),
      conditions_(pack.table<ConditionRow>("predicate.conditions")),
      examples_(pack.table<ExampleRow>("predicate.examples")) {}

}  // namespace relata::lexicon
