// SPDX-License-Identifier: Apache-2.0
// What stands on the command line, checked.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "relata/archive.h"
#include "relata/documents.h"
#include "relata/format.h"

namespace relata::cli {

/// Exit codes, the same for every command.
enum class Exit : int { well = 0, some_failed = 1, usage = 2, data_missing = 3 };

struct Arguments {
  std::string command;
  std::vector<std::string> inputs;
  std::string store, errors, data, claim;
  std::vector<std::string> lexicons;
  std::optional<Format> format;  ///< nothing = table on a terminal, JSON Lines in a pipe
  InputOptions input;
  ArticleFields article_fields = ArticleFields::relata;  ///< of extract
  Query query;
  unsigned jobs = 0;
  bool conllu = false, words = false, resume = false, strict = false, quiet = false, not_coded = false;
};

/// The arguments, or the exit code of a run that ends here (help, version, wrong usage; the words are already written).
std::variant<Arguments, Exit> read_arguments(int count, char** words);

}  // namespace relata::cli
