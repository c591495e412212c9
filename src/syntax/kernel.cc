// SPDX-License-Identifier: Apache-2.0
// All time goes into sums of products of int8. One kernel does them for all layers: it takes a panel of four vectors of
// rows (for an LSTM: the input, forget, cell and output gate of as many units as a vector has lanes), multiplies it
// with up to `tile` activations at once, four columns a step, and hands the sums, still in registers, to what follows:
// the gates, a tanh, a plain store.
//
// Exact on every machine: integers are summed exactly. AVX-512 VNNI multiplies unsigned by signed, so 128 is added to
// the activations and taken back in the sums' start. AVX2 and SSSE3 multiply |x| by the weight with x's sign: with
// values in [-127, 127] two products fit 16 bits, nothing saturates. Floats: the same operations in the same order in
// all variants, no fused ones, division and square-free rationals as docs/model-format.md writes them; no sum of floats
// crosses lanes. vpdpbusd is inline assembly because Highway 1.0.3 has no such operation and compiles its AVX-512 code
// without the flag; the machine is asked for it at run time. Tested by kernel_test.cc: every set against plain loops.
#include "syntax/kernel.h"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "syntax/kernel.cc"
#define HWY_DISABLED_TARGETS (HWY_SSE4 | HWY_AVX3_DL)
#include <hwy/foreach_target.h>  // IWYU pragma: keep
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace relata::syntax {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::ScalableTag<float>;
using IntTag = hn::ScalableTag<std::int32_t>;
using Floats = hn::Vec<FloatTag>;
using Ints = hn::Vec<IntTag>;
constexpr std::size_t lanes = HWY_LANES(float);

HWY_INLINE std::int32_t load_four(const std::int8_t* from) {
  std::int32_t four;
  std::memcpy(&four, from, sizeof four);
  return four;
}

#if HWY_TARGET == HWY_AVX3

constexpr std::size_t tile = 6;
struct Activation {
  Ints value;
};
HWY_INLINE Activation load_activation(const std::int8_t* from) {
  const IntTag d;
  return {hn::Xor(hn::Set(d, load_four(from)), hn::Set(d, static_cast<std::int32_t>(0x80808080u)))};
}
HWY_INLINE Ints add_products(Ints sum, const Activation& activation, const std::int8_t* weights) {
  const __m512i four = _mm512_load_si512(weights);
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sum.raw) : "v"(activation.value.raw), "v"(four));
  return sum;
}

#elif HWY_TARGET == HWY_AVX2

constexpr std::size_t tile = 2;
struct Activation {
  __m256i value, magnitude;
};
HWY_INLINE Activation load_activation(const std::int8_t* from) {
  const __m256i value = _mm256_set1_epi32(load_four(from));
  return {value, _mm256_abs_epi8(value)};
}
HWY_INLINE Ints add_products(Ints sum, const Activation& activation, const std::int8_t* weights) {
  const __m256i four = _mm256_load_si256(reinterpret_cast<const __m256i*>(weights));
  const __m256i pairs = _mm256_maddubs_epi16(activation.magnitude, _mm256_sign_epi8(four, activation.value));
  return Ints{_mm256_add_epi32(sum.raw, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)))};
}

#elif HWY_TARGET == HWY_SSSE3

constexpr std::size_t tile = 2;
struct Activation {
  __m128i value, magnitude;
};
HWY_INLINE Activation load_activation(const std::int8_t* from) {
  const __m128i value = _mm_set1_epi32(load_four(from));
  return {value, _mm_abs_epi8(value)};
}
HWY_INLINE Ints add_products(Ints sum, const Activation& activation, const std::int8_t* weights) {
  const __m128i four = _mm_load_si128(reinterpret_cast<const __m128i*>(weights));
  const __m128i pairs = _mm_maddubs_epi16(activation.magnitude, _mm_sign_epi8(four, activation.value));
  return Ints{_mm_add_epi32(sum.raw, _mm_madd_epi16(pairs, _mm_set1_epi16(1)))};
}

#else

constexpr std::size_t tile = 2;
struct Activation {
  std::int8_t value[4];
};
HWY_INLINE Activation load_activation(const std::int8_t* from) {
  Activation activation;
  std::memcpy(activation.value, from, 4);
  return activation;
}
HWY_INLINE Ints add_products(Ints sum, const Activation& activation, const std::int8_t* weights) {
  const IntTag d;
  HWY_ALIGN std::int32_t sums[lanes];
  hn::Store(sum, d, sums);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t k = 0; k < 4; ++k) sums[lane] += activation.value[k] * weights[lane * 4 + k];
  }
  return hn::Load(d, sums);
}

