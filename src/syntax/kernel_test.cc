// SPDX-License-Identifier: Apache-2.0
#include "syntax/kernel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace relata::syntax {
namespace {

constexpr InstructionSet all_sets[] = {InstructionSet::avx512_vnni, InstructionSet::avx2, InstructionSet::ssse3, InstructionSet::portable};

// A sequence without pattern, the same everywhere, with the extreme values often.
class Noise {
 public:
  std::uint32_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33);
  }
  std::int8_t byte() {
    const std::uint32_t value = next();
    if (value % 7 == 0) return (value & 8) != 0 ? 127 : -127;
    return static_cast<std::int8_t>(static_cast<int>(value / 7 % 255) - 127);
  }
  float number() { return static_cast<float>(next() % 20001) / 10000.0f - 1.0f; }

 private:
  std::uint64_t state_ = 42;
};

struct Layer {
  std::vector<std::int8_t> weights;
  std::vector<float> scale, bias;
  DenseView view;
};

Layer make_layer(std::size_t rows, std::size_t columns) {
  Noise noise;
  Layer layer;
  for (std::size_t i = 0; i < rows * columns; ++i) layer.weights.push_back(noise.byte());
  for (std::size_t i = 0; i < rows; ++i) {
    layer.scale.push_back(noise.number() * 1e-4f);
    layer.bias.push_back(noise.number());
  }
  layer.view = {layer.weights.data(), layer.scale.data(), layer.bias.data(), rows, columns};
  return layer;
}

std::vector<std::int8_t> make_bytes(std::size_t count) {
  Noise noise;
  std::vector<std::int8_t> bytes(count);
  std::generate(bytes.begin(), bytes.end(), [&] { return noise.byte(); });
  return bytes;
}

float plain_tanh(float x) {
  x = std::min(std::max(x, -4.97f), 4.97f);
  const float x2 = x * x;
  const float p = x * (135135.0f + x2 * (17325.0f + x2 * (378.0f + x2)));
  const float d = 135135.0f + x2 * (62370.0f + x2 * (3150.0f + x2 * 28.0f));
  return std::min(std::max(p / d, -1.0f), 1.0f);
}

float plain_sigmoid(float x) {
  return 0.5f + 0.5f * plain_tanh(0.5f * x);
}
std::int8_t plain_quantise(float x) {
  return static_cast<std::int8_t>(std::nearbyintf(x * 127.0f));
}

float plain_value(const DenseView& view, std::size_t row, const std::vector<std::int8_t>& x) {
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < view.columns; ++k) sum += view.weights[row * view.columns + k] * x[k];
  return static_cast<float>(sum) * view.scale[row] + view.bias[row];
}

class EverySet : public testing::TestWithParam<InstructionSet> {
 protected:
  void SetUp() override {
    kernels_ = find_kernels(GetParam());
    if (kernels_ == nullptr) GTEST_SKIP() << "this machine lacks the instruction set";
  }
  const Kernels* kernels_ = nullptr;
};
INSTANTIATE_TEST_SUITE_P(Kernel, EverySet, testing::ValuesIn(all_sets));

TEST_P(EverySet, DenseLayersAreExactForAnyNumberOfRowsAndInputs) {
  for (const std::size_t rows : {1u, 17u, 64u, 130u}) {
    const Layer layer = make_layer(rows, 48);
    const PackedLayer packed = pack_dense(*kernels_, layer.view, 0, rows);
    for (const std::size_t count : {1u, 2u, 5u, 6u, 13u}) {
      const std::vector<std::int8_t> in = make_bytes(count * 48);
      Buffer<float> out;
      out.reserve(count * packed.matrix.padded_rows);
      kernels_->dense(packed, {in.data(), 48, count}, out.data(), packed.matrix.padded_rows);
      for (std::size_t i = 0; i < count; ++i) {
        const std::vector<std::int8_t> x(in.begin() + static_cast<std::ptrdiff_t>(i * 48), in.begin() + static_cast<std::ptrdiff_t>(i * 48 + 48));
        for (std::size_t r = 0; r < rows; ++r) ASSERT_EQ(out[i * packed.matrix.padded_rows + r], plain_value(layer.view, r, x));
      }
    }
  }
}

