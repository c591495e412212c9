// SPDX-License-Identifier: Apache-2.0
// Puts the rows of a matrix into the order in which kernel.cc reads them.
#include <cstring>
#include <numeric>
#include <vector>

#include "syntax/kernel.h"

namespace relata::syntax {
namespace {

struct Shape {
  std::size_t columns, lanes;
  bool unsigned_input;
};

// Row `slot` of the packed matrix becomes the `columns` bytes at `from`.
void pack_row(const Shape& shape, std::size_t slot, const std::int8_t* from, PackedRows& out) {
  const std::size_t panel_rows = 4 * shape.lanes;
  const std::size_t panel = slot / panel_rows, within = slot % panel_rows;
  std::int8_t* to = out.weights.data() + panel * panel_rows * shape.columns + within * 4;
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < shape.columns; k += 4) {
    std::memcpy(to + k * panel_rows, from + k, 4);
  }
  if (shape.unsigned_input) {
    for (std::size_t k = 0; k < shape.columns; ++k) sum += from[k];
  }
  out.start[slot] = -128 * sum;
}

void clear_row(const Shape& shape, std::size_t slot, PackedRows& out) {
  const std::size_t panel_rows = 4 * shape.lanes;
  std::int8_t* to = out.weights.data() + slot / panel_rows * panel_rows * shape.columns + slot % panel_rows * 4;
  for (std::size_t k = 0; k < shape.columns; k += 4) std::memset(to + k * panel_rows, 0, 4);
  out.start[slot] = 0;
}

void prepare(const Shape& shape, std::size_t rows, PackedRows& out) {
  const std::size_t panel_rows = 4 * shape.lanes;
  out.rows = rows;
  out.padded_rows = (rows + panel_rows - 1) / panel_rows * panel_rows;
  out.columns = shape.columns;
  out.weights.reserve(out.padded_rows * shape.columns);
  out.start.reserve(out.padded_rows);
}

// order[slot] = row of the view that goes there.
PackedLayer pack_layer(const Kernels& kernels, const DenseView& view, const std::vector<std::size_t>& order) {
  const Shape shape{view.columns, kernels.lanes, kernels.unsigned_input};
  PackedLayer layer;
  prepare(shape, order.size(), layer.matrix);
  layer.scale.reserve(layer.matrix.padded_rows);
  layer.bias.reserve(layer.matrix.padded_rows);
  for (std::size_t slot = 0; slot < order.size(); ++slot) {
    pack_row(shape, slot, view.weights + order[slot] * view.columns, layer.matrix);
    layer.scale[slot] = view.scale[order[slot]];
    layer.bias[slot] = view.bias[order[slot]];
  }
  return layer;
}

}  // namespace

void pack_rows(const Kernels& kernels, const Rows& in, std::size_t columns, PackedRows& out) {
  const Shape shape{columns, kernels.lanes, kernels.unsigned_input};
  prepare(shape, in.count, out);
  for (std::size_t row = 0; row < in.count; ++row) pack_row(shape, row, in.data + row * in.stride, out);
  for (std::size_t row = in.count; row < out.padded_rows; ++row) clear_row(shape, row, out);
}

PackedLayer pack_dense(const Kernels& kernels, const DenseView& view, std::size_t first, std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), first);
  return pack_layer(kernels, view, order);
}

PackedLayer pack_lstm(const Kernels& kernels, const DenseView& view) {
  const std::size_t hidden = view.rows / 4;
  std::vector<std::size_t> order;
  order.reserve(view.rows);
  for (std::size_t unit = 0; unit < hidden; unit += kernels.lanes) {
    for (std::size_t gate = 0; gate < 4; ++gate) {
      for (std::size_t lane = 0; lane < kernels.lanes; ++lane) order.push_back(gate * hidden + unit + lane);
    }
  }
  return pack_layer(kernels, view, order);
}

}  // namespace relata::syntax
