// SPDX-License-Identifier: Apache-2.0
// The compiled form of a language's data: one file of named tables of plain rows and a pool of strings, used where it lies (mapped).
// docs/formats.md describes the bytes. A Pack is immutable and safe to share between threads; views live as long as it does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "relata/result.h"

namespace relata::lexicon {

/// A string of the pool. Interned: equal strings of one pack have equal Text.
struct Text {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  bool operator==(const Text&) const = default;
};

/// Rows [begin, begin + size) of another table.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// A row can be stored when it may be copied as bytes and has no padding to leak.
template <class Row>
concept StorableRow = std::is_trivially_copyable_v<Row> && alignof(Row) <= 8;

class Pack {
 public:
  /// Takes ownership of the bytes; checks magic, version, size, checksum and every table's bounds.
  static Result<Pack> from_bytes(std::vector<std::byte> bytes, std::string_view name);
  /// Borrows bytes (a mapped file, say) that `owner` keeps alive.
  static Result<Pack> from_view(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, std::string_view name);

  std::string_view text(Text reference) const { return {strings_ + reference.begin, reference.size}; }

  /// Empty if there is no such table; a table of another row size is a bug and gives an empty span too.
  template <StorableRow Row>
  std::span<const Row> table(std::string_view name) const {
    const Entry* entry = find(name);
    if (entry == nullptr || entry->row_bytes != sizeof(Row)) return {};
    return {reinterpret_cast<const Row*>(bytes_.data() + entry->offset), entry->rows};
  }

  /// XXH3-128 of the whole file in hexadecimal: the lexicon's identity in claims.
  std::string_view hash() const { return hash_; }

 private:
  struct Entry {
    Text name;
    std::uint32_t row_bytes, rows;
    std::uint64_t offset;
  };
  friend class PackWriter;
  const Entry* find(std::string_view name) const;

  std::span<const std::byte> bytes_;
  std::shared_ptr<const void> owner_;
  const char* strings_ = nullptr;
  std::span<const Entry> entries_;
  std::string hash_;
};

/// Collects tables and strings, then writes them as one block. Deterministic: the same calls give the same bytes.
class PackWriter {
 public:
  Text text(std::string_view string);

  template <StorableRow Row>
  void add(std::string_view name, std::span<const Row> rows) {
    const auto bytes = std::as_bytes(rows);
    tables_[std::string(name)] = {sizeof(Row), static_cast<std::uint32_t>(rows.size()), {bytes.begin(), bytes.end()}};
  }
  template <StorableRow Row>
  void add(std::string_view name, const std::vector<Row>& rows) {
    add(name, std::span<const Row>(rows));
  }

  std::vector<std::byte> bytes() const;

 private:
  struct Table {
    std::uint32_t row_bytes = 0, rows = 0;
    std::vector<std::byte> bytes;
  };
  std::map<std::string, Table> tables_;
  std::string strings_;
  std::unordered_map<std::string, Text> interned_;
};

/// Finds rows by a string key: a sorted table of key hashes. Collisions are possible; compare the row's own key.
struct KeyRow {
  std::uint64_t hash = 0;
  std::uint32_t row = 0;
  std::uint32_t unused = 0;
};
std::uint64_t key_hash(std::string_view key);
/// All rows whose key hashes as `key`, in row order.
std::span<const KeyRow> find_key(std::span<const KeyRow> index, std::string_view key);

/// Builds a KeyRow table; sort() before adding it to the pack.
class KeyIndex {
 public:
  void add(std::string_view key, std::uint32_t row) { rows_.push_back({key_hash(key), row, 0}); }
  const std::vector<KeyRow>& sorted();

 private:
  std::vector<KeyRow> rows_;
};

}  // namespace relata::lexicon
