// SPDX-License-Identifier: Apache-2.0
#include "syntax/characters.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace relata::syntax {
namespace {

std::string answer(const Characters& characters, const std::string& function, const std::string& input) {
  const std::u32string points = decode(input);
  std::string out;
  if (function == "hash") {
    KeyHash hash;
    hash.add(input);
    return std::to_string(hash.value());
  }
  if (function == "shape") {
    characters.shape(points, out);
    return out;
  }
  for (const char32_t point : points) {
    if (function == "norm") append_point(characters.norm(point), out);
    if (function == "class") out += characters.kind(point);
  }
  return out;
}

TEST(Characters, AgreeWithTheTrainersOwnVectors) {
  const char* source = std::getenv("RELATA_SOURCE");
  std::ifstream file(std::string(source != nullptr ? source : ".") + "/tools/train/vectors.tsv");
  ASSERT_TRUE(file) << "tools/train/vectors.tsv";
  const Characters characters;
  std::string line;
  std::size_t compared = 0;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string function, input, expected;
    std::getline(fields, function, '\t');
    std::getline(fields, input, '\t');
    std::getline(fields, expected, '\t');
    if (function != "hash" && function != "norm" && function != "class" && function != "shape") continue;
    EXPECT_EQ(answer(characters, function, input), expected) << function << " of " << input;
    ++compared;
  }
  EXPECT_GT(compared, 20u);
}

TEST(Characters, BrokenBytesAreOnePointEach) {
  EXPECT_EQ(decode("a\xff\xc3").size(), 3u);
  EXPECT_EQ(decode("\xf0\x9f\x98\x80"), U"\U0001F600");
  std::string back;
  append_point(U'\U0001F600', back);
  EXPECT_EQ(back, "\xf0\x9f\x98\x80");
}

}  // namespace
}  // namespace relata::syntax
