// SPDX-License-Identifier: Apache-2.0
// What reading one language needs, opened together.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lexicon/language.h"
#include "relata/result.h"
#include "syntax/parser.h"

namespace relata::engine {

/// Immutable once open; safe to share between threads.
struct LanguageSet {
  syntax::Parser parser;
  lexicon::Language lexicon;
  std::string identity;  ///< "pt-<hash>": of model and lexicon together

  /// `data` is the compiled folder; `overlays` are the user's folders of TOML, read and compiled now.
  static Result<LanguageSet> open(const std::filesystem::path& data, const std::string& code, const std::vector<std::filesystem::path>& overlays);
};

/// Codes of the lexicons in a data folder, sorted.
std::vector<std::string> language_codes(const std::filesystem::path& data);

}  // namespace relata::engine
