// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <gtest/gtest.h>

namespace relata::text {
namespace {

Utf8Fault fault(std::string_view text, std::size_t offset) {
  const auto error = find_utf8_error(text);
  EXPECT_TRUE(error.has_value());
  EXPECT_EQ(error.value_or(Utf8Error{}).offset, offset);
  return error.value_or(Utf8Error{}).fault;
}

TEST(Utf8, FindsTheFirstErrorAndItsKind) {
  EXPECT_FALSE(find_utf8_error(""));
  EXPECT_FALSE(find_utf8_error("A Coréia do Norte disse: “não” 🕊 e mais"));
  EXPECT_EQ(fault("abcdefghij\xE9 x", 10), Utf8Fault::truncated);
  EXPECT_EQ(fault("a\x80", 1), Utf8Fault::stray_continuation);
  EXPECT_EQ(fault("\xC0\xAF", 0), Utf8Fault::overlong);
  EXPECT_EQ(fault("\xE0\x80\xAF", 0), Utf8Fault::overlong);
  EXPECT_EQ(fault("\xED\xA0\x80", 0), Utf8Fault::surrogate);
  EXPECT_EQ(fault("\xF4\x90\x80\x80", 0), Utf8Fault::out_of_range);
  EXPECT_EQ(fault("\xFF", 0), Utf8Fault::invalid_byte);
  EXPECT_EQ(fault("x\xE2\x82", 1), Utf8Fault::truncated);
  EXPECT_EQ(utf8_error({7, Utf8Fault::truncated}).message, "byte 7 is not UTF-8 (truncated sequence)");
}

TEST(Utf8, RepairsByGuessOrByMark) {
  EXPECT_EQ(repair_utf8("a\xE9"
                        "b \x93x\x94 ção",
                        Utf8Repair::windows_1252),
            "aéb “x” ção");
  EXPECT_EQ(repair_utf8("a\xE2\x82 b", Utf8Repair::replacement), "a\uFFFD b");
  for (int lead = 0; lead < 256; ++lead) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes{static_cast<char>(lead), static_cast<char>(second), 'x'};
      ASSERT_FALSE(find_utf8_error(repair_utf8(bytes, Utf8Repair::replacement)));
      ASSERT_FALSE(find_utf8_error(repair_utf8(bytes, Utf8Repair::windows_1252)));
    }
  }
}

TEST(Utf8, DecodesWhatItAppends) {
  for (const char32_t code_point : {U'a', U'é', U'“', U'\U0001F54A', U'\U0010FFFF'}) {
    std::string text;
    append_code_point(text, code_point);
    std::size_t offset = 0;
    EXPECT_EQ(decode(text, offset), code_point);
    EXPECT_EQ(offset, text.size());
    EXPECT_EQ(decode_before(text, offset), code_point);
    EXPECT_EQ(offset, 0U);
  }
}

TEST(Utf8, CountsCodePoints) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "ção 🕊" : "acordo “bilateral” ";
  const CodePointIndex index(text);
  std::size_t expected = 0;
  for (std::size_t offset = 0; offset < text.size(); ++expected) {
    ASSERT_EQ(index.code_point(offset), expected);
    decode(text, offset);
  }
  EXPECT_EQ(index.code_point(text.size()), expected);
  EXPECT_EQ(index.size(), expected);
  EXPECT_EQ(CodePointIndex("abc").code_points({1, 3}), (std::pair<std::size_t, std::size_t>{1, 3}));
  EXPECT_EQ(clip("ação", 2), "a");
  EXPECT_EQ(clip("ação", 3), "aç");
}

}  // namespace
}  // namespace relata::text
