// SPDX-License-Identifier: Apache-2.0
// From scores to trees and to names, exactly: the best tree with one root, the best sequence of name tags.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace relata::syntax {

/// Arc scores of a sentence of `words` words: scores[d * stride + h] for the word d (from 0) and the head h (0 = root,
/// else word h - 1).
struct ArcScores {
  const std::int32_t* scores = nullptr;
  std::size_t stride = 0;
  std::uint32_t words = 0;
};

/// Maximum spanning arborescences. Keeps its memory; one thread at a time.
class TreeDecoder {
 public:
  /// heads[d] = 0 for the one word below the root, else 1 + its head's index. Ties go to the lowest index.
  void decode(const ArcScores& scores, std::span<std::uint32_t> heads);

 private:
  struct Level {
    std::vector<std::uint32_t> head, cycle, rest, into, out_of;
  };
  bool is_tree(std::span<const std::uint32_t> heads);
  void find_cycle(const std::vector<std::uint32_t>& head, std::vector<std::uint32_t>& cycle);
  void contract(Level& level, std::uint32_t nodes);
  void solve(const ArcScores& scores, std::span<std::uint32_t> heads);

  std::vector<std::uint32_t> seen_;
  std::vector<std::int64_t> matrix_, smaller_;  ///< [dependent][head], node 0 the root
  std::vector<Level> levels_;
};

/// The best tags under `transitions` [labels + 1][labels] (row 0: the start). `scores`: [words][stride].
class NameDecoder {
 public:
  void decode(const float* scores, std::size_t stride, std::span<const float> transitions, std::span<std::uint8_t> tags);

 private:
  std::vector<float> value_, next_;
  std::vector<std::uint8_t> back_;
};

}  // namespace relata::syntax
