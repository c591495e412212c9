// SPDX-License-Identifier: Apache-2.0
#include "syntax/decode.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace relata::syntax {
namespace {

std::uint64_t noise(std::uint64_t& state) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return state >> 33;
}

bool is_tree(const std::vector<std::uint32_t>& heads) {
  int roots = 0;
  for (std::uint32_t word = 1; word <= heads.size(); ++word) {
    roots += heads[word - 1] == 0;
    std::uint32_t at = word;
    for (std::size_t steps = 0; at != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at - 1];
    }
  }
  return roots == 1;
}

std::int64_t value(const std::vector<std::int32_t>& scores, const std::vector<std::uint32_t>& heads) {
  std::int64_t sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + heads[d]];
  return sum;
}

std::int64_t best_of_all(const std::vector<std::int32_t>& scores, std::uint32_t words) {
  std::vector<std::uint32_t> heads(words, 0);
  std::int64_t best = INT64_MIN;
  while (true) {
    if (is_tree(heads)) best = std::max(best, value(scores, heads));
    std::size_t d = 0;
    while (d < words && heads[d] == words) heads[d++] = 0;
    if (d == words) return best;
    ++heads[d];
  }
}

TEST(TreeDecoder, FindsTheBestOfAllTrees) {
  std::uint64_t state = 7;
  TreeDecoder decoder;
  for (std::uint32_t words = 1; words <= 5; ++words) {
    for (int round = 0; round < 200; ++round) {
      std::vector<std::int32_t> scores(words * (words + 1));
      for (std::int32_t& score : scores) score = static_cast<std::int32_t>(noise(state) % 41) - 20;
      std::vector<std::uint32_t> heads(words);
      decoder.decode({scores.data(), words + 1, words}, heads);
      ASSERT_TRUE(is_tree(heads));
      ASSERT_EQ(value(scores, heads), best_of_all(scores, words));
    }
  }
}

TEST(TreeDecoder, LongSentencesFullOfCyclesGiveATree) {
  constexpr std::uint32_t words = 300;
  std::uint64_t state = 3;
  std::vector<std::int32_t> scores(words * (words + 1));
  for (std::int32_t& score : scores) score = static_cast<std::int32_t>(noise(state) % 1000);
  for (std::uint32_t d = 0; d + 1 < words; d += 2) {  // pairs that love each other
    scores[d * (words + 1) + d + 2] = 100000;
    scores[(d + 1) * (words + 1) + d + 1] = 100000;
  }
  std::vector<std::uint32_t> heads(words);
  TreeDecoder().decode({scores.data(), words + 1, words}, heads);
  EXPECT_TRUE(is_tree(heads));
}

TEST(NameDecoder, AForbiddenStepIsNotTaken) {
  // labels O, B, I; I may not follow O or the start
  const std::vector<float> transitions = {0, 0, -10000, 0, 0, -10000, 0, 0, 0, 0, 0, 0};
  const std::vector<float> scores = {0, 1, 3, 0, 0, 2, 2, 0, 1};
  std::vector<std::uint8_t> tags(3);
  NameDecoder().decode(scores.data(), 3, transitions, tags);
  EXPECT_EQ(tags, (std::vector<std::uint8_t>{1, 2, 0}));
}

}  // namespace
}  // namespace relata::syntax
