// SPDX-License-Identifier: Apache-2.0
// The model's tables of contractions and clitics: "da" is "de a", "comprometendo-se" is "comprometendo se".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "relata/result.h"
#include "syntax/characters.h"
#include "syntax/model.h"

namespace relata::syntax {

/// How a token may be split.
struct Expansion {
  enum class Certainty : std::uint8_t { never, always, ask } certainty = Certainty::never;
  std::string_view words;      ///< of an entry: lower case, divided by single spaces
  std::u32string_view suffix;  ///< of a rule: what is cut off the lower-case token
  std::string_view add, rest;  ///< of a rule: what the first word gets instead, and the other words
};

/// Rules of `mwt.txt` and entries of `mwt.*`. Borrows the model.
class MultiwordRules {
 public:
  /// bad_data if a rule or an entry cannot be read.
  static Result<MultiwordRules> make(const Model& model);

  /// `lower_key`: hash of the whole token in lower case; `tail`: its last (at most 16) code points in lower case;
  /// `size`: code points.
  Expansion find(std::uint64_t lower_key, std::u32string_view tail, std::size_t size) const;

 private:
  struct Rule {
    std::u32string suffix;
    std::string_view add, rest;
  };
  const Model* model_ = nullptr;
  std::unordered_map<std::uint64_t, Rule> rules_;  ///< by the suffix's hash; looked up, never walked
  std::vector<std::size_t> sizes_;                 ///< of suffixes, longest first
};

/// The words of `token` by its expansion, with the token's case, divided by single spaces.
void expand(std::u32string_view token, const Expansion& expansion, const Characters& characters, std::string& words);

}  // namespace relata::syntax
