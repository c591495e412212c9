// SPDX-License-Identifier: Apache-2.0
// An LSTM must go word by word, but many sentences can go together: step t takes the t-th word of every sentence that
// has one. The sentences stand in order of length, so those still running are always a prefix, and the weights, read
// once a step from the second-level cache, serve them all. Sums are exact integers, so neither company nor order
// changes a bit. Tested by parser_test.cc: one sentence alone and among others.
#include "syntax/encoder.h"

#include <algorithm>
#include <numeric>

namespace relata::syntax {

Encoder::Encoder(const Model& model, const Kernels& kernels, const Characters& characters)
    : kernels_(&kernels), embedder_(model, kernels, characters), dim_(model.config().dim), hidden_(model.config().hidden) {
  for (std::size_t layer = 0; layer < 2; ++layer) {
    for (std::size_t way = 0; way < 2; ++way) layers_[layer][way] = pack_lstm(kernels, model.sections().lstm[layer][way]);
  }
}

void Encoder::step(const Direction& direction, std::span<const Piece> pieces, std::uint32_t time, EncoderState& state) const {
  const std::size_t stride = width();
  std::size_t active = 0;
  for (const std::uint32_t number : state.order) {
    const Piece piece = pieces[number];
    if (piece.count <= time) break;
    const std::size_t word = piece.first + (direction.backward ? piece.count - 1 - time : time);
    std::int8_t* out = direction.out + word * stride;
    state.inputs[active] = direction.in.data + word * direction.in.stride;
    state.previous[active] = time == 0 ? state.zero.data() : direction.backward ? out + stride : out - stride;
    state.cell_rows[active] = state.cells.data() + active * hidden_;
    state.outputs[active] = out;
    ++active;
  }
  const LstmStep now{direction.layer.matrix.columns - hidden_,
                     hidden_,
                     active,
                     state.inputs.data(),
                     state.previous.data(),
                     state.cell_rows.data(),
                     state.outputs.data()};
  kernels_->lstm_step(direction.layer, now);
}

void Encoder::run(const Direction& direction, std::span<const Piece> pieces, EncoderState& state) const {
  if (pieces.empty()) return;
  std::fill_n(state.cells.data(), pieces.size() * hidden_, 0.0f);
  const std::uint32_t steps = pieces[state.order.front()].count;
  for (std::uint32_t time = 0; time < steps; ++time) step(direction, pieces, time, state);
}

void Encoder::encode(std::span<const std::string_view> forms, std::span<const Piece> pieces, EncoderState& state) const {
  state.input.reserve(forms.size() * dim_);
  state.middle.reserve(forms.size() * width());
  state.output.reserve(forms.size() * width());
  state.zero.reserve(hidden_);
  state.cells.reserve(pieces.size() * hidden_);
  for (std::size_t i = 0; i < forms.size(); ++i) embedder_.embed(forms[i], state.embedder, state.input.data() + i * dim_);
  state.order.resize(pieces.size());
  std::iota(state.order.begin(), state.order.end(), 0u);
  std::sort(state.order.begin(), state.order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return pieces[a].count != pieces[b].count ? pieces[a].count > pieces[b].count : a < b; });
  state.inputs.resize(pieces.size());
  state.previous.resize(pieces.size());
  state.cell_rows.resize(pieces.size());
  state.outputs.resize(pieces.size());
  const Rows first{state.input.data(), dim_, forms.size()}, second{state.middle.data(), width(), forms.size()};
  for (const bool backward : {false, true}) {
    run({layers_[0][backward], first, state.middle.data() + backward * hidden_, backward}, pieces, state);
  }
  for (const bool backward : {false, true}) {
    run({layers_[1][backward], second, state.output.data() + backward * hidden_, backward}, pieces, state);
  }
}

}  // namespace relata::syntax