#endif

HWY_INLINE Floats tanh(Floats x) {
  const FloatTag d;
  x = hn::Min(hn::Max(x, hn::Set(d, -4.97f)), hn::Set(d, 4.97f));
  const Floats x2 = hn::Mul(x, x);
  Floats p = hn::Add(hn::Set(d, 378.0f), x2);
  p = hn::Add(hn::Set(d, 17325.0f), hn::Mul(x2, p));
  p = hn::Add(hn::Set(d, 135135.0f), hn::Mul(x2, p));
  p = hn::Mul(x, p);
  Floats q = hn::Mul(x2, hn::Set(d, 28.0f));
  q = hn::Add(hn::Set(d, 3150.0f), q);
  q = hn::Add(hn::Set(d, 62370.0f), hn::Mul(x2, q));
  q = hn::Add(hn::Set(d, 135135.0f), hn::Mul(x2, q));
  const Floats r = hn::Div(p, q);
  return hn::Min(hn::Max(r, hn::Set(d, -1.0f)), hn::Set(d, 1.0f));
}

HWY_INLINE Floats sigmoid(Floats x) {
  const FloatTag d;
  const Floats half = hn::Set(d, 0.5f);
  return hn::Add(half, hn::Mul(half, tanh(hn::Mul(half, x))));
}

// The values are in [-1, 1], so the clamp of q() has nothing to do.
HWY_INLINE void store_quantised(Floats value, std::int8_t* out) {
  const FloatTag d;
  const hn::Rebind<std::int8_t, FloatTag> bytes;
  hn::StoreU(hn::DemoteTo(bytes, hn::NearestInt(hn::Mul(value, hn::Set(d, 127.0f)))), bytes, out);
}

HWY_INLINE Floats layer_value(Ints sum, const PackedLayer& layer, std::size_t row) {
  const FloatTag d;
  return hn::Add(hn::Mul(hn::ConvertTo(d, sum), hn::Load(d, layer.scale.data() + row)), hn::Load(d, layer.bias.data() + row));
}

// Adds columns [0, columns) to the sums of `count` activations; returns the weights behind.
template <std::size_t count>
HWY_INLINE const std::int8_t* add_columns(const std::int8_t* weights, const std::int8_t* const* in, std::size_t columns, Ints (&sums)[count][4]) {
  for (std::size_t k = 0; k < columns; k += 4, weights += 16 * lanes) {
    HWY_UNROLL(6) for (std::size_t i = 0; i < count; ++i) {
      const Activation activation = load_activation(in[i] + k);
      sums[i][0] = add_products(sums[i][0], activation, weights);
      sums[i][1] = add_products(sums[i][1], activation, weights + 4 * lanes);
      sums[i][2] = add_products(sums[i][2], activation, weights + 8 * lanes);
      sums[i][3] = add_products(sums[i][3], activation, weights + 12 * lanes);
    }
  }
  return weights;
}

// The same for two: with names instead of an array, GCC 12 keeps the eight sums in registers.
template <>
HWY_INLINE const std::int8_t* add_columns<2>(const std::int8_t* weights, const std::int8_t* const* in, std::size_t columns, Ints (&sums)[2][4]) {
  Ints a0 = sums[0][0], a1 = sums[0][1], a2 = sums[0][2], a3 = sums[0][3];
  Ints b0 = sums[1][0], b1 = sums[1][1], b2 = sums[1][2], b3 = sums[1][3];
  const std::int8_t* const one = in[0];
  const std::int8_t* const other = in[1];
  for (std::size_t k = 0; k < columns; k += 4, weights += 16 * lanes) {
    const Activation a = load_activation(one + k);
    a0 = add_products(a0, a, weights);
    a1 = add_products(a1, a, weights + 4 * lanes);
    a2 = add_products(a2, a, weights + 8 * lanes);
    a3 = add_products(a3, a, weights + 12 * lanes);
    const Activation b = load_activation(other + k);
    b0 = add_products(b0, b, weights);
    b1 = add_products(b1, b, weights + 4 * lanes);
    b2 = add_products(b2, b, weights + 8 * lanes);
    b3 = add_products(b3, b, weights + 12 * lanes);
  }
  sums[0][0] = a0, sums[0][1] = a1, sums[0][2] = a2, sums[0][3] = a3;
  sums[1][0] = b0, sums[1][1] = b1, sums[1][2] = b2, sums[1][3] = b3;
  return weights;
}

