// SPDX-License-Identifier: Apache-2.0
// Learns, over a run, the short lines that a site puts on page after page, and takes them out of the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "page/extract.h"

namespace relata::page {

/// What a page gives depends on the pages before it, so pages must come in the order of the input. One thread at a
/// time.
class RecurringLines {
 public:
  /// Takes out of `page` the short blocks that stood word for word on at least three earlier pages of `site`, then
  /// learns the page's own. A page that mostly repeats earlier ones is a copy and loses nothing; the headline is never
  /// touched.
  void clean(std::string_view site, ExtractedPage& page);

 private:
  static constexpr std::size_t most_lines = 500000;  // then everything is forgotten
  std::unordered_map<std::uint64_t, std::uint32_t> pages_with_;
};

}  // namespace relata::page
