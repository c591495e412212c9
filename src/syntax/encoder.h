// SPDX-License-Identifier: Apache-2.0
// What each word means in its sentence: two layers of LSTM in both directions (docs/model-format.md, section 5).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/buffer.h"
#include "syntax/embed.h"
#include "syntax/kernel.h"

namespace relata::syntax {

/// Words [first, first + count) of a group are a sentence, or a piece of one.
struct Piece {
  std::uint32_t first = 0, count = 0;
};

/// Scratch memory of one thread.
struct EncoderState {
  EmbedderState embedder;
  Buffer<std::int8_t> input, middle, output;  ///< [words][dim], [words][2 * hidden], the same
  Buffer<std::int8_t> zero;
  Buffer<float> cells;
  std::vector<std::uint32_t> order;  ///< pieces, the longest first
  std::vector<const std::int8_t*> inputs, previous;
  std::vector<float*> cell_rows;
  std::vector<std::int8_t*> outputs;
};

/// Borrows the model and the kernels. Safe to share between threads; each needs a state of its own.
class Encoder {
 public:
  Encoder(const Model& model, const Kernels& kernels, const Characters& characters);

  /// Afterwards state.output holds 2 * hidden bytes a word. What is in the group with a sentence never changes its
  /// words' values.
  void encode(std::span<const std::string_view> forms, std::span<const Piece> pieces, EncoderState& state) const;
  std::size_t width() const { return 2 * hidden_; }

 private:
  struct Direction {
    const PackedLayer& layer;
    Rows in;
    std::int8_t* out;
    bool backward;
  };
  void run(const Direction& direction, std::span<const Piece> pieces, EncoderState& state) const;
  void step(const Direction& direction, std::span<const Piece> pieces, std::uint32_t time, EncoderState& state) const;

  const Kernels* kernels_;
  Embedder embedder_;
  std::size_t dim_, hidden_;
  PackedLayer layers_[2][2];
};

}  // namespace relata::syntax
