// SPDX-License-Identifier: Apache-2.0
// The whole room on sentences of tests/mention/countries.*.tsv, read with the shipped models. A model may miss a tree now and then, so
// each language has a floor; what fails is listed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "lexicon/language.h"
#include "mention/mentions.h"
#include "syntax/parser.h"

namespace relata::mention {
namespace {

std::string folder(const char* variable, const char* otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : value;
}

/// Whether the mentions that overlap the words are as the line says.
bool agrees(const Mentions& mentions, Span words, std::string country, const std::string& sector) {
  const bool place = country[0] == '@', never = country[0] == '!';
  if (place || never) country.erase(0, 1);
  bool found = false;
  for (const Mention& mention : mentions.all) {
    if (!mention.words.overlaps(words)) continue;
    if (place && mention.kind == Kind::place) found = found || mentions.places[mention.value].country == country;
    if (place || mention.kind != Kind::party || mentions.parties[mention.value].empty()) continue;
    const Party& party = mentions.parties[mention.value][0];
    const bool right =
        never ? party.country != country && party.sector == sector : party.country == country && (sector.empty() || party.sector == sector);
    found = found || right;
    if (never && party.country == country && party.sector == sector) return false;
  }
  return found;
}

void run(const std::string& language, double floor) {
  const std::string source = folder("RELATA_SOURCE", "."), data = folder("RELATA_DATA", "build/release/share/relata");
  auto parser = syntax::Parser::open(source + "/languages/" + language + "/" + language + ".rmodel");
  auto lexicon = lexicon::Language::open(data + "/" + language + ".lexicon");
  if (!parser || !lexicon) GTEST_SKIP() << "no model or lexicon of " << language;
  syntax::Workspace workspace;
  std::ifstream in(source + "/tests/mention/countries." + language + ".tsv");
  ASSERT_TRUE(in);
  int right = 0, all = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::stringstream cut(line);
    std::string text, country, sector;
    std::getline(cut, text, '\t');
    std::getline(cut, country, '\t');
    std::getline(cut, sector, '\t');
    const std::size_t open = text.find('['), close = text.find(']');
    ASSERT_NE(close, std::string::npos) << line;
    text.erase(close, 1);
    text.erase(open, 1);
    Article article;
    article.text = text;
    article.language = language;
    article.published = Day(std::chrono::year(2024) / 5 / 16);
    const syntax::Document document = parser->parse(article, workspace);
    const Mentions mentions = find_mentions(document, *lexicon);
    const bool good = agrees(mentions, {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)}, country, sector);
    ++all;
    right += good ? 1 : 0;
    if (!good) std::printf("%s: not as expected: %s\n", language.c_str(), line.c_str());
  }
  std::printf("%s: %d of %d\n", language.c_str(), right, all);
  EXPECT_GE(right, floor * all);
}

TEST(Countries, Portuguese) {
  run("pt", 0.95);
}
TEST(Countries, English) {
  run("en", 0.95);
}
TEST(Countries, Spanish) {
  run("es", 0.95);
}

}  // namespace
}  // namespace relata::mention
