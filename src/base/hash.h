// SPDX-License-Identifier: Apache-2.0
// Hashes that are the same on every machine and in every run (XXH3). Identity and look-up, never security.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace relata::base {

/// 64 bits of XXH3.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// 128 bits of XXH3 as 32 lower-case hexadecimal digits.
std::string hash128_hex(std::string_view bytes);

/// hash128_hex of a text that comes in parts. Move-only.
class Hasher {
 public:
  Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  ~Hasher();

  /// Parts run together: add("ab") and add("a"), add("b") are the same.
  void add(std::string_view bytes);
  /// A part with its length, so that fields cannot run into each other.
  void add_field(std::string_view bytes);
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace relata::base
