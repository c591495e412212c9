// SPDX-License-Identifier: Apache-2.0
// Each classifier adds up the weights of some twenty hashed features of the place in question; a feature is never a
// string here, its bytes go straight into the hash. The letters in the code below are those of docs/model-format.md,
// section 8, in its order; tools/train/tokenise.py has the same features as strings. Example: in "disse.Depois" a split
// before "." sees `b` = "s" "e". Tested by tokenise_test.cc and, against the Python, by tests on whole texts.
#include "syntax/classify.h"

#include <algorithm>
#include <charconv>

namespace relata::syntax {
namespace {

using Points = std::u32string_view;

constexpr char divider = 0x1F;

// A feature under construction; `at` of the sums of weights.
class Feature {
 public:
  explicit Feature(char tag) : hash_(tag) {}
  Feature& text(std::string_view part) {
    divide();
    hash_.add(part);
    return *this;
  }
  Feature& letter(char part) {
    divide();
    hash_.add(part);
    return *this;
  }
  Feature& points(Points part) {
    divide();
    for (const char32_t point : part) hash_.add_point(point);
    return *this;
  }
  Feature& number(int part) {
    char digits[12];
    const auto end = std::to_chars(digits, digits + sizeof digits, part).ptr;
    return text({digits, static_cast<std::size_t>(end - digits)});
  }
  std::size_t slot(std::span<const std::int16_t> weights) const {
    const std::uint64_t hash = hash_.value();
    return (hash ^ hash >> 32) & (weights.size() - 1);
  }

 private:
  void divide() {
    if (!first_) hash_.add(divider);
    first_ = false;
  }
  KeyHash hash_;
  bool first_ = true;
};

class Sum {
 public:
  explicit Sum(std::span<const std::int16_t> weights) : weights_(weights) {}
  void add(const Feature& feature) { total_ += weights_[feature.slot(weights_)]; }
  bool positive() const { return total_ > 0; }

 private:
  std::span<const std::int16_t> weights_;
  std::int32_t total_ = 0;
};

Points normed(const Paragraph& paragraph, std::uint32_t first, std::uint32_t last) {
  return Points(paragraph.norm.data(), paragraph.norm.size()).substr(first, last - first);
}

// Characters around a possible split, `_` outside the chunk.
class Window {
 public:
  Window(const Paragraph& paragraph, Chunk chunk, std::uint32_t at) : paragraph_(paragraph) {
    for (int offset = -4; offset < 4; ++offset) {
      const std::int64_t place = static_cast<std::int64_t>(at) + offset;
      const bool inside = place >= chunk.first && place < chunk.last;
      points_[offset + 4] = inside ? paragraph.norm[static_cast<std::size_t>(place)] : U'_';
      kinds_[offset + 4] = inside ? paragraph.kind[static_cast<std::size_t>(place)] : '_';
    }
    left_ = at - std::min<std::uint32_t>(12, at - chunk.first);
    right_ = at + std::min<std::uint32_t>(12, chunk.last - at);
    word_left_ = word_right_ = at;
    while (word_left_ > left_ && is_alphanumeric(paragraph.kind[word_left_ - 1])) --word_left_;
    while (word_right_ < right_ && is_alphanumeric(paragraph.kind[word_right_])) ++word_right_;
    at_ = at;
  }
  Points point(int offset) const { return Points(points_ + offset + 4, 1); }
  Points points(int first, int last) const { return Points(points_ + first + 4, static_cast<std::size_t>(last - first + 1)); }
  std::string_view classes(int first, int last) const { return std::string_view(kinds_ + first + 4, static_cast<std::size_t>(last - first + 1)); }
  Points left() const { return normed(paragraph_, left_, at_); }
  Points right() const { return normed(paragraph_, at_, right_); }
  Points left_word() const { return normed(paragraph_, word_left_, at_); }
  Points right_word() const { return normed(paragraph_, at_, word_right_); }

