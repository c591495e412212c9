// SPDX-License-Identifier: Apache-2.0
// Turns what users have (text, HTML, JSON Lines, ...) into Articles, one at a time, in input order.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "relata/article.h"
#include "relata/result.h"

namespace relata {

struct InputOptions {
  std::optional<Day> date;     ///< for records that carry none
  std::string language;        ///< for records that carry none; empty = identified from the text
  std::filesystem::path data;  ///< folder of compiled lexicons, for pages of HTML; empty = default_data_folder()
};

/// A stream of articles out of files or standard input. Memory doesn't grow with the input. One thread at a time. Move-only.
class Documents {
 public:
  /// `paths` as given on a command line; "-" is standard input; none = standard input.
  static Result<Documents> open(const std::vector<std::string>& paths, const InputOptions& options);
  Documents(Documents&&) noexcept;
  Documents& operator=(Documents&&) noexcept;
  ~Documents();

  /// The next article, an Error for a record that could not be read (reading goes on with the next), or nothing at the end.
  std::optional<Result<Article>> next();

 private:
  struct State;
  explicit Documents(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace relata
