// SPDX-License-Identifier: Apache-2.0
// Byte offsets of a text as code point offsets, in constant time after one pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "relata/article.h"

namespace relata::format {

/// Borrows valid UTF-8.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  /// Code points before the byte at `offset` (0 to the text's size).
  std::uint32_t before(std::uint32_t offset) const;
  std::pair<std::uint32_t, std::uint32_t> code_points(Span span) const { return {before(span.begin), before(span.end)}; }

 private:
  static constexpr std::uint32_t stride = 64;
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  ///< code points before each 64th byte
};

}  // namespace relata::format