 private:
  const Paragraph& paragraph_;
  char32_t points_[8];
  char kinds_[8];
  std::uint32_t at_, left_, right_, word_left_, word_right_;
};

Points cut(const Paragraph& paragraph, const Token& token) {
  return normed(paragraph, token.first, std::min(token.last, token.first + 16));
}
Points last_three(const Paragraph& paragraph, const Token& token) {
  return normed(paragraph, std::max(token.first + 3, token.last) - 3, token.last);
}
std::string_view shape(const Token& token) {
  return {token.shape, token.shape_size};
}

bool is_final(char kind) {
  return kind == '.' || kind == '!' || kind == '?' || kind == 'E';
}

int length_class(std::uint32_t length) {
  if (length <= 6) return static_cast<int>(length);
  return length <= 10 ? 7 : length <= 20 ? 8 : length <= 40 ? 9 : 10;
}

// A neighbour of the token in question, or a mark where there is none.
struct Neighbour {
  Points text, suffix;
  std::string_view shape;
};

Neighbour neighbour(const Paragraph& paragraph, std::span<const Token> tokens, std::size_t at, bool exists, bool before) {
  if (!exists) return before ? Neighbour{U"^", U"^", "^"} : Neighbour{U"$", U"$", "$"};
  return {cut(paragraph, tokens[at]), last_three(paragraph, tokens[at]), shape(tokens[at])};
}

}  // namespace

ChunkFacts describe_chunk(const Paragraph& paragraph, std::size_t chunk, const Characters& characters) {
  ChunkFacts facts;
  facts.chunk = paragraph.chunks[chunk];
  const Points raw = Points(paragraph.raw.data(), paragraph.raw.size()).substr(facts.chunk.first, facts.chunk.last - facts.chunk.first);
  facts.tail = facts.chunk.last;
  while (facts.tail > facts.chunk.first && !is_alphanumeric(paragraph.kind[facts.tail - 1])) --facts.tail;
  facts.web = raw.find(U'@') != Points::npos || raw.find(U"://") != Points::npos ||
              normed(paragraph, facts.chunk.first, facts.chunk.last).substr(0, 4) == U"www.";
  if (chunk + 1 < paragraph.chunks.size()) facts.next = paragraph.kind[paragraph.chunks[chunk + 1].first];
  std::string found;
  characters.shape(raw, found);
  facts.shape_size = static_cast<std::uint8_t>(found.copy(facts.shape, sizeof facts.shape));
  return facts;
}

bool may_split(const Paragraph& paragraph, std::uint32_t at) {
  const auto is_letter = [](char kind) { return kind == 'U' || kind == 'L'; };
  const char before = paragraph.kind[at - 1], after = paragraph.kind[at];
  return !(is_letter(before) && is_letter(after)) && !(before == 'D' && after == 'D');
}

bool splits(const Paragraph& paragraph, const ChunkFacts& facts, std::uint32_t at, std::span<const std::int16_t> weights) {
  const Window window(paragraph, facts.chunk, at);
  const char tail = at >= facts.tail ? '1' : '0', web = facts.web ? '1' : '0', next = facts.next;
  const int place = static_cast<int>(std::min<std::uint32_t>(at - facts.chunk.first, 9));
  Sum sum(weights);
  for (int offset = -4; offset < 4; ++offset) sum.add(Feature('a').number(offset).points(window.point(offset)));
  sum.add(Feature('b').points(window.point(-2)).points(window.point(-1)));
  sum.add(Feature('c').points(window.point(-1)).points(window.point(0)));
  sum.add(Feature('d').points(window.point(0)).points(window.point(1)));
  sum.add(Feature('e').points(window.point(-2)).points(window.point(-1)).points(window.point(0)));
  sum.add(Feature('f').points(window.point(-1)).points(window.point(0)).points(window.point(1)));
  sum.add(Feature('g').text(window.classes(-3, 2)));
  sum.add(Feature('h').text(window.classes(-2, 1)));
  sum.add(Feature('i').text(window.classes(-1, 0)));
  sum.add(Feature('j').points(window.left()).points(window.point(0)));
  sum.add(Feature('k').points(window.point(-1)).points(window.right()));
  sum.add(Feature('l').points(window.left_word()).points(window.point(0)));
  sum.add(Feature('m').points(window.point(-1)).points(window.right_word()));
  sum.add(Feature('n').points(window.left_word()).points(window.point(0)).letter(tail).letter(next));
  sum.add(Feature('o').letter(web).text(window.classes(-1, 0)));
  sum.add(Feature('p').letter(tail).letter(next).points(window.points(-1, 0)));
  sum.add(Feature('q').points(window.left()).points(window.right()));
  sum.add(Feature('r').text({facts.shape, facts.shape_size}).number(place));
  sum.add(Feature('z'));
  return sum.positive();
}

void SentenceSoFar::add(const Paragraph& paragraph, const Token& token) {
  ++length;
  const char first_kind = paragraph.kind[token.first];
  quote ^= first_kind == '"';
  capitals += first_kind == 'U';
  for (std::uint32_t i = token.first; i < token.last; ++i) {
    brackets += (paragraph.raw[i] == U'(') - (paragraph.raw[i] == U')');
  }
}

bool may_end(const Paragraph& paragraph, std::span<const Token> tokens, std::size_t at) {
  constexpr std::string_view closing = ".!?E:;\"')]-*>";
  const Token& token = tokens[at];
  if (closing.find(paragraph.kind[token.last - 1]) != std::string_view::npos) return true;
  return token.spaced && paragraph.kind[tokens[at + 1].first] != 'L';
}

bool ends(const Paragraph& paragraph, std::span<const Token> tokens, const SentenceSoFar& sentence, std::span<const std::int16_t> weights) {
  const std::size_t at = sentence.first + sentence.length - 1;
  const Neighbour before = neighbour(paragraph, tokens, at - 1, at > sentence.first, true);
  const Neighbour here = neighbour(paragraph, tokens, at, true, true);
  const Neighbour next = neighbour(paragraph, tokens, at + 1, true, false);
  const Neighbour second = neighbour(paragraph, tokens, at + 2, at + 2 < tokens.size(), false);
  const char spaced = tokens[at].spaced ? '1' : '0', quote = sentence.quote ? '1' : '0', bracket = sentence.brackets > 0 ? '1' : '0';
  const char final_mark = is_final(paragraph.kind[tokens[at].last - 1]) ? '1' : '0';
  const int length = length_class(sentence.length), capitals = static_cast<int>(std::min<std::uint32_t>(3, sentence.capitals));
  Sum sum(weights);
  sum.add(Feature('a').points(here.text));
  sum.add(Feature('b').points(next.text));
  sum.add(Feature('c').points(before.text).points(here.text));
  sum.add(Feature('d').points(here.text).points(next.text));
  sum.add(Feature('e').points(here.text).text(next.shape).letter(spaced));
  sum.add(Feature('f').points(before.text).points(here.text).text(next.shape).letter(spaced));
  sum.add(Feature('g').text(here.shape).text(next.shape).letter(spaced));
  sum.add(Feature('h').text(before.shape).text(here.shape).text(next.shape).letter(spaced));
  sum.add(Feature('i').text(here.shape).text(next.shape).text(second.shape).letter(spaced));
  sum.add(Feature('j').points(here.text).points(next.text).points(second.text));
  sum.add(Feature('k').letter(quote).points(here.text).text(next.shape));
  sum.add(Feature('l').letter(bracket).points(here.text).text(next.shape));
  sum.add(Feature('m').number(length).letter(final_mark).text(next.shape));
  sum.add(Feature('n').number(length).points(here.text));
  sum.add(Feature('o').letter(final_mark).letter(spaced).letter(quote).letter(bracket).text(next.shape));
  sum.add(Feature('p').points(here.suffix).text(next.shape).letter(final_mark));
  sum.add(Feature('q').text(here.shape).points(next.text).letter(final_mark));
  sum.add(Feature('r').letter(final_mark).points(next.text).letter(spaced));
  sum.add(Feature('s').number(capitals).number(length).letter(final_mark).text(here.shape).text(next.shape));
  sum.add(Feature('t').points(next.text).points(second.text).letter(final_mark));
  sum.add(Feature('u').text(before.shape).points(before.text).letter(final_mark).text(next.shape));
  sum.add(Feature('z'));
  return sum.positive();
}

namespace {

// A dash with space on both sides, after token `at` and within sight: the one at hand opens a parenthesis.
bool has_second_dash(const Paragraph& paragraph, std::span<const Token> tokens, std::size_t at) {
  constexpr std::size_t sight = 40;
  for (std::size_t i = at + 2; i < std::min(tokens.size(), at + sight); ++i) {
    if (paragraph.kind[tokens[i].first] == '-' && tokens[i].spaced && tokens[i - 1].spaced) return true;
  }
  return false;
}

}  // namespace

// Treebanks have few datelines, so the classifier has not learnt them; a rule without words does: a name in capitals,
// or an agency in brackets, or a short name before a whole sentence; lower case only inside a date; then a dash and a
// beginning. "BRASILIA, 4 mar (EFE).-"
std::size_t dateline_length(const Paragraph& paragraph, std::span<const Token> tokens) {
  constexpr std::size_t longest = 16;
  bool digits = false, agency = false;
  for (std::size_t at = 0; at + 1 < std::min(longest, tokens.size()); ++at) {
    const Token& token = tokens[at];
    const char first = paragraph.kind[token.first], last = paragraph.kind[token.last - 1];
    if (last == '-' && !is_alphanumeric(first) && token.spaced && at > 0 && (tokens[at - 1].spaced || agency)) {
      const char after = paragraph.kind[tokens[at + 1].first];
      const bool capitals = shape(tokens[0]) == "XX" && tokens[0].last - tokens[0].first > 2;
      const bool sentence = at <= 3 && token.last - token.first == 1 && tokens.size() > at + 6 && paragraph.kind.back() == '.';
      const bool plain = (capitals || sentence) && !has_second_dash(paragraph, tokens, at);
      return (agency || plain) && (after == 'U' || after == 'D' || after == '"') ? at + 1 : 0;
    }
    digits |= first == 'D';
    agency = last == ')' || (agency && (last == '.' || last == '-'));
    constexpr std::string_view marks = "UD,.()/-";
    const bool fits = marks.find(first) != std::string_view::npos || (first == 'L' && digits);
    if (!fits || (at == 0 && first != 'U')) return 0;
  }
  return 0;
}

bool is_multiword(const Paragraph& paragraph, std::span<const Token> sentence, std::size_t at, const Expansion& expansion,
                  std::span<const std::int16_t> weights) {
  const Token& token = sentence[at];
  const Neighbour before = neighbour(paragraph, sentence, at - 1, at > 0, true);
  const Neighbour here = neighbour(paragraph, sentence, at, true, true);
  const Neighbour next = neighbour(paragraph, sentence, at + 1, at + 1 < sentence.size(), false);
  const Points suffix = expansion.suffix;
  Sum sum(weights);
  sum.add(Feature('a').points(here.text));
  sum.add(Feature('b').points(suffix));
  for (std::uint32_t k = 1; k <= 6 && k <= token.last - token.first; ++k) {
    sum.add(Feature('c').number(static_cast<int>(k)).points(normed(paragraph, token.last - k, token.last)));
  }
  sum.add(Feature('d').points(before.text).points(suffix).points(here.suffix));
  sum.add(Feature('e').points(before.text).points(here.text));
  sum.add(Feature('f').points(here.text).points(next.text));
  sum.add(Feature('g').points(before.suffix).points(here.text));
  sum.add(Feature('h').points(here.text).points(next.suffix));
  sum.add(Feature('i').points(suffix).text(here.shape));
  sum.add(Feature('j').points(before.text).points(here.text).points(next.text));
  const auto cut_end = token.last - static_cast<std::uint32_t>(suffix.size());
  const Points stem = Points(paragraph.raw.data(), paragraph.raw.size()).substr(token.first, cut_end - token.first);
  char32_t lower_tail[3];
  const std::size_t tail = std::min<std::size_t>(3, stem.size());
  const Points last = stem.substr(stem.size() - tail);
  for (std::size_t i = 0; i < tail; ++i) lower_tail[i] = Characters::lower_of(last[i]);
  sum.add(Feature('k').points(suffix).points(Points(lower_tail, tail)));
  sum.add(Feature('l').points(suffix).points(next.text));
  sum.add(Feature('z'));
  return sum.positive();
}

}  // namespace relata::syntax
