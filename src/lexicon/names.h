// SPDX-License-Identifier: Apache-2.0
// Names of several words found in running text: a scanner that cuts text into tokens, and a trie over token hashes in the pack.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/pack.h"
#include "relata/article.h"

namespace relata::lexicon {

/// How a token is written. `caps` has two or more letters, none of them small.
enum class Shape : std::uint8_t { lower, capital, caps, number, mark };

/// A run of letters, a number with its inner separators ("1.100", "2,5"), or one punctuation mark. Dotted initials ("U.S.") are one token.
struct Token {
  Span span;                ///< bytes of the scanned text, moved by the offset given to scan()
  std::uint64_t hash = 0;   ///< of the folded text, without the dots of initials
  std::uint64_t lemma = 0;  ///< hash of the folded lemma where the caller knows it; 0 = unknown
  Shape shape = Shape::lower;
  bool space_before = false;
};

/// Appends the tokens of valid UTF-8; spans are moved by `offset`.
void scan(std::string_view text, std::uint32_t offset, std::vector<Token>& tokens);
/// Hash of a single folded word, as in Token::hash.
std::uint64_t token_hash(std::string_view word);

/// What a name stands for. `kind` and `row` belong to the domain that added it.
struct NameRef {
  std::uint32_t row = 0;
  std::uint8_t kind = 0;
  Shape shape = Shape::lower;  ///< the text must be written at least so: capital, caps; lower = anyhow
  std::uint16_t rank = 0;      ///< of several, the smallest comes first
};

struct NameSlot {
  std::uint64_t key = 0;  ///< 0 = free
  std::uint32_t node = 0;
  std::uint32_t begin = 0, size = 0;  ///< refs that end at this node
  std::uint32_t unused = 0;
};

/// Collects names, then writes the tables "<prefix>.slots" and "<prefix>.refs".
class NameIndexWriter {
 public:
  void add(std::string_view name, NameRef ref);
  void write(std::string_view prefix, PackWriter& writer);

 private:
  struct Node {
    std::uint32_t node = 0;
    std::vector<NameRef> refs;
  };
  std::unordered_map<std::uint64_t, Node> nodes_;  // by key; written in key order
  std::uint32_t next_ = 1;
};

/// A name found at tokens [first, last].
struct NameMatch {
  std::uint32_t first = 0, last = 0;
  std::span<const NameRef> refs;  ///< by rank; not all need fit the shape
};

/// Reads what NameIndexWriter wrote. Cheap to make; borrows the pack.
class NameIndex {
 public:
  NameIndex() = default;
  NameIndex(const Pack& pack, std::string_view prefix);

  /// All names that begin at tokens[first], shortest first. Hyphens and apostrophes inside a name are stepped over.
  void match(std::span<const Token> tokens, std::uint32_t first, std::vector<NameMatch>& matches) const;

 private:
  struct Walk;
  const NameSlot* child(std::uint32_t node, std::uint64_t token) const;
  void step(Walk& walk, std::uint32_t node, std::uint32_t position) const;

  std::span<const NameSlot> slots_;
  std::span<const NameRef> refs_;
};

/// Whether the tokens of a match are written as `shape` asks.
bool written_as(Shape shape, std::span<const Token> tokens, const NameMatch& match);
/// What a name written like this asks of the text: a name in capitals of up to three letters wants capitals, one with a capital wants one.
Shape shape_of_name(std::string_view name);

}  // namespace relata::lexicon
