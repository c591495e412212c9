// SPDX-License-Identifier: Apache-2.0
// Validation follows table 3-7 of the Unicode standard, with a fast lane for ASCII, eight bytes at a time. The index
// keeps the number of code points before each block of 256 bytes and counts the rest of the block on demand, so that
// the spans of an article of a few thousand claims cost nothing. Example: in "Ação" the byte offset 5 (after "ã") is
// code point offset 3. Tested by: utf8_test.cc.
#include "text/utf8.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace relata::text {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

std::uint64_t eight_bytes(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  while (offset + 8 <= text.size() && (eight_bytes(text.data() + offset) & high_bits) == 0) offset += 8;
  while (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80) ++offset;
  return offset;
}

struct Sequence {
  std::size_t length = 0;  // of the well-formed sequence, or of the maximal bad one
  std::optional<Utf8Fault> fault;
};

Utf8Fault second_byte_fault(unsigned lead, unsigned second) {
  if ((second & 0xc0U) != 0x80U) return Utf8Fault::truncated;
  if (lead == 0xed) return Utf8Fault::surrogate;
  return lead == 0xf4 ? Utf8Fault::out_of_range : Utf8Fault::overlong;
}

// The sequence at `offset`, whose lead byte is not ASCII.
Sequence read_sequence(std::string_view text, std::size_t offset) {
  const unsigned lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0xc0) return {1, Utf8Fault::stray_continuation};
  if (lead < 0xc2) return {1, Utf8Fault::overlong};
  if (lead > 0xf4) return {1, lead < 0xf8 ? Utf8Fault::out_of_range : Utf8Fault::invalid_byte};
  const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    if (offset + i >= text.size()) return {i, Utf8Fault::truncated};
    const unsigned byte = static_cast<unsigned char>(text[offset + i]);
    const unsigned low = i == 1 ? (lead == 0xe0 ? 0xa0U : lead == 0xf0 ? 0x90U : 0x80U) : 0x80U;
    const unsigned high = i == 1 ? (lead == 0xed ? 0x9fU : lead == 0xf4 ? 0x8fU : 0xbfU) : 0xbfU;
    if (byte < low || byte > high) return {i, i == 1 ? second_byte_fault(lead, byte) : Utf8Fault::truncated};
  }
  return {length, std::nullopt};
}

// What windows-1252 means by 80..9F; the five holes map to themselves as C1 controls do in browsers.
constexpr std::array<char16_t, 32> windows_1252_high = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t from_windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xa0 ? windows_1252_high[byte - 0x80U] : byte;
}

std::string_view name(Utf8Fault fault) {
  switch (fault) {
    case Utf8Fault::stray_continuation:
      return "stray continuation byte";
    case Utf8Fault::invalid_byte:
      return "byte that never occurs in UTF-8";
    case Utf8Fault::truncated:
      return "truncated sequence";
    case Utf8Fault::overlong:
      return "overlong sequence";
    case Utf8Fault::surrogate:
      return "surrogate";
    case Utf8Fault::out_of_range:
      return "beyond U+10FFFF";
  }
  return "";
}

}  // namespace

std::optional<Utf8Error> find_utf8_error(std::string_view text) {
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const Sequence sequence = read_sequence(text, i);
    if (sequence.fault) return Utf8Error{i, *sequence.fault};
    i += sequence.length;
  }
  return std::nullopt;
}

Error utf8_error(const Utf8Error& error) {
  return {ErrorKind::invalid_input, "byte " + std::to_string(error.offset) + " is not UTF-8 (" + std::string(name(error.fault)) + ")"};
}

std::string repair_utf8(std::string_view text, Utf8Repair repair) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t ascii = skip_ascii(text, i);
    out.append(text, i, ascii - i);
    i = ascii;
    if (i == text.size()) break;
    const Sequence sequence = read_sequence(text, i);
    if (!sequence.fault) {
      out.append(text, i, sequence.length);
      i += sequence.length;
    } else if (repair == Utf8Repair::windows_1252) {
      append_code_point(out, from_windows_1252(static_cast<unsigned char>(text[i])));
      ++i;
    } else {
      append_code_point(out, 0xfffd);
      i += sequence.length;
    }
  }
  return out;
}

char32_t decode(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i])); };
  const char32_t lead = byte(0);
  char32_t code_point = lead;
  std::size_t length = 1;
  if (lead >= 0xf0 && offset + 3 < text.size()) {
    code_point = (lead & 7U) << 18 | (byte(1) & 63U) << 12 | (byte(2) & 63U) << 6 | (byte(3) & 63U);
    length = 4;
  } else if (lead >= 0xe0 && offset + 2 < text.size()) {
    code_point = (lead & 15U) << 12 | (byte(1) & 63U) << 6 | (byte(2) & 63U);
    length = 3;
  } else if (lead >= 0xc0 && offset + 1 < text.size()) {
    code_point = (lead & 31U) << 6 | (byte(1) & 63U);
    length = 2;
  }
  offset += length;
  return code_point;
}

char32_t decode_before(std::string_view text, std::size_t& offset) {
  do --offset;
  while (offset > 0 && !is_boundary(text, offset));
  std::size_t end = offset;
  return decode(text, end);
}

void append_code_point(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xc0 | code_point >> 6);
    put(0x80 | (code_point & 63));
  } else if (code_point < 0x10000) {
    put(0xe0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 63));
    put(0x80 | (code_point & 63));
  } else {
    put(0xf0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 63));
    put(0x80 | (code_point >> 6 & 63));
    put(0x80 | (code_point & 63));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t continuations = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    const std::uint64_t bytes = eight_bytes(text.data() + i);
    continuations += static_cast<std::size_t>(std::popcount(bytes & ~(bytes << 1) & high_bits));  // 10xxxxxx
  }
  for (; i < text.size(); ++i) continuations += (static_cast<unsigned char>(text[i]) & 0xc0U) == 0x80U;
  return text.size() - continuations;
}

std::string_view clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && !is_boundary(text, bytes)) --bytes;
  return text.substr(0, bytes);
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text), total_(count_code_points(text)) {
  if (total_ == text.size()) return;
  before_block_.reserve(text.size() / block_bytes + 1);
  std::size_t before = 0;
  for (std::size_t i = 0; i <= text.size(); i += block_bytes) {
    before_block_.push_back(static_cast<std::uint32_t>(before));
    before += count_code_points(text.substr(i, block_bytes));
  }
}

std::size_t CodePointIndex::code_point(std::size_t byte) const {
  if (before_block_.empty()) return byte;
  const std::size_t block = byte / block_bytes;
  const std::size_t start = block * block_bytes;
  return before_block_[block] + count_code_points(text_.substr(start, byte - start));
}

}  // namespace relata::text