template <std::size_t count>
HWY_INLINE void start_sums(const PackedRows& matrix, std::size_t panel, Ints (&sums)[count][4]) {
  const IntTag d;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t v = 0; v < 4; ++v) sums[i][v] = hn::Load(d, matrix.start.data() + (panel * 4 + v) * lanes);
  }
}

struct Floating {
  const PackedLayer& layer;
  float* out;
  std::size_t stride;
  HWY_INLINE void store(Ints sum, std::size_t i, std::size_t row) const {
    hn::StoreU(layer_value(sum, layer, row), FloatTag(), out + i * stride + row);
  }
};
struct Squashed {
  const PackedLayer& layer;
  std::int8_t* out;
  std::size_t stride;
  HWY_INLINE void store(Ints sum, std::size_t i, std::size_t row) const {
    store_quantised(tanh(layer_value(sum, layer, row)), out + i * stride + row);
  }
};
struct Bare {
  std::int32_t* out;
  std::size_t stride;
  HWY_INLINE void store(Ints sum, std::size_t i, std::size_t row) const { hn::StoreU(sum, IntTag(), out + i * stride + row); }
};

template <std::size_t count, class Sink>
HWY_NOINLINE void multiply_tile(const PackedRows& matrix, const Rows& in, std::size_t first, const Sink& sink) {
  const std::int8_t* activations[count];
  for (std::size_t i = 0; i < count; ++i) activations[i] = in.data + (first + i) * in.stride;
  const std::int8_t* weights = matrix.weights.data();
  for (std::size_t panel = 0; panel * 4 * lanes < matrix.padded_rows; ++panel) {
    Ints sums[count][4];
    start_sums(matrix, panel, sums);
    weights = add_columns(weights, activations, matrix.columns, sums);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t v = 0; v < 4; ++v) sink.store(sums[i][v], first + i, (panel * 4 + v) * lanes);
    }
  }
}

// The last activations, fewer than a tile.
template <std::size_t count, class Sink>
void multiply_rest(const PackedRows& matrix, const Rows& in, const Sink& sink) {
  if constexpr (count > 0) {
    if (in.count % tile != count) return multiply_rest<count - 1>(matrix, in, sink);
    multiply_tile<count>(matrix, in, in.count - count, sink);
  }
}

template <class Sink>
void multiply(const PackedRows& matrix, const Rows& in, const Sink& sink) {
  for (std::size_t first = 0; first + tile <= in.count; first += tile) multiply_tile<tile>(matrix, in, first, sink);
  multiply_rest<tile - 1>(matrix, in, sink);
}

void dense(const PackedLayer& layer, const Rows& in, float* out, std::size_t out_stride) {
  multiply(layer.matrix, in, Floating{layer, out, out_stride});
}

void dense_tanh(const PackedLayer& layer, const Rows& in, std::int8_t* out, std::size_t out_stride) {
  multiply(layer.matrix, in, Squashed{layer, out, out_stride});
}

void products(const PackedRows& matrix, const Rows& in, std::int32_t* out, std::size_t out_stride) {
  multiply(matrix, in, Bare{out, out_stride});
}

// Units [panel * lanes, + lanes) of sentences [first, first + count).
template <std::size_t count>
HWY_NOINLINE void lstm_tile(const PackedLayer& layer, const LstmStep& step, std::size_t panel, std::size_t first) {
  const FloatTag d;
  Ints sums[count][4];
  start_sums(layer.matrix, panel, sums);
  const std::int8_t* weights = layer.matrix.weights.data() + panel * 16 * lanes * (layer.matrix.columns / 4);
  weights = add_columns(weights, step.inputs + first, step.input, sums);
  add_columns(weights, step.previous + first, step.hidden, sums);
  const std::size_t unit = panel * lanes, row = panel * 4 * lanes;
  for (std::size_t i = 0; i < count; ++i) {
    const Floats in = sigmoid(layer_value(sums[i][0], layer, row));
    const Floats forget = sigmoid(layer_value(sums[i][1], layer, row + lanes));
    const Floats fresh = tanh(layer_value(sums[i][2], layer, row + 2 * lanes));
    const Floats out = sigmoid(layer_value(sums[i][3], layer, row + 3 * lanes));
    float* cell = step.cells[first + i] + unit;
    const Floats kept = hn::Add(hn::Mul(forget, hn::LoadU(d, cell)), hn::Mul(in, fresh));
    hn::StoreU(kept, d, cell);
    store_quantised(hn::Mul(out, tanh(kept)), step.outputs[first + i] + unit);
  }
}

