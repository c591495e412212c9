// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace relata::base {
namespace {

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("relata-file-" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(FileTest, WritesAndReadsBack) {
  ASSERT_TRUE(write_file_atomically(folder_ / "a", "one").has_value());
  ASSERT_TRUE(write_file_atomically(folder_ / "a", "two").has_value());
  EXPECT_EQ(read_file(folder_ / "a", 100).value(), "two");
  auto mapped = MappedFile::open(folder_ / "a");
  ASSERT_TRUE(mapped);
  const MappedFile moved = std::move(mapped).value();
  EXPECT_EQ(moved.bytes(), "two");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1) << "temporary left behind";
}

TEST_F(FileTest, AnEmptyFileIsAnEmptyView) {
  std::ofstream(folder_ / "empty");
  EXPECT_EQ(MappedFile::open(folder_ / "empty")->bytes(), "");
  EXPECT_EQ(read_file(folder_ / "empty", 0).value(), "");
}

TEST_F(FileTest, SaysWhatWentWrong) {
  const auto missing = read_file(folder_ / "none", 10);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
  EXPECT_NE(missing.error().message.find("none"), std::string::npos);
  std::ofstream(folder_ / "long") << "12345678901";
  EXPECT_EQ(read_file(folder_ / "long", 10).error().kind, ErrorKind::limit);
  EXPECT_FALSE(MappedFile::open(folder_));
  EXPECT_FALSE(write_file_atomically(folder_ / "no" / "such" / "folder", "x").has_value());
}

TEST_F(FileTest, AFullDiskLeavesNothing) {
  if (::access("/dev/full", W_OK) != 0) GTEST_SKIP();
  // /dev/full cannot hold a temporary beside it; the folder refuses instead, and nothing appears.
  EXPECT_FALSE(write_file_atomically("/proc/relata-cannot-write-here", "x").has_value());
}

}  // namespace
}  // namespace relata::base
