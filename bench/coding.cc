// SPDX-License-Identifier: Apache-2.0
// Sentences a second of the coder alone, on one core: the lexicon's own examples, parsed and with their mentions found beforehand.
// relata_bench_coding CODE [ROUNDS]; data from $RELATA_DATA.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "event/events.h"
#include "lexicon/predicates.h"
#include "mention/mentions.h"
#include "syntax/parser.h"

int main(int count, char** arguments) {
  using namespace relata;
  const std::string code = count > 1 ? arguments[1] : "pt";
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 5;
  const std::filesystem::path data = std::getenv("RELATA_DATA") == nullptr ? "build/release/share/relata" : std::getenv("RELATA_DATA");
  const auto language = lexicon::Language::open(data / (code + ".lexicon"));
  const auto parser = syntax::Parser::open(data / (code + ".rmodel"));
  if (!language || !parser) {
    std::fprintf(stderr, "%s\n", (language ? parser.error() : language.error()).message.c_str());
    return 1;
  }
  // As articles of thirty sentences, since some work is done once an article.
  std::deque<Article> articles;
  const lexicon::Predicates predicates(language->pack());
  for (std::size_t i = 0; i < predicates.examples().size(); ++i) {
    if (i % 30 == 0) articles.emplace_back().language = code;
    articles.back().text += std::string(predicates.text(predicates.examples()[i].text)) + '\n';
  }
  syntax::Workspace workspace;
  std::vector<syntax::Document> documents;
  std::vector<mention::Mentions> mentions;
  std::size_t sentences = 0;
  for (const Article& article : articles) {
    documents.push_back(parser->parse(article, workspace));
    mentions.push_back(mention::find_mentions(documents.back(), *language));
    sentences += documents.back().sentences.size();
  }
  std::size_t events = 0;
  const std::clock_t begin = std::clock();  // processor time: other programs do not count
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < documents.size(); ++i) events += event::find_events(documents[i], mentions[i], *language).coded.size();
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("%s: %zu sentences, %.0f sentences/s, %.2f events a sentence\n", code.c_str(), sentences,
              static_cast<double>(sentences) * rounds / seconds, static_cast<double>(events) / rounds / static_cast<double>(sentences));
  return 0;
}
