// SPDX-License-Identifier: Apache-2.0
#include "lexicon/pack.h"

#include <gtest/gtest.h>

namespace relata::lexicon {
namespace {

struct Row {
  Text name;
  std::int32_t value;
  std::uint32_t unused;
};

std::vector<std::byte> sample() {
  PackWriter writer;
  const std::vector<Row> rows = {{writer.text("visita"), 1, 0}, {writer.text("acordo"), 2, 0}, {writer.text("visita"), 3, 0}};
  KeyIndex index;
  for (std::uint32_t i = 0; i < rows.size(); ++i) index.add(i == 1 ? "acordo" : "visita", i);
  writer.add("rows", rows);
  writer.add("rows.index", index.sorted());
  return writer.bytes();
}

TEST(Pack, GivesBackWhatWasWritten) {
  const auto pack = Pack::from_bytes(sample(), "sample");
  ASSERT_TRUE(pack) << pack.error().message;
  const auto rows = pack->table<Row>("rows");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(pack->text(rows[2].name), "visita");
  EXPECT_EQ(rows[0].name, rows[2].name);
  const auto found = find_key(pack->table<KeyRow>("rows.index"), "visita");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[1].row, 2u);
  EXPECT_TRUE(find_key(pack->table<KeyRow>("rows.index"), "guerra").empty());
  EXPECT_TRUE(pack->table<Row>("nothing").empty());
  EXPECT_EQ(pack->hash().size(), 32u);
}

TEST(Pack, RefusesEveryDamagedByte) {
  const auto good = sample();
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] ^= std::byte{0x40};
    EXPECT_FALSE(Pack::from_bytes(bad, "sample")) << "byte " << i;
  }
  EXPECT_FALSE(Pack::from_bytes({good.begin(), good.end() - 1}, "sample"));
  EXPECT_FALSE(Pack::from_bytes({}, "sample"));
}

}  // namespace
}  // namespace relata::lexicon
