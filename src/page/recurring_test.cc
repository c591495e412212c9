// SPDX-License-Identifier: Apache-2.0
#include "page/recurring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::page {
namespace {

using testing::HasSubstr;
using testing::Not;

ExtractedPage make_page(const std::vector<std::string>& blocks) {
  ExtractedPage page;
  for (const std::string& block : blocks) {
    if (!page.article.text.empty()) page.article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(page.article.text.size());
    page.article.text += block;
    page.blocks.push_back({{begin, static_cast<std::uint32_t>(page.article.text.size())}, BlockKind::paragraph});
  }
  page.article.headline = page.blocks.front().span;
  return page;
}

TEST(RecurringLines, DropsWhatASiteSaysOnEveryPage) {
  RecurringLines lines;
  for (int i = 0; i < 5; ++i) {
    const std::string number = std::to_string(i);
    ExtractedPage page =
        make_page({"Título " + number, "O acordo número " + number + " foi assinado.", "Apoie o Bloco!", "O fim da notícia " + number + "."});
    lines.clean("bloco.example", page);
    EXPECT_EQ(page.article.text.find("Apoie o Bloco!") != std::string::npos, i < 3) << i;
    EXPECT_EQ(page.blocks.size(), i < 3 ? 4U : 3U);
    const Span last = page.blocks.back().span;
    EXPECT_EQ(page.article.text.substr(last.begin, last.size()), "O fim da notícia " + number + ".");
  }
  ExtractedPage other = make_page({"Título", "O acordo foi assinado.", "Apoie o Bloco!", "Fim."});
  lines.clean("outro.example", other);
  EXPECT_THAT(other.article.text, HasSubstr("Apoie o Bloco!"));
}

TEST(RecurringLines, ACopyLosesNothing) {
  RecurringLines lines;
  for (int i = 0; i < 6; ++i) {
    ExtractedPage page = make_page({"Título", "O acordo foi assinado.", "As partes saíram."});
    lines.clean("bloco.example", page);
    EXPECT_EQ(page.blocks.size(), 3U);
  }
}

}  // namespace
}  // namespace relata::page
