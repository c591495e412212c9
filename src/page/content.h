// SPDX-License-Identifier: Apache-2.0
// Finds the main text of a page and cuts it into blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/boilerplate.h"
#include "page/html.h"

namespace relata::page {

enum class BlockKind : std::uint8_t { paragraph, heading, item, row, quote, caption };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;       ///< white space collapsed; never empty
  double link_share = 0;  ///< of its characters, how many stand in links
};

/// The article's blocks in order, boilerplate left out, no block twice. `headline` is not repeated as a block. Empty if
/// the page has no text.
std::vector<Block> find_content(const HtmlTree& tree, const BoilerplateFinder& boilerplate, std::string_view headline);

}  // namespace relata::page
