// SPDX-License-Identifier: Apache-2.0
// Reads news articles and tells who says that who did what to whom, where and when.
// All text is UTF-8. Nothing declared in include/relata throws (save bad_alloc), prints or exits.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "relata/article.h"
#include "relata/reading.h"
#include "relata/result.h"

namespace relata {

struct Options {
  std::filesystem::path data;                   ///< folder of models and compiled lexicons; empty = found beside the program
  std::vector<std::filesystem::path> lexicons;  ///< folders of the user's own entries, laid over ours in this order
  std::string goldstein = "gdelt";              ///< gdelt, icews or phoenix
};

/// What one language reads with.
struct LanguageVersion {
  std::string code;     ///< "pt"
  std::string model;    ///< hash of the model file; empty if it is missing
  std::string lexicon;  ///< hash of the compiled lexicon
};

/// Opened once, then safe to share between threads. Move-only. Languages are opened when first needed.
class Reader {
 public:
  /// Fails with not_found where the data folder has no language at all.
  static Result<Reader> open(const Options& options);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Article::text must be valid UTF-8 (invalid_input). An empty Article::language is identified; a language without a model is
  /// `unsupported`. One odd sentence becomes a warning in the Reading, never an error.
  Result<Reading> read(Article article) const;

  /// The article's words and trees as CoNLL-U (docs/formats.md).
  Result<std::string> parse(Article article) const;

  /// The languages of the data folder, sorted by code.
  std::vector<LanguageVersion> languages() const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Where the data lies when Options::data is empty: $RELATA_DATA, else share/relata beside the running program or above it.
std::filesystem::path default_data_folder();

}  // namespace relata