TEST_P(EverySet, ExtremeValuesDoNotSaturate) {
  std::vector<std::int8_t> weights(16 * 512, 127), x(512, -127);
  const std::vector<float> scale(16, 1.0f), bias(16, 0.0f);
  const PackedLayer packed = pack_dense(*kernels_, {weights.data(), scale.data(), bias.data(), 16, 512}, 0, 16);
  Buffer<std::int32_t> out;
  out.reserve(packed.matrix.padded_rows);
  kernels_->products(packed.matrix, {x.data(), 512, 1}, out.data(), packed.matrix.padded_rows);
  EXPECT_EQ(out[0], -127 * 127 * 512);
  EXPECT_EQ(out[15], -127 * 127 * 512);
}

TEST_P(EverySet, OneStepOfAnLstmIsTheFormula) {
  constexpr std::size_t input = 32, hidden = 48, count = 7;
  const Layer layer = make_layer(4 * hidden, input + hidden);
  const PackedLayer packed = pack_lstm(*kernels_, layer.view);
  const std::vector<std::int8_t> in = make_bytes(count * (input + hidden));
  std::vector<float> cells(count * hidden, 0.25f);
  std::vector<std::int8_t> out(count * hidden);
  std::vector<const std::int8_t*> inputs, previous;
  std::vector<float*> cell_rows;
  std::vector<std::int8_t*> outputs;
  for (std::size_t i = 0; i < count; ++i) {
    inputs.push_back(in.data() + i * (input + hidden));
    previous.push_back(inputs.back() + input);
    cell_rows.push_back(cells.data() + i * hidden);
    outputs.push_back(out.data() + i * hidden);
  }
  kernels_->lstm_step(packed, {input, hidden, count, inputs.data(), previous.data(), cell_rows.data(), outputs.data()});
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<std::int8_t> x(inputs[i], inputs[i] + input + hidden);
    for (std::size_t u = 0; u < hidden; ++u) {
      const auto gate = [&](std::size_t g) { return plain_value(layer.view, g * hidden + u, x); };
      const float kept = plain_sigmoid(gate(1)) * 0.25f;
      const float fresh = plain_sigmoid(gate(0)) * plain_tanh(gate(2));
      const float cell = kept + fresh;
      ASSERT_EQ(cells[i * hidden + u], cell);
      ASSERT_EQ(out[i * hidden + u], plain_quantise(plain_sigmoid(gate(3)) * plain_tanh(cell)));
    }
  }
}

TEST_P(EverySet, EmbeddingsSumRowsAndAverageNGrams) {
  const std::vector<std::int8_t> table = make_bytes(300 * 32);
  const std::vector<std::uint32_t> rows = {0, 17, 299}, grams = {1, 2, 2, 250};
  Buffer<std::int8_t> out;
  out.reserve(32);
  kernels_->embed({table.data(), 32, rows, grams, 0.004f, 0.01f}, out.data());
  for (std::size_t j = 0; j < 32; ++j) {
    int plain = 0, pieces = 0;
    for (const std::uint32_t row : rows) plain += table[row * 32 + j];
    for (const std::uint32_t row : grams) pieces += table[row * 32 + j];
    const float sum = static_cast<float>(plain) * 0.004f + static_cast<float>(pieces) * (0.01f / 4.0f);
    ASSERT_EQ(out[j], plain_quantise(plain_tanh(sum)));
  }
}

TEST(Kernel, TheBestSetIsThere) {
  ASSERT_NE(find_kernels(InstructionSet::best), nullptr);
}

}  // namespace
}  // namespace relata::syntax
