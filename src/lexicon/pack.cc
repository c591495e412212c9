// SPDX-License-Identifier: Apache-2.0
// Layout, little-endian: Header | Entry[tables] | string pool | tables, each 8-aligned. Offsets count from the file's start. The checksum is
// XXH3-64 of all but itself; the pack's identity is XXH3-128 of the whole.
// Tested by pack_test.cc.
#include "lexicon/pack.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>

namespace relata::lexicon {
namespace {

static_assert(std::endian::native == std::endian::little, "packs are little-endian");

constexpr std::array<char, 8> magic = {'R', 'L', 'T', 'A', 'L', 'E', 'X', '\n'};
constexpr std::uint32_t format_version = 1;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, tables;
  std::uint64_t size, checksum, strings_offset, strings_size;
};

Error damaged(std::string_view name, std::string_view finding) {
  return {ErrorKind::bad_data, std::string(name) + ": " + std::string(finding) + "; build the data again with `make`"};
}

/// Over the header (its checksum field as zero), then all that follows.
std::uint64_t checksum(Header header, std::span<const std::byte> bytes) {
  header.checksum = 0;
  return XXH3_64bits_withSeed(bytes.data() + sizeof header, bytes.size() - sizeof header, XXH3_64bits(&header, sizeof header));
}

constexpr std::uint64_t aligned(std::uint64_t offset) {
  return (offset + 7) / 8 * 8;
}

std::string hex128(const void* data, std::size_t size) {
  const XXH128_hash_t hash = XXH3_128bits(data, size);
  std::string text;
  for (const std::uint64_t half : {hash.high64, hash.low64}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(half >> shift) & 15];
  }
  return text;
}

}  // namespace

Result<Pack> Pack::from_bytes(std::vector<std::byte> bytes, std::string_view name) {
  auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  const std::span<const std::byte> view(*owner);
  return from_view(view, std::move(owner), name);
}

Result<Pack> Pack::from_view(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, std::string_view name) {
  Header header;
  if (bytes.size() < sizeof header) return damaged(name, "too short for a lexicon");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic) return damaged(name, "not a Relata lexicon");
  if (header.version != format_version) return damaged(name, "lexicon format version " + std::to_string(header.version) + ", this program reads 1");
  if (header.size != bytes.size()) return damaged(name, "cut off or padded");
  if (header.checksum != checksum(header, bytes)) return damaged(name, "checksum differs");
  const std::uint64_t entries_end = sizeof header + std::uint64_t{header.tables} * sizeof(Entry);
  if (entries_end > header.strings_offset || header.strings_size > header.size || header.strings_offset > header.size - header.strings_size) {
    return damaged(name, "tables overlap");
  }
  Pack pack;
  pack.bytes_ = bytes;
  pack.owner_ = std::move(owner);
  pack.strings_ = reinterpret_cast<const char*>(bytes.data() + header.strings_offset);
  pack.entries_ = {reinterpret_cast<const Entry*>(bytes.data() + sizeof header), header.tables};
  for (const Entry& entry : pack.entries_) {
    const std::uint64_t size = std::uint64_t{entry.row_bytes} * entry.rows;
    if (entry.offset % 8 != 0 || size > header.size || entry.offset > header.size - size) return damaged(name, "a table lies outside the file");
  }
  pack.hash_ = hex128(bytes.data(), bytes.size());
  return pack;
}

const Pack::Entry* Pack::find(std::string_view name) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), name,
                                      [this](const Entry& entry, std::string_view wanted) { return text(entry.name) < wanted; });
  return found != entries_.end() && text(found->name) == name ? &*found : nullptr;
}

Text PackWriter::text(std::string_view string) {
  if (string.empty()) return {};
  const auto [found, fresh] = interned_.try_emplace(std::string(string));
  if (fresh) {
    found->second = {static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(string.size())};
    strings_ += string;
  }
  return found->second;
}

std::vector<std::byte> PackWriter::bytes() const {
  PackWriter named = *this;  // table names live in the pool too
  std::vector<Pack::Entry> entries;
  for (const auto& [name, table] : tables_) entries.push_back({named.text(name), table.row_bytes, table.rows, 0});
  Header header{magic, format_version, static_cast<std::uint32_t>(entries.size()), 0, 0, 0, named.strings_.size()};
  header.strings_offset = sizeof header + entries.size() * sizeof(Pack::Entry);
  std::uint64_t offset = aligned(header.strings_offset + header.strings_size);
  for (std::size_t i = 0; auto& [name, table] : named.tables_) {
    entries[i++].offset = offset;
    offset = aligned(offset + table.bytes.size());
  }
  header.size = offset;
  std::vector<std::byte> result(offset);
  const auto put = [&result](std::uint64_t where, const void* data, std::size_t size) {
    if (size != 0) std::memcpy(result.data() + where, data, size);
  };
  put(sizeof header, entries.data(), entries.size() * sizeof(Pack::Entry));
  put(header.strings_offset, named.strings_.data(), named.strings_.size());
  for (std::size_t i = 0; const auto& [name, table] : named.tables_) put(entries[i++].offset, table.bytes.data(), table.bytes.size());
  header.checksum = checksum(header, result);
  put(0, &header, sizeof header);
  return result;
}

std::uint64_t key_hash(std::string_view key) {
  return XXH3_64bits(key.data(), key.size());
}

std::span<const KeyRow> find_key(std::span<const KeyRow> index, std::string_view key) {
  const std::uint64_t hash = key_hash(key);
  const auto first = std::lower_bound(index.begin(), index.end(), hash, [](const KeyRow& row, std::uint64_t wanted) { return row.hash < wanted; });
  auto last = first;
  while (last != index.end() && last->hash == hash) ++last;
  return {first, last};
}

const std::vector<KeyRow>& KeyIndex::sorted() {
  std::sort(rows_.begin(), rows_.end(), [](const KeyRow& a, const KeyRow& b) { return a.hash != b.hash ? a.hash < b.hash : a.row < b.row; });
  return rows_;
}

}  // namespace relata::lexicon
