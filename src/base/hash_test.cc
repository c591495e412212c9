// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <gtest/gtest.h>

namespace relata::base {
namespace {

TEST(Hash, IsTheSameEverywhere) {
  EXPECT_EQ(hash128_hex(""), "99aa06d3014798d86001c324468d497f");  // XXH3-128 of nothing, as xxhsum -H2 prints it
  EXPECT_EQ(hash64(""), 0x2d06800538d394c2U);
  EXPECT_NE(hash64("a"), hash64("a", 1));
}

TEST(Hash, PartsRunTogetherAndFieldsDoNot) {
  Hasher parts;
  parts.add("ab");
  parts.add("c");
  EXPECT_EQ(parts.hex(), hash128_hex("abc"));
  Hasher one, other;
  one.add_field("ab");
  one.add_field("c");
  other.add_field("a");
  other.add_field("bc");
  EXPECT_NE(one.hex(), other.hex());
}

}  // namespace
}  // namespace relata::base