template <std::size_t count>
HWY_INLINE void lstm_tiles(const PackedLayer& layer, const LstmStep& step, std::size_t first) {
  for (std::size_t panel = 0; panel * lanes < step.hidden; ++panel) lstm_tile<count>(layer, step, panel, first);
}

template <std::size_t count>
void lstm_rest(const PackedLayer& layer, const LstmStep& step) {
  if constexpr (count > 0) {
    if (step.count % tile != count) return lstm_rest<count - 1>(layer, step);
    lstm_tiles<count>(layer, step, step.count - count);
  }
}

void lstm_step(const PackedLayer& layer, const LstmStep& step) {
  for (std::size_t first = 0; first + tile <= step.count; first += tile) lstm_tiles<tile>(layer, step, first);
  lstm_rest<tile - 1>(layer, step);
}

// The 16-bit sum of one vector's worth of columns, as floats.
HWY_INLINE Floats sum_rows(const EmbeddingSum& sum, std::span<const std::uint32_t> rows, std::size_t column) {
  const hn::Rebind<std::int8_t, FloatTag> bytes;
  const hn::Rebind<std::int16_t, FloatTag> words;
  auto total = hn::Zero(words);
  for (const std::uint32_t row : rows) {
    total = hn::Add(total, hn::PromoteTo(words, hn::LoadU(bytes, sum.table + row * sum.dim + column)));
  }
  return hn::ConvertTo(FloatTag(), hn::PromoteTo(IntTag(), total));
}

void embed(const EmbeddingSum& sum, std::int8_t* out) {
  const FloatTag d;
  const float grams = sum.gram_rows.empty() ? 1.0f : static_cast<float>(sum.gram_rows.size());
  const Floats row_scale = hn::Set(d, sum.row_scale), gram_scale = hn::Set(d, sum.gram_scale / grams);
  for (std::size_t column = 0; column < sum.dim; column += lanes) {
    const Floats plain = hn::Mul(sum_rows(sum, sum.rows, column), row_scale);
    const Floats pieces = hn::Mul(sum_rows(sum, sum.gram_rows, column), gram_scale);
    store_quantised(tanh(hn::Add(plain, pieces)), out + column);
  }
}

void add_tanh(const float* one, const float* other, std::size_t count, std::int8_t* out) {
  const FloatTag d;
  for (std::size_t i = 0; i < count; i += lanes) {
    store_quantised(tanh(hn::Add(hn::LoadU(d, one + i), hn::LoadU(d, other + i))), out + i);
  }
}

const Kernels* kernels() {
  static constexpr Kernels table = {HWY_TARGET == HWY_AVX3    ? "AVX-512 VNNI"
                                    : HWY_TARGET == HWY_AVX2  ? "AVX2"
                                    : HWY_TARGET == HWY_SSSE3 ? "SSSE3"
                                                              : "portable",
                                    lanes,
                                    HWY_TARGET == HWY_AVX3,
                                    dense,
                                    dense_tanh,
                                    products,
                                    lstm_step,
                                    embed,
                                    add_tanh};
  return &table;
}

}  // namespace HWY_NAMESPACE
}  // namespace relata::syntax
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace relata::syntax {

namespace {

const Kernels* avx512_kernels() {
#if HWY_TARGETS & HWY_AVX3
  if ((hwy::SupportedTargets() & HWY_AVX3) != 0 && __builtin_cpu_supports("avx512vnni")) return N_AVX3::kernels();
#endif
  return nullptr;
}
const Kernels* avx2_kernels() {
#if HWY_TARGETS & HWY_AVX2
  if ((hwy::SupportedTargets() & HWY_AVX2) != 0) return N_AVX2::kernels();
#endif
  return nullptr;
}
const Kernels* ssse3_kernels() {
#if HWY_TARGETS & HWY_SSSE3
  if ((hwy::SupportedTargets() & HWY_SSSE3) != 0) return N_SSSE3::kernels();
#endif
  return nullptr;
}

}  // namespace

const Kernels* find_kernels(InstructionSet set) {
  switch (set) {
    case InstructionSet::avx512_vnni:
      return avx512_kernels();
    case InstructionSet::avx2:
      return avx2_kernels();
    case InstructionSet::ssse3:
      return ssse3_kernels();
    case InstructionSet::portable:
      return HWY_NAMESPACE::kernels();
    case InstructionSet::best:
      break;
  }
  for (const InstructionSet better : {InstructionSet::avx512_vnni, InstructionSet::avx2, InstructionSet::ssse3}) {
    if (const Kernels* found = find_kernels(better)) return found;
  }
  return find_kernels(InstructionSet::portable);
}

}  // namespace relata::syntax
#endif  // HWY_ONCE
