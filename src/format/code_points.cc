// SPDX-License-Identifier: Apache-2.0
#include "format/code_points.h"

namespace relata::format {
namespace {

bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / stride + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % stride == 0) counts_.push_back(count);
    count += starts_code_point(text[i]);
  }
  if (text.size() % stride == 0) counts_.push_back(count);
}

std::uint32_t CodePoints::before(std::uint32_t offset) const {
  std::uint32_t count = counts_[offset / stride];
  for (std::uint32_t i = offset / stride * stride; i < offset; ++i) count += starts_code_point(text_[i]);
  return count;
}

}  // namespace relata::format
