// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <gtest/gtest.h>

#include <string>

namespace relata::base {
namespace {

TEST(StringArena, KeepsManyStringsOfAllSizesAcrossAMove) {
  StringArena arena;
  std::vector<std::pair<std::string, std::string_view>> kept;
  for (std::size_t i = 0; i < 2000; ++i) {
    std::string text(i % 97 == 0 ? 30000 + i : i % 53, static_cast<char>('a' + i % 26));
    kept.emplace_back(text, arena.keep(text));
  }
  StringArena moved = std::move(arena);
  for (const auto& [text, view] : kept) EXPECT_EQ(text, view);
}

}  // namespace
}  // namespace relata::base
