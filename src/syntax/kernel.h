// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the model (docs/model-format.md, section 2) for one instruction set. All sets give the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "syntax/buffer.h"
#include "syntax/model.h"

namespace relata::syntax {

/// `best` is what this machine does fastest.
enum class InstructionSet : std::uint8_t { best, avx512_vnni, avx2, ssse3, portable };

/// A matrix of int8 rows in the order in which a kernel eats it: panels of four vectors of rows, four columns at a
/// time.
struct PackedRows {
  std::size_t rows = 0, padded_rows = 0, columns = 0;
  Buffer<std::int8_t> weights;  ///< [panel][columns / 4][4][lanes][4]
  Buffer<std::int32_t> start;   ///< what each row's sum begins with
};

/// A dense layer or, with the rows of the four gates of one unit side by side, an LSTM.
struct PackedLayer {
  PackedRows matrix;
  Buffer<float> scale, bias;  ///< in packed order, zero beyond `rows`
};

/// Activations, one row of int8 after the other.
struct Rows {
  const std::int8_t* data = nullptr;
  std::size_t stride = 0, count = 0;
};

/// One step of an LSTM for several sentences at once.
struct LstmStep {
  std::size_t input = 0;  ///< columns of the input; the other columns are the previous output
  std::size_t hidden = 0;
  std::size_t count = 0;               ///< sentences
  const std::int8_t* const* inputs;    ///< [count] -> [input]
  const std::int8_t* const* previous;  ///< [count] -> [hidden]
  float* const* cells;                 ///< [count] -> [hidden], changed
  std::int8_t* const* outputs;         ///< [count] -> [hidden]
};

/// A word vector from rows of the embedding.
struct EmbeddingSum {
  const std::int8_t* table = nullptr;
  std::size_t dim = 0;
  std::span<const std::uint32_t> rows, gram_rows;  ///< at most 250 each, so that sums of int8 fit 16 bits
  float row_scale = 0, gram_scale = 0;
};

struct Kernels {
  std::string_view name;
  std::size_t lanes = 0;        ///< 32-bit numbers a vector
  bool unsigned_input = false;  ///< sums are made of activation + 128; `start` takes that back
  /// out[i][r] = float(sum) * scale + bias; `out_stride` >= padded_rows.
  void (*dense)(const PackedLayer& layer, const Rows& in, float* out, std::size_t out_stride) = nullptr;
  /// The same, then q(tanh()).
  void (*dense_tanh)(const PackedLayer& layer, const Rows& in, std::int8_t* out, std::size_t out_stride) = nullptr;
  /// The bare sums.
  void (*products)(const PackedRows& matrix, const Rows& in, std::int32_t* out, std::size_t out_stride) = nullptr;
  void (*lstm_step)(const PackedLayer& layer, const LstmStep& step) = nullptr;
  void (*embed)(const EmbeddingSum& sum, std::int8_t* out) = nullptr;
  /// out = q(tanh(one + other)); `count` is a multiple of 16.
  void (*add_tanh)(const float* one, const float* other, std::size_t count, std::int8_t* out) = nullptr;
};

/// nullptr if this machine or this build does not have it.
const Kernels* find_kernels(InstructionSet set);

/// `rows` of `in` (at most in.count), packed for `kernels`; keeps its memory for the next time.
void pack_rows(const Kernels& kernels, const Rows& in, std::size_t columns, PackedRows& out);
/// Rows [first, first + count) of a layer.
PackedLayer pack_dense(const Kernels& kernels, const DenseView& view, std::size_t first, std::size_t count);
PackedLayer pack_lstm(const Kernels& kernels, const DenseView& view);

}  // namespace relata::syntax
