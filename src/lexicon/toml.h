// SPDX-License-Identifier: Apache-2.0
// TOML as the loaders see it: values that know the line they stand on, and a list of faults that names file, line and way out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "relata/result.h"

namespace relata::lexicon {

/// A TOML value with its place. Dates and times are strings as written.
struct Toml {
  enum class Kind : std::uint8_t { none, string, integer, real, boolean, array, table };

  Kind kind = Kind::none;
  std::uint32_t line = 0;
  std::string string;
  std::int64_t integer = 0;
  double real = 0;  ///< set for integers too
  bool boolean = false;
  std::vector<Toml> array;
  std::vector<std::pair<std::string, Toml>> table;  ///< sorted by key

  // Made in toml.cc, where the type is complete: a table holds pairs of its own kind.
  Toml();
  Toml(const Toml&);
  Toml(Toml&&) noexcept;
  Toml& operator=(const Toml&);
  Toml& operator=(Toml&&) noexcept;
  ~Toml();

  /// The member of a table, or a value of kind none.
  const Toml& operator[](std::string_view key) const;
  explicit operator bool() const { return kind != Kind::none; }
};

/// Faults found while loading, in the order found.
class Faults {
 public:
  void add(const std::filesystem::path& file, std::uint32_t line, std::string_view finding);
  bool empty() const { return messages_.empty(); }
  const std::vector<std::string>& messages() const { return messages_; }
  /// All faults (at most twenty) as one Error of kind bad_data.
  Error error() const;

 private:
  std::vector<std::string> messages_;
};

/// A file and what it holds, with checked access: a wrong kind or an unknown key is a fault, never silence.
class TomlFile {
 public:
  /// A syntax error or an unreadable file becomes a fault and an empty root.
  static TomlFile read(const std::filesystem::path& path, Faults& faults);
  static TomlFile parse(std::string_view text, const std::filesystem::path& path, Faults& faults);

  const Toml& root() const { return root_; }
  const std::filesystem::path& path() const { return path_; }
  void fault(const Toml& where, std::string_view finding, Faults& faults) const { faults.add(path_, where.line, finding); }

  /// The tables of `[[key]]`; empty if absent.
  std::vector<const Toml*> tables(std::string_view key, Faults& faults) const;
  /// The string at `key`; empty if absent, a fault if not a string or if `required` and absent.
  enum class Presence : std::uint8_t { optional, required };
  std::string string(const Toml& table, std::string_view key, Presence presence, Faults& faults) const;
  /// One string or an array of strings.
  std::vector<std::string> strings(const Toml& table, std::string_view key, Presence presence, Faults& faults) const;
  double number(const Toml& table, std::string_view key, double otherwise, Faults& faults) const;
  bool boolean(const Toml& table, std::string_view key, bool otherwise, Faults& faults) const;
  /// Every key of `table` must be one of `known` or a language's code of two letters.
  void only(const Toml& table, std::initializer_list<std::string_view> known, Faults& faults) const;

 private:
  std::filesystem::path path_;
  Toml root_;
};

}  // namespace relata::lexicon
