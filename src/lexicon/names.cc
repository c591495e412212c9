// SPDX-License-Identifier: Apache-2.0
// Names are matched over the text's own tokens, not over syntactic words: "República Democrática do Congo" is five tokens whatever a
// tagger makes of "do", and "norte -coreano" two however it is spaced. Tokens are folded (no case, no accents) and hashed; a trie over the
// hashes lies in one open-addressing table, so a step is one probe. Case comes back as a condition on each reference: "us" never is "US".
// Tested by names_test.cc.
#include "lexicon/names.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <string>

#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace relata::lexicon {
namespace {

constexpr std::size_t longest_name = 16;  // tokens

std::uint64_t mixed(std::uint32_t node, std::uint64_t token) {
  std::uint64_t key = (token ^ (std::uint64_t{node} * 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
  key ^= key >> 32;
  return key == 0 ? 1 : key;
}

bool is_skipped(std::string_view mark) {
  return mark == "-" || mark == "'" || mark == "\u2019" || mark == "\u2010" || mark == "\u2011";
}

const std::uint64_t skipped_hashes[] = {key_hash("-"), key_hash("'"), key_hash("\u2019"), key_hash("\u2010"), key_hash("\u2011")};

bool skips(const Token& token) {
  return token.shape == Shape::mark && std::find(std::begin(skipped_hashes), std::end(skipped_hashes), token.hash) != std::end(skipped_hashes);
}

/// Cuts one token at a time.
class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t offset, std::vector<Token>& tokens) : text_(text), offset_(offset), tokens_(tokens) {}

  void run() {
    bool space = false;
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == ' ') {
        space = true;
        ++at;
        continue;
      }
      if (const std::size_t end = plain_word(at); end != at) {
        add_plain(at, end, space);
        space = false;
        at = end;
        continue;
      }
      std::size_t next = at;
      const char32_t c = text::decode(text_, next);
      if (text::is_space(c) || text::is_invisible(c)) {
        space = true;
        at = next;
        continue;
      }
      const std::size_t begin = at;
      Token token;
      if (text::is_letter(c)) {
        at = word(begin, token);
      } else if (c >= '0' && c <= '9') {
        at = number(begin);
        token.shape = Shape::number;
        token.hash = key_hash(text_.substr(begin, at - begin));
      } else {
        at = next;
        token.shape = Shape::mark;
        token.hash = key_hash(text_.substr(begin, at - begin));
      }
      token.span = {static_cast<std::uint32_t>(begin) + offset_, static_cast<std::uint32_t>(at) + offset_};
      token.space_before = space;
      space = false;
      tokens_.push_back(token);
    }
  }

 private:
  static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  /// End of a word of ASCII letters that needs no second look; `at` itself if there is none.
  std::size_t plain_word(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && (is_small(text_[end]) || is_capital(text_[end]))) ++end;
    const bool initials = end - at <= 2 && end < text_.size() && text_[end] == '.' && is_capital(text_[at]);
    const bool goes_on = end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80;
    return initials || goes_on || end - at > 32 ? at : end;
  }

  void add_plain(std::size_t begin, std::size_t end, bool space) {
    char folded[32];
    std::size_t capitals = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const bool capital = is_capital(text_[i]);
      capitals += capital ? 1 : 0;
      folded[i - begin] = capital ? static_cast<char>(text_[i] + 32) : text_[i];
    }
    Token& token = tokens_.emplace_back();
    token.hash = key_hash({folded, end - begin});
    token.shape = capitals == end - begin && capitals >= 2 ? Shape::caps : is_capital(text_[begin]) ? Shape::capital : Shape::lower;
    token.span = {static_cast<std::uint32_t>(begin) + offset_, static_cast<std::uint32_t>(end) + offset_};
    token.space_before = space;
  }

  std::size_t letters(std::size_t at, std::size_t& count, std::size_t& capitals, bool& first_capital) const {
    count = capitals = 0;
    first_capital = false;
    while (at < text_.size()) {
      std::size_t next = at;
      const char32_t c = text::decode(text_, next);
      if (!text::is_letter(c) && !text::is_mark(c) && !text::is_invisible(c)) break;
      if (text::is_letter(c)) {
        const bool capital = c < 0x80 ? c <= 'Z' : text::is_upper(c);
        if (count == 0) first_capital = capital;
        ++count;
        capitals += capital ? 1 : 0;
      }
      at = next;
    }
    return at;
  }

  /// A word, or initials: one or two capitals and a dot, twice or more ("U.S.", "EE.UU.").
  std::size_t word(std::size_t begin, Token& token) {
    std::size_t count = 0, capitals = 0;
    bool first_capital = false;
    std::size_t end = letters(begin, count, capitals, first_capital);
    std::string joined;
    std::size_t all = count;
    for (std::size_t size = count, upper = capitals, at = end; size <= 2 && upper == size && at + 1 < text_.size() && text_[at] == '.';) {
      std::size_t next_size = 0, next_upper = 0;
      bool unused = false;
      const std::size_t next = letters(at + 1, next_size, next_upper, unused);
      if (next_size == 0 || next_size > 2 || next_upper != next_size) break;
      if (joined.empty()) joined.assign(text_.substr(begin, at - begin));
      joined += text_.substr(at + 1, next - at - 1);
      size = next_size;
      upper = next_upper;
      all += next_size;
      capitals += next_upper;
      at = end = next;
    }
    token.shape = capitals == all && all >= 2 ? Shape::caps : first_capital ? Shape::capital : Shape::lower;
    token.hash = token_hash(joined.empty() ? text_.substr(begin, end - begin) : std::string_view(joined));
    return end;
  }

  std::size_t number(std::size_t at) const {
    while (at < text_.size()) {
      const bool digit = text_[at] >= '0' && text_[at] <= '9';
      const bool separator = (text_[at] == '.' || text_[at] == ',') && at + 1 < text_.size() && text_[at + 1] >= '0' && text_[at + 1] <= '9';
      if (!digit && !separator) break;
      ++at;
    }
    return at;
  }

  std::string_view text_;
  std::uint32_t offset_;
  std::vector<Token>& tokens_;
};

}  // namespace

