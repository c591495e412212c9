// SPDX-License-Identifier: Apache-2.0
// Lemmas: those the treebanks know from a table, all others by an edit script (docs/model-format.md, section 7).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "relata/result.h"
#include "syntax/characters.h"
#include "syntax/model.h"

namespace relata::syntax {

/// Borrows the model. Safe to share between threads.
class Lemmatiser {
 public:
  /// bad_data if a script cannot be read.
  static Result<Lemmatiser> make(const Model& model, const Characters& characters);

  /// The table's lemma, in the model's memory; false if it has none. `lower` is lower(form).
  bool look_up(std::string_view lower, std::string_view upos, std::string_view feats, std::string_view& lemma) const;
  /// Writes the lemma by the best of the `scores` whose script can be applied. Changes `scores`.
  void apply_best(std::string_view form, std::string_view upos, std::span<float> scores, std::string& lemma) const;

 private:
  struct Script {
    char base = 'l';  ///< 'l', 'k', 't', or '=' for `prefix` as the lemma
    std::size_t drop_front = 0, drop_back = 0;
    std::string_view prefix, suffix;
  };
  Lemmatiser(const Model& model, const Characters& characters) : model_(&model), characters_(&characters) {}
  bool apply(const Script& script, std::string_view form, std::string& lemma) const;

  const Model* model_;
  const Characters* characters_;
  std::vector<Script> scripts_;
};

}  // namespace relata::syntax
