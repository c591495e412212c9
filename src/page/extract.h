// SPDX-License-Identifier: Apache-2.0
// A page becomes an article: headline and paragraphs as one text, with what the page says about itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/boilerplate.h"
#include "page/content.h"
#include "page/metadata.h"
#include "relata/article.h"
#include "relata/result.h"

namespace relata::page {

struct PageInput {
  std::string_view html;               ///< in any encoding
  std::string url;                     ///< where it was found; may be empty
  std::string charset;                 ///< of the HTTP header; may be empty
  const MonthWords* months = nullptr;  ///< for dates that stand in words only; may be null
};

/// A run of the article's text and what it was in the page.
struct MarkedSpan {
  Span span;
  BlockKind kind = BlockKind::paragraph;
};

struct ExtractedPage {
  Article article;  ///< text: headline, a blank line, then one block a paragraph
  Metadata metadata;
  std::vector<MarkedSpan> blocks;     ///< of article.text, in order
  std::vector<std::string> captions;  ///< of pictures; not part of the text
  std::vector<std::string> warnings;
};

/// invalid_input if no article text is found, limit beyond 16 MiB.
Result<ExtractedPage> extract_page(const PageInput& input, const BoilerplateFinder& boilerplate);

}  // namespace relata::page
