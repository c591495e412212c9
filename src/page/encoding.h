// SPDX-License-Identifier: Apache-2.0
// Pages in any of the usual encodings become UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace relata::page {

struct Decoded {
  std::string text;       ///< valid UTF-8
  std::string encoding;   ///< what it was read as: "UTF-8", "windows-1252", ...
  bool repaired = false;  ///< bytes that fit no encoding became U+FFFD or a guess
};

/// By byte order mark, then the HTTP header's `charset` (may be empty), then the page's own <meta>, then by looking:
/// UTF-8 if it is valid, else what ICU's detector says, else windows-1252. A label that the bytes contradict is not
/// believed.
Decoded decode_page(std::string_view bytes, std::string_view charset);

}  // namespace relata::page
