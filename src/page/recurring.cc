// SPDX-License-Identifier: Apache-2.0
// A block is known by the hash of its site and folded words. Only short blocks count (a slogan, a call for donations,
// an author's biography); prose that recurs is the same article again. Example: "Apoie o jornalismo do Bloco com dez
// reais" on its fourth page is dropped. Tested by: recurring_test.cc.
#include "page/recurring.h"

#include <vector>

#include "base/hash.h"

namespace relata::page {
namespace {

constexpr std::size_t longest_line = 300;  // bytes
constexpr std::uint32_t enough_pages = 3;

}  // namespace

void RecurringLines::clean(std::string_view site, ExtractedPage& page) {
  if (site.empty()) return;
  if (pages_with_.size() > most_lines) pages_with_.clear();
  const std::string& text = page.article.text;
  const std::uint64_t seed = base::hash64(site);
  std::vector<std::uint64_t> keys;
  std::size_t known = 0;
  for (const MarkedSpan& block : page.blocks) {
    const bool headline = block.span == page.article.headline && !block.span.empty();
    const std::string_view words = std::string_view(text).substr(block.span.begin, block.span.size());
    keys.push_back(headline || words.size() > longest_line ? 0 : base::hash64(lexicon::phrase_words(words), seed));
    const auto found = keys.back() == 0 ? pages_with_.end() : pages_with_.find(keys.back());
    known += found != pages_with_.end() && found->second >= enough_pages;
  }
  const bool copy = known * 2 > page.blocks.size();
  std::string kept;
  std::vector<MarkedSpan> blocks;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Span span = page.blocks[i].span;
    if (keys[i] != 0 && pages_with_[keys[i]]++ >= enough_pages && !copy) continue;
    if (!kept.empty()) kept += "\n\n";
    const auto begin = static_cast<std::uint32_t>(kept.size());
    kept.append(text, span.begin, span.size());
    blocks.push_back({{begin, static_cast<std::uint32_t>(kept.size())}, page.blocks[i].kind});
  }
  if (blocks.size() == page.blocks.size()) return;
  page.article.text = std::move(kept);  // the headline comes first and keeps its span
  page.blocks = std::move(blocks);
}

}  // namespace relata::page
