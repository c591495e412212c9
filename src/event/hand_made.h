// SPDX-License-Identifier: Apache-2.0
// For tests: sentences written as trees by hand, with their parties, and a small lexicon of Portuguese.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "event/events.h"
#include "lexicon/language.h"

namespace relata::event::hand_made {

/// One word a line: FORM LEMMA UPOS HEAD RELATION FEATS [@ISO3[:SECTOR]]. Heads count from 1, 0 is the root.
struct Made {
  std::unique_ptr<Article> article = std::make_unique<Article>();
  syntax::Document document;
  mention::Mentions mentions;
};

inline void add_party(Made& made, std::uint32_t word, const std::string& mark) {
  Party party;
  party.country = mark.substr(1, 3);
  if (mark.size() > 5) party.sector = mark.substr(5);
  party.id = mark.substr(1);
  mention::Mention mention;
  mention.head = mention.first = mention.last = word;
  mention.words = made.document.sentences.front().words[word].span;
  mention.value = static_cast<std::uint32_t>(made.mentions.parties.size());
  made.mentions.parties.push_back({party});
  made.mentions.all.push_back(mention);
}

inline Made tree(const std::string& lines) {
  Made made;
  syntax::Sentence sentence;
  std::istringstream in(lines);
  std::vector<std::string> marks;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string form, lemma, upos, relation, feats, mark;
    std::uint32_t head = 0;
    if (!(fields >> form >> lemma >> upos >> head >> relation >> feats)) continue;
    fields >> mark;
    syntax::Word word;
    if (!made.article->text.empty()) made.article->text += ' ';
    word.span.begin = static_cast<std::uint32_t>(made.article->text.size());
    made.article->text += form;
    word.span.end = static_cast<std::uint32_t>(made.article->text.size());
    word.form = made.document.arena.keep(form);
    word.lemma = made.document.arena.keep(lemma);
    word.feats = made.document.arena.keep(feats);
    const std::size_t colon = relation.find(':');
    if (colon != std::string::npos) word.subtype = made.document.arena.keep(relation.substr(colon + 1));
    EXPECT_TRUE(syntax::parse(upos, word.upos)) << line;
    EXPECT_TRUE(syntax::parse(relation.substr(0, colon), word.relation)) << line;
    word.features = syntax::parse_features(feats);
    word.head = head == 0 ? syntax::no_word : head - 1;
    word.token = static_cast<std::uint32_t>(sentence.words.size());
    sentence.words.push_back(word);
    marks.push_back(mark);
  }
  sentence.span = {0, static_cast<std::uint32_t>(made.article->text.size())};
  sentence.index_children();
  made.document.sentences.push_back(std::move(sentence));
  made.document.article = made.article.get();
  for (std::uint32_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].empty()) add_party(made, i, marks[i]);
  }
  made.mentions.index(1);
  return made;
}

/// Portuguese grammar and noun classes with these predicates alone.
inline lexicon::Language language_with(const std::string& predicates) {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(testing::TempDir()) / ("relata_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  fs::remove_all(root);
  fs::create_directories(root / "languages" / "pt" / "predicates");
  fs::create_directories(root / "codebooks");
  for (const char* name : {"classes.toml", "operators.toml", "domains.toml", "contexts.toml"})
    fs::copy_file(fs::path("languages/pt") / name, root / "languages/pt" / name);
  for (const char* name : {"plover.toml", "cameo.toml"}) fs::copy_file(fs::path("codebooks") / name, root / "codebooks" / name);
  std::ofstream(root / "languages/pt/predicates/test.toml") << predicates;
  const auto bytes = lexicon::compile({{root}, "pt"});
  EXPECT_TRUE(bytes.has_value()) << (bytes ? "" : bytes.error().message);
  auto pack = lexicon::Pack::from_bytes(*bytes, "test");
  fs::remove_all(root);
  return *lexicon::Language::from_pack(std::move(*pack), "pt");
}

/// "PRK,RUS:GOV"
inline std::string names(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties) text += (text.empty() ? "" : ",") + party.country + (party.sector.empty() ? "" : ":" + party.sector);
  return text;
}

/// All events as "TYPE actors > recipients status[ not]", one a line.
inline std::string told(const Events& events) {
  static constexpr const char* statuses[] = {"actual", "planned", "promised", "threatened", "requested", "denied", "hypothetical"};
  std::string text;
  for (const CodedEvent& event : events.coded) {
    if (!text.empty()) text += '\n';
    text += event.event.type + ' ' + names(event.actors) + " > " + names(event.recipients) + ' ' + statuses[static_cast<int>(event.status)];
    if (event.polarity == Polarity::negative) text += " not";
  }
  return text;
}

}  // namespace relata::event::hand_made