void scan(std::string_view text, std::uint32_t offset, std::vector<Token>& tokens) {
  Scanner(text, offset, tokens).run();
}

std::uint64_t token_hash(std::string_view word) {
  char folded[32];
  if (word.size() <= sizeof folded) {
    std::size_t size = 0;
    for (const char c : word) {
      if (static_cast<unsigned char>(c) >= 0x80) return key_hash(text::fold(word));
      folded[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return key_hash({folded, size});
  }
  return key_hash(text::fold(word));
}

void NameIndexWriter::add(std::string_view name, NameRef ref) {
  std::vector<Token> tokens;
  scan(name, 0, tokens);
  std::uint32_t node = 0;
  Node* last = nullptr;
  for (const Token& token : tokens) {
    if (token.shape == Shape::mark && is_skipped(name.substr(token.span.begin, token.span.size()))) continue;
    const auto [found, fresh] = nodes_.try_emplace(mixed(node, token.hash));
    if (fresh) found->second.node = next_++;
    last = &found->second;
    node = last->node;
  }
  if (last == nullptr) return;
  const auto same = [&ref](const NameRef& other) { return other.row == ref.row && other.kind == ref.kind; };
  const auto found = std::find_if(last->refs.begin(), last->refs.end(), same);
  if (found == last->refs.end()) {
    last->refs.push_back(ref);
  } else if (ref.shape < found->shape) {
    found->shape = ref.shape;
  }
}

void NameIndexWriter::write(std::string_view prefix, PackWriter& writer) {
  std::vector<std::uint64_t> keys;
  for (const auto& [key, node] : nodes_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  std::vector<NameSlot> slots(std::bit_ceil(std::max<std::size_t>(keys.size() * 2, 8)));
  std::vector<NameRef> refs;
  for (const std::uint64_t key : keys) {
    Node& node = nodes_[key];
    std::stable_sort(node.refs.begin(), node.refs.end(),
                     [](const NameRef& a, const NameRef& b) { return std::tuple(a.rank, a.kind, a.row) < std::tuple(b.rank, b.kind, b.row); });
    std::size_t at = key & (slots.size() - 1);
    while (slots[at].key != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {key, node.node, static_cast<std::uint32_t>(refs.size()), static_cast<std::uint32_t>(node.refs.size()), 0};
    refs.insert(refs.end(), node.refs.begin(), node.refs.end());
  }
  writer.add(std::string(prefix) + ".slots", slots);
  writer.add(std::string(prefix) + ".refs", refs);
}

struct NameIndex::Walk {
  std::span<const Token> tokens;
  std::uint32_t first;
  std::vector<NameMatch>& matches;
};

NameIndex::NameIndex(const Pack& pack, std::string_view prefix)
    : slots_(pack.table<NameSlot>(std::string(prefix) + ".slots")), refs_(pack.table<NameRef>(std::string(prefix) + ".refs")) {
  if (!std::has_single_bit(slots_.size())) slots_ = {};
}

const NameSlot* NameIndex::child(std::uint32_t node, std::uint64_t token) const {
  const std::uint64_t key = mixed(node, token);
  for (std::size_t at = key & (slots_.size() - 1), tries = 0; tries < slots_.size(); at = (at + 1) & (slots_.size() - 1), ++tries) {
    if (slots_[at].key == key) return &slots_[at];
    if (slots_[at].key == 0) return nullptr;
  }
  return nullptr;
}

void NameIndex::step(Walk& walk, std::uint32_t node, std::uint32_t position) const {
  if (position >= walk.tokens.size() || position - walk.first >= longest_name) return;
  const Token& token = walk.tokens[position];
  for (const std::uint64_t hash : {token.hash, token.lemma}) {
    if (hash == 0) continue;
    const NameSlot* slot = child(node, hash);
    if (slot != nullptr) {
      const bool inside = slot->begin <= refs_.size() && slot->size <= refs_.size() - slot->begin;
      if (slot->size != 0 && inside) walk.matches.push_back({walk.first, position, refs_.subspan(slot->begin, slot->size)});
      std::uint32_t next = position + 1;
      while (next < walk.tokens.size() && skips(walk.tokens[next])) ++next;
      step(walk, slot->node, next);
    }
    if (token.lemma == token.hash) break;
  }
}

void NameIndex::match(std::span<const Token> tokens, std::uint32_t first, std::vector<NameMatch>& matches) const {
  if (slots_.empty() || first >= tokens.size()) return;
  const Token& head = tokens[first];
  if (child(0, head.hash) == nullptr && (head.lemma == 0 || child(0, head.lemma) == nullptr)) return;
  const std::size_t before = matches.size();
  Walk walk{tokens, first, matches};
  step(walk, 0, first);
  if (matches.size() - before < 2) return;
  std::stable_sort(matches.begin() + static_cast<std::ptrdiff_t>(before), matches.end(),
                   [](const NameMatch& a, const NameMatch& b) { return a.last < b.last; });
}

bool written_as(Shape shape, std::span<const Token> tokens, const NameMatch& match) {
  if (shape != Shape::capital && shape != Shape::caps) return true;
  for (std::uint32_t i = match.first; i <= match.last; ++i) {
    if (tokens[i].shape == Shape::caps || (shape == Shape::capital && tokens[i].shape == Shape::capital)) return true;
  }
  return false;
}

Shape shape_of_name(std::string_view name) {
  std::vector<Token> tokens;
  scan(name, 0, tokens);
  if (tokens.size() == 1 && tokens[0].shape == Shape::caps && tokens[0].span.size() <= 3) return Shape::caps;
  for (const Token& token : tokens) {
    if (token.shape == Shape::capital || token.shape == Shape::caps) return Shape::capital;
  }
  return Shape::lower;
}

}  // namespace relata::lexicon
