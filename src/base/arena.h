// SPDX-License-Identifier: Apache-2.0
// Keeps strings alive, at fixed addresses, for as long as one article is being read.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace relata::base {

/// Bump allocator for character data. Move-only; views stay valid across moves. One thread at a time.
class StringArena {
 public:
  StringArena() = default;
  StringArena(StringArena&&) noexcept = default;
  StringArena& operator=(StringArena&&) noexcept = default;

  /// A copy of `text` that lives as long as the arena.
  std::string_view keep(std::string_view text);

 private:
  static constexpr std::size_t block_bytes = 16384;
  std::vector<std::unique_ptr<char[]>> blocks_, large_;
  std::size_t used_ = block_bytes;  ///< of the last block
};

}  // namespace relata::base
