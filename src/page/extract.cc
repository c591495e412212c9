// SPDX-License-Identifier: Apache-2.0
#include "page/extract.h"

#include "page/encoding.h"
#include "page/html.h"

namespace relata::page {
namespace {

constexpr std::size_t longest_page = std::size_t{16} << 20;
constexpr std::size_t shortest_article = 80;  // bytes; less is a menu or an error page

void add_block(ExtractedPage& page, std::string_view text, BlockKind kind) {
  std::string& all = page.article.text;
  if (!all.empty()) all += "\n\n";
  const auto begin = static_cast<std::uint32_t>(all.size());
  all += text;
  page.blocks.push_back({{begin, static_cast<std::uint32_t>(all.size())}, kind});
}

std::vector<Block> paragraphs_of(std::string_view body) {
  std::vector<Block> blocks;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    std::string text = collapse_space(resolve_entities(body.substr(0, end)));
    if (!text.empty()) blocks.push_back({BlockKind::paragraph, std::move(text), 0});
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return blocks;
}

std::size_t bytes_of(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.kind == BlockKind::caption ? 0 : block.text.size();
  return bytes;
}

}  // namespace

Result<ExtractedPage> extract_page(const PageInput& input, const BoilerplateFinder& boilerplate) {
  if (input.html.size() > longest_page) {
    return Error{ErrorKind::limit,
                 "the page has " + std::to_string(input.html.size()) + " bytes, more than the limit of " + std::to_string(longest_page)};
  }
  const Decoded decoded = decode_page(input.html, input.charset);
  const HtmlTree tree = HtmlTree::parse(decoded.text);
  ExtractedPage page;
  page.warnings = tree.warnings();
  if (decoded.repaired) page.warnings.push_back("some bytes are not " + decoded.encoding + " and were replaced");
  page.metadata = read_metadata(tree, input.url, input.months == nullptr ? MonthWords() : *input.months);
  std::vector<Block> blocks = find_content(tree, boilerplate, page.metadata.title);
  if (bytes_of(blocks) < 300 && page.metadata.body.size() > bytes_of(blocks) * 2) blocks = paragraphs_of(page.metadata.body);
  if (bytes_of(blocks) < shortest_article) return Error{ErrorKind::invalid_input, "no article text was found in the page"};

  Article& article = page.article;
  if (!page.metadata.title.empty()) {
    add_block(page, page.metadata.title, BlockKind::heading);
    article.headline = page.blocks.front().span;
  }
  for (Block& block : blocks) {
    if (block.kind == BlockKind::caption)
      page.captions.push_back(std::move(block.text));
    else
      add_block(page, block.text, block.kind);
  }
  article.title = page.metadata.title;
  article.url = page.metadata.url.empty() ? input.url : page.metadata.url;
  article.site = page.metadata.site;
  article.language.clear();  // many systems say "en" whatever they write; the text itself tells
  article.authors = page.metadata.authors;
  article.published = page.metadata.date;
  if (article.published) article.date_basis = DateBasis::published;
  return page;
}

}  // namespace relata::page
