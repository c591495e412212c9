// SPDX-License-Identifier: Apache-2.0
// What a model knows of characters: lower case, normal form, class, shape, and the hash of its keys
// (docs/model-format.md, section 3). Equal bit for bit to tools/train/features.py.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// One step of FNV-1a, 64 bits. Keys are hashed while they are put together, so no key is ever written down.
class KeyHash {
 public:
  constexpr KeyHash() = default;
  constexpr explicit KeyHash(char tag) { add(tag); }

  constexpr void add(char byte) { state_ = (state_ ^ static_cast<unsigned char>(byte)) * 1099511628211ULL; }
  constexpr void add(std::string_view bytes) {
    for (const char byte : bytes) add(byte);
  }
  /// The UTF-8 bytes of `point`.
  void add_point(char32_t point) {
    if (point < 0x80) {
      add(static_cast<char>(point));
    } else {
      add_long_point(point);
    }
  }
  constexpr std::uint64_t value() const { return state_; }
  /// As stored in the tables of a model, where 0 means an empty slot.
  constexpr std::uint64_t key() const { return state_ == 0 ? 1 : state_; }

 private:
  void add_long_point(char32_t point);
  std::uint64_t state_ = 14695981039346656037ULL;
};

/// One code point of a text and where it ends. A byte that is no UTF-8 is a point of its own, U+FFFD.
struct DecodedPoint {
  char32_t point = 0;
  std::uint32_t size = 1;  ///< bytes
};
DecodedPoint decode_point(std::string_view text, std::size_t at);
void append_point(char32_t point, std::string& out);
std::u32string decode(std::string_view text);

/// Tables of the first code points (all of the alphabets in use here); ICU answers for the others. Safe to share
/// between threads.
class Characters {
 public:
  Characters();

  /// Simple lower-case mapping.
  char32_t lower(char32_t point) const { return point < table_size ? table_[point].lower : slow_lower(point); }
  /// Lower case, straight quotes, digits as 0.
  char32_t norm(char32_t point) const { return point < table_size ? table_[point].norm : slow_norm(point); }
  /// 'U' upper, 'L' other letters and marks, 'D' digit, '_' white space, punctuation as itself, 'E' ellipsis, 'P', 'Y',
  /// 'Z' the rest.
  char kind(char32_t point) const { return point < table_size ? table_[point].kind : slow_kind(point); }
  char32_t upper(char32_t point) const;

  /// Appends the shape ("Xx", "dd.dd"), at most 8 characters.
  void shape(std::u32string_view word, std::string& out) const;
  void append_lower(std::string_view text, std::string& out) const;
  /// The same as lower() and kind(), without a table.
  static char32_t lower_of(char32_t point) { return slow_lower(point); }
  static char kind_of(char32_t point) { return slow_kind(point); }

 private:
  static constexpr char32_t table_size = 0x2100;
  struct Entry {
    char32_t lower, norm;
    char kind;
  };
  static char32_t slow_lower(char32_t point);
  static char32_t slow_norm(char32_t point);
  static char slow_kind(char32_t point);
  std::vector<Entry> table_;
};

/// True for classes U, L and D: what words are made of.
constexpr bool is_alphanumeric(char kind) {
  return kind == 'U' || kind == 'L' || kind == 'D';
}
/// Soft hyphen, zero-width space and joiners, byte order mark.
constexpr bool is_invisible(char32_t point) {
  return point == 0xAD || (point >= 0x200B && point <= 0x200D) || point == 0xFEFF;
}

}  // namespace relata::syntax
