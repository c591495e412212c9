// SPDX-License-Identifier: Apache-2.0
// Word vectors from hashed features: the form, its beginnings, ends, shape and character n-grams (docs/model-format.md,
// section 4).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/characters.h"
#include "syntax/kernel.h"
#include "syntax/model.h"

namespace relata::syntax {

/// Scratch memory of one thread and the vectors of the words it met last. What it holds never changes a result.
struct EmbedderState {
  struct Known {
    std::uint8_t size = 0;  ///< 0: empty
    char form[31] = {};
  };
  std::vector<Known> known;
  Buffer<std::int8_t> vectors;  ///< [known.size()][dim]
  std::uint64_t model = 0;      ///< checksum of the model the vectors belong to
  std::vector<char32_t> raw, norm;
  std::vector<std::uint64_t> keys, gram_keys;
  std::vector<std::uint32_t> rows, gram_rows;
  std::string text;
};

/// Borrows the model and the kernels. Safe to share between threads; each needs a state of its own.
class Embedder {
 public:
  Embedder(const Model& model, const Kernels& kernels, const Characters& characters) : model_(&model), kernels_(&kernels), characters_(&characters) {}

  /// Writes the vector of `form`, config().dim bytes.
  void embed(std::string_view form, EmbedderState& state, std::int8_t* out) const;

 private:
  void compute(std::string_view form, EmbedderState& state, std::int8_t* out) const;
  void find_keys(std::string_view form, EmbedderState& state) const;

  const Model* model_;
  const Kernels* kernels_;
  const Characters* characters_;
};

}  // namespace relata::syntax
