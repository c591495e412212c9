// SPDX-License-Identifier: Apache-2.0
// UTF-8: checked once at the door, repaired on request, counted in code points where the outside world wants those.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "relata/article.h"
#include "relata/result.h"

namespace relata::text {

enum class Utf8Fault : std::uint8_t {
  stray_continuation,  ///< 80..BF where a character should begin
  invalid_byte,        ///< C0, C1, F5..FF: never in UTF-8
  truncated,           ///< a sequence that ends too early
  overlong,            ///< a longer sequence than the character needs
  surrogate,           ///< U+D800..U+DFFF
  out_of_range,        ///< beyond U+10FFFF
};

struct Utf8Error {
  std::size_t offset = 0;  ///< of the first byte of the bad sequence
  Utf8Fault fault = Utf8Fault::invalid_byte;
};

/// The first error, or nothing if `text` is valid.
std::optional<Utf8Error> find_utf8_error(std::string_view text);

/// An invalid_input Error: "byte 17 is not UTF-8 (truncated sequence)".
Error utf8_error(const Utf8Error& error);

enum class Utf8Repair : std::uint8_t {
  replacement,   ///< each maximal bad sequence becomes U+FFFD
  windows_1252,  ///< each bad byte is read as windows-1252, as in a page put together from two encodings
};

/// Valid UTF-8 made of `text`; the same text if there is nothing to repair.
std::string repair_utf8(std::string_view text, Utf8Repair repair);

/// Whether a code point starts (or the text ends) at `offset`. `text` must be valid.
constexpr bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() || (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xc0U) != 0x80U);
}

/// The code point at `offset`, which moves behind it. `text` must be valid and `offset` a boundary before the end.
char32_t decode(std::string_view text, std::size_t& offset);

/// The code point that ends at `offset`, which moves to its start. `offset` must be a boundary after the start.
char32_t decode_before(std::string_view text, std::size_t& offset);

/// Appends `code_point`, which must be a Unicode scalar value.
void append_code_point(std::string& out, char32_t code_point);

/// Code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// The longest prefix of at most `bytes` bytes that cuts no code point.
std::string_view clip(std::string_view text, std::size_t bytes);

/// Turns byte offsets of one valid text into code point offsets, in constant time. Borrows the text.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  /// Code points before `byte`, which must be a boundary.
  std::size_t code_point(std::size_t byte) const;
  std::pair<std::size_t, std::size_t> code_points(Span span) const { return {code_point(span.begin), code_point(span.end)}; }
  std::size_t size() const { return total_; }

 private:
  static constexpr std::size_t block_bytes = 256;
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  // code points before each block of bytes; empty if all is ASCII
  std::size_t total_ = 0;
};

}  // namespace relata::text
