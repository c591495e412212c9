// SPDX-License-Identifier: Apache-2.0
// Words and trees in CoNLL-U: analyses words already cut out, and measures a language's model against a treebank.
// An article's own text is parsed by Reader::parse.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "relata/result.h"

namespace relata {

/// One measure of the CoNLL 2018 shared task ("LAS"), in percent.
struct Agreement {
  std::string measure;
  double precision = 0, recall = 0, f1 = 0;
};

/// A language's model, opened once. Safe to share between threads. Move-only.
class TreebankReader {
 public:
  /// Opens `data`/`language`.rmodel; an empty `data` is the folder found beside the program. not_found without a model.
  static Result<TreebankReader> open(const std::filesystem::path& data, const std::string& language);
  TreebankReader(TreebankReader&&) noexcept;
  TreebankReader& operator=(TreebankReader&&) noexcept;
  ~TreebankReader();

  /// CoNLL-U in and out: sentences, tokens and words are kept, everything else is found anew. `place` begins messages.
  Result<std::string> analyse(std::string_view conllu, std::string_view place) const;
  /// Parses the raw text of a treebank end to end and compares. The last line, Names, only where `gold` has names.
  Result<std::vector<Agreement>> evaluate(std::string_view gold, std::string_view place) const;

 private:
  struct State;
  explicit TreebankReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace relata
