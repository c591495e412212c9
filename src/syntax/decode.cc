// SPDX-License-Identifier: Apache-2.0
// Most sentences need no search: the best head of each word is a tree already. Where it is not, Chu-Liu-Edmonds
// contracts a cycle into one node and goes on (Chu and Liu 1965, Edmonds 1967), here without recursion and with the
// dense matrix overwritten at each level, so that memory stays at two matrices; the levels keep only what is needed to
// open the cycles again. Arcs of the root cost 2^40 more in the search, which makes exactly one of them certain.
// Integers throughout; ties go to the lowest index, as in tools/train/decode.py, so both give the same tree. Tested by
// decode_test.cc: against all trees of small sentences.
#include "syntax/decode.h"

#include <algorithm>
#include <limits>

namespace relata::syntax {
namespace {

constexpr std::int64_t never = -(std::int64_t{1} << 60);
constexpr std::int64_t root_cost = std::int64_t{1} << 40;

std::uint32_t best_head(const std::int64_t* row, std::uint32_t nodes) {
  return static_cast<std::uint32_t>(std::max_element(row, row + nodes) - row);
}

}  // namespace

bool TreeDecoder::is_tree(std::span<const std::uint32_t> heads) {
  if (std::count(heads.begin(), heads.end(), 0u) != 1) return false;
  seen_.assign(heads.size() + 1, 0);
  for (std::uint32_t word = 1; word <= heads.size(); ++word) {
    std::uint32_t at = word;
    while (at != 0 && seen_[at] == 0) {
      seen_[at] = word;
      at = heads[at - 1];
    }
    if (at != 0 && seen_[at] == word) return false;
  }
  return true;
}

void TreeDecoder::find_cycle(const std::vector<std::uint32_t>& head, std::vector<std::uint32_t>& cycle) {
  cycle.clear();
  seen_.assign(head.size(), 0);
  for (std::uint32_t start = 1; start < head.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen_[at] == 0) {
      seen_[at] = start;
      at = head[at];
    }
    if (at == 0 || seen_[at] != start) continue;
    std::uint32_t member = at;
    do {
      cycle.push_back(member);
      member = head[member];
    } while (member != at);
    std::sort(cycle.begin(), cycle.end());
    return;
  }
}

// Makes one node, the last, of level.cycle; matrix_ becomes the smaller problem.
void TreeDecoder::contract(Level& level, std::uint32_t nodes) {
  seen_.assign(nodes, 0);
  for (const std::uint32_t member : level.cycle) seen_[member] = 1;
  level.rest.clear();
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (seen_[node] == 0) level.rest.push_back(node);
  }
  const auto kept = static_cast<std::uint32_t>(level.rest.size());
  const std::size_t width = kept + 1;
  level.into.assign(kept, 0);
  level.out_of.assign(kept, 0);
  smaller_.assign(width * width, never);
  const auto score = [&](std::uint32_t dependent, std::uint32_t head) { return matrix_[std::size_t{dependent} * nodes + head]; };
  for (std::uint32_t i = 0; i < kept; ++i) {
    const std::uint32_t node = level.rest[i];
    for (std::uint32_t j = 0; j < kept; ++j) smaller_[i * width + j] = score(node, level.rest[j]);
    std::int64_t gain = std::numeric_limits<std::int64_t>::min(), leave = gain;
    for (const std::uint32_t member : level.cycle) {
      const std::int64_t entry = score(member, node) - score(member, level.head[member]);
      if (entry > gain) {
        gain = entry;
        level.into[i] = member;
      }
      if (score(node, member) > leave) {
        leave = score(node, member);
        level.out_of[i] = member;
      }
    }
    smaller_[kept * width + i] = gain;
    smaller_[i * width + kept] = leave;
  }
  matrix_.swap(smaller_);
}

void TreeDecoder::solve(const ArcScores& scores, std::span<std::uint32_t> heads) {
  std::uint32_t nodes = scores.words + 1;
  matrix_.assign(std::size_t{nodes} * nodes, never);
  for (std::uint32_t d = 1; d < nodes; ++d) {
    for (std::uint32_t h = 0; h < nodes; ++h) {
      if (h != d) matrix_[std::size_t{d} * nodes + h] = scores.scores[(d - 1) * scores.stride + h] - (h == 0 ? root_cost : 0);
    }
  }
  std::size_t depth = 0;
  while (true) {
    if (levels_.size() <= depth) levels_.emplace_back();
    Level& level = levels_[depth];
    level.head.assign(nodes, 0);
    for (std::uint32_t node = 0; node < nodes; ++node) matrix_[std::size_t{node} * nodes + node] = never;
    for (std::uint32_t node = 0; node < nodes; ++node) matrix_[node] = never;  // nothing governs the root
    for (std::uint32_t node = 1; node < nodes; ++node) level.head[node] = best_head(&matrix_[std::size_t{node} * nodes], nodes);
    find_cycle(level.head, level.cycle);
    if (level.cycle.empty()) break;
    contract(level, nodes);
    nodes = static_cast<std::uint32_t>(level.rest.size()) + 1;
    ++depth;
  }
  while (depth > 0) {
    const std::vector<std::uint32_t>& small = levels_[depth].head;
    Level& level = levels_[--depth];
    const auto kept = static_cast<std::uint32_t>(level.rest.size());
    for (std::uint32_t i = 1; i < kept; ++i) level.head[level.rest[i]] = small[i] == kept ? level.out_of[i] : level.rest[small[i]];
    const std::uint32_t entry = small[kept];
    level.head[level.into[entry]] = level.rest[entry];
  }
  for (std::uint32_t d = 0; d < scores.words; ++d) heads[d] = levels_[0].head[d + 1];
}

void TreeDecoder::decode(const ArcScores& scores, std::span<std::uint32_t> heads) {
  for (std::uint32_t d = 0; d < scores.words; ++d) {
    const std::int32_t* row = scores.scores + d * scores.stride;
    std::uint32_t best = 0;
    for (std::uint32_t h = 1; h <= scores.words; ++h) {
      if (h != d + 1 && row[h] > row[best]) best = h;
    }
    heads[d] = best;
  }
  if (!is_tree(heads)) solve(scores, heads);
}

void NameDecoder::decode(const float* scores, std::size_t stride, std::span<const float> transitions, std::span<std::uint8_t> tags) {
  if (tags.empty()) return;
  std::size_t labels = 0;
  while ((labels + 1) * labels < transitions.size()) ++labels;
  value_.assign(labels, 0);
  next_.assign(labels, 0);
  back_.assign(tags.size() * labels, 0);
  for (std::size_t k = 0; k < labels; ++k) value_[k] = scores[k] + transitions[k];
  for (std::size_t t = 1; t < tags.size(); ++t) {
    for (std::size_t k = 0; k < labels; ++k) {
      std::size_t best = 0;
      float top = value_[0] + transitions[labels + k];
      for (std::size_t p = 1; p < labels; ++p) {
        const float reached = value_[p] + transitions[(p + 1) * labels + k];
        if (reached > top) {
          top = reached;
          best = p;
        }
      }
      next_[k] = top + scores[t * stride + k];
      back_[t * labels + k] = static_cast<std::uint8_t>(best);
    }
    value_.swap(next_);
  }
  std::size_t tag = static_cast<std::size_t>(std::max_element(value_.begin(), value_.end()) - value_.begin());
  for (std::size_t t = tags.size(); t-- > 0;) {
    tags[t] = static_cast<std::uint8_t>(tag);
    tag = back_[t * labels + tag];
  }
}

}  // namespace relata::syntax
