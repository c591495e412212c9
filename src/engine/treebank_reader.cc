// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "lexicon/language.h"
#include "lexicon/sentences.h"
#include "relata/reader.h"
#include "relata/syntax.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"
#include "syntax/score.h"

namespace relata {

struct TreebankReader::State {
  syntax::Parser parser;
};

TreebankReader::TreebankReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
TreebankReader::TreebankReader(TreebankReader&&) noexcept = default;
TreebankReader& TreebankReader::operator=(TreebankReader&&) noexcept = default;
TreebankReader::~TreebankReader() = default;

Result<TreebankReader> TreebankReader::open(const std::filesystem::path& data, const std::string& language) {
  const bool plain = !language.empty() && language.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  if (!plain) return Error{ErrorKind::invalid_input, "language \"" + language + "\" is no code; give one like pt"};
  const auto folder = data.empty() ? default_data_folder() : data;
  auto parser = syntax::Parser::open(folder / (language + ".rmodel"));
  if (!parser) return parser.error();
  const auto lexicon = lexicon::Language::open(folder / (language + ".lexicon"));
  if (lexicon) parser->use(lexicon::sentence_rules(lexicon->pack()));
  return TreebankReader(std::make_unique<State>(State{std::move(*parser)}));
}

Result<std::string> TreebankReader::analyse(std::string_view conllu, std::string_view place) const {
  auto words = syntax::read_conllu(conllu, place);
  if (!words) return words.error();
  syntax::Workspace workspace;
  state_->parser.analyse(words->document, workspace);
  std::string out;
  syntax::write_conllu(words->document, out);
  return out;
}

Result<std::vector<Agreement>> TreebankReader::evaluate(std::string_view gold, std::string_view place) const {
  const auto treebank = syntax::read_conllu(gold, place);
  if (!treebank) return treebank.error();
  if (!treebank->has_trees) return Error{ErrorKind::invalid_input, std::string(place) + ": no trees to compare with; give a treebank"};
  syntax::Workspace workspace;
  const auto scores = syntax::score(treebank->document, state_->parser.parse(*treebank->article, workspace));
  if (!scores) return scores.error();
  std::vector<Agreement> lines;
  for (std::size_t i = 0; i < syntax::measures; ++i) {
    const auto measure = static_cast<syntax::Measure>(i);
    const syntax::Score& one = (*scores)[measure];
    if (measure == syntax::Measure::names && one.gold == 0) continue;
    lines.push_back({std::string(syntax::name(measure)), one.precision(), one.recall(), one.f1()});
  }
  return lines;
}

}  // namespace relata
