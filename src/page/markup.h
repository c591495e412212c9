// SPDX-License-Identifier: Apache-2.0
// What class names, ids and roles of an element say about it: article body, boilerplate, or nothing.
#pragma once

#include <string>
#include <unordered_map>

#include "page/html.h"

namespace relata::page {

enum class Hint : std::uint8_t { none, body, boilerplate, byline };

/// Reads the hints of one page's elements. Class names repeat, so what they say is remembered. One thread at a time.
class HintReader {
 public:
  explicit HintReader(const HtmlTree& tree) : tree_(tree) {}
  /// By role, aria-hidden, hidden, inline style, itemprop, and the words of class and id.
  Hint hint_of(std::uint32_t node);

 private:
  const HtmlTree& tree_;
  std::unordered_map<std::string, Hint> known_;  // by class and id
};

/// Elements that never hold an article's text: nav, footer, form, script, ...
bool is_never_text(Tag tag);

/// Elements that begin and end a block of text.
bool is_block(Tag tag);

inline bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

}  // namespace relata::page
