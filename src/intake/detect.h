// SPDX-License-Identifier: Apache-2.0
// What a file is, told from its first bytes, never from its name.
#pragma once

#include <cstdint>
#include <string_view>

namespace relata::intake {

enum class Format : std::uint8_t {
  empty,
  text,
  html,
  json_lines,   ///< an object a line
  json_array,   ///< [{...}, {...}]
  json_object,  ///< one object over many lines, or a JSON Feed
  warc,         ///< WARC and WET
  feed,         ///< RSS, Atom, RDF, news sitemap
  url_list,     ///< an address a line
  binary,       ///< images, archives, programs: nothing Relata reads
};

/// `head` is the beginning of the (decompressed) input; 4 KiB or more is plenty.
Format detect_format(std::string_view head);

/// "a PDF file" and the like for well-known binary formats; "binary data" otherwise.
std::string_view describe_binary(std::string_view head);

}  // namespace relata::intake
