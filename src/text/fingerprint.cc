// SPDX-License-Identifier: Apache-2.0
// Words are runs of letters and digits, folded; a shingle is the mixed hash of five words in a row. One-permutation
// MinHash (Li, Owen and Zhang 2012) splits the hash range into 128 bins and keeps each bin's least hash, so that one
// pass over the shingles makes the signature; empty bins borrow from others by a fixed probe (optimal densification,
// Shrivastava 2017). Thirty-two bands of four positions make two texts candidates; exact shingle sets then decide by
// containment, because a copy is often cut short or given a new first paragraph. Example: an agency text and the same
// text with two added sentences have a containment of 1 and a resemblance of 0.8. Tested by: fingerprint_test.cc.
#include "text/fingerprint.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace relata::text {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::size_t band_rows = 4;
constexpr std::size_t most_in_band = 256;  // a band shared by more texts tells nothing

std::uint64_t mix(std::uint64_t x) {  // the finaliser of splitmix64
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
  return x ^ x >> 31;
}

// Calls with the hash of each folded word.
template <class Call>
void for_each_word_hash(std::string_view text, Call&& call) {
  constexpr std::uint64_t start = 0xcbf29ce484222325ULL, prime = 0x100000001b3ULL;
  std::uint64_t hash = start;
  bool inside = false;
  const auto put = [&](unsigned char byte) {
    hash = (hash ^ byte) * prime;
    inside = true;
  };
  const auto finish = [&] {
    if (inside) call(hash);
    hash = start;
    inside = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      ++i;
      const unsigned char letter = byte | 0x20U;
      if (letter >= 'a' && letter <= 'z')
        put(letter);
      else if (byte >= '0' && byte <= '9')
        put(byte);
      else
        finish();
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = decode(text, i);
    if (is_invisible(c) || is_mark(c)) continue;
    if (!is_letter(c) && !is_digit(c)) {
      finish();
      continue;
    }
    for (const char folded : fold(text.substr(begin, i - begin))) put(static_cast<unsigned char>(folded));
  }
  finish();
}

}  // namespace

std::string exact_fingerprint(std::string_view text) {
  base::Hasher hasher;
  std::array<char, 8192> block;
  std::size_t used = 0;
  for_each_word_hash(text, [&](std::uint64_t word) {
    for (int i = 0; i < 8; ++i) block[used++] = static_cast<char>(word >> (8 * i));
    if (used == block.size()) {
      hasher.add({block.data(), used});
      used = 0;
    }
  });
  hasher.add({block.data(), used});
  return hasher.hex();
}

std::vector<std::uint64_t> make_shingles(std::string_view text) {
  std::vector<std::uint64_t> shingles;
  shingles.reserve(text.size() / 6 + 1);
  std::array<std::uint64_t, shingle_words> last{};
  std::size_t words = 0;
  const auto shingle = [&] {
    std::uint64_t hash = 0;
    const std::size_t length = std::min(words, shingle_words);
    for (std::size_t i = words - length; i < words; ++i) hash = hash * 0x9e3779b97f4a7c15ULL + last[i % shingle_words];
    shingles.push_back(mix(hash));
  };
  for_each_word_hash(text, [&](std::uint64_t word) {
    last[words++ % shingle_words] = word;
    if (words >= shingle_words) shingle();
  });
  if (words > 0 && words < shingle_words) shingle();
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

namespace {

std::size_t count_shared(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  std::size_t shared = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a < *b)
      ++a;
    else if (*b < *a)
      ++b;
    else
      ++shared, ++a, ++b;
  }
  return shared;
}

}  // namespace

double resemblance(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  if (one.empty() && other.empty()) return 1;
  const std::size_t shared = count_shared(one, other);
  return static_cast<double>(shared) / static_cast<double>(one.size() + other.size() - shared);
}

double containment(const std::vector<std::uint64_t>& part, const std::vector<std::uint64_t>& whole) {
  return part.empty() ? 0 : static_cast<double>(count_shared(part, whole)) / static_cast<double>(part.size());
}

Signature make_signature(const std::vector<std::uint64_t>& shingles) {
  constexpr std::uint32_t empty = 0xffffffff;
  Signature signature;
  signature.fill(empty);
  for (const std::uint64_t shingle : shingles) {
    std::uint32_t& least = signature[shingle >> 57];
    least = std::min(least, static_cast<std::uint32_t>(shingle));
  }
  if (shingles.empty()) return signature;
  const Signature sparse = signature;
  for (std::uint32_t bin = 0; bin < signature.size(); ++bin) {
    for (std::uint64_t probe = 0; signature[bin] == empty; ++probe) {
      signature[bin] = sparse[mix(std::uint64_t{bin} << 32 | probe) & 127];
    }
  }
  return signature;
}

double estimate_resemblance(const Signature& one, const Signature& other) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < one.size(); ++i) equal += one[i] == other[i];
  return static_cast<double>(equal) / static_cast<double>(one.size());
}

std::vector<DuplicateFinder::Match> DuplicateFinder::add(std::string_view text) {
  const auto number = size();
  shingles_.push_back(make_shingles(text));
  parent_.push_back(number);
  const auto& mine = shingles_.back();
  std::vector<Match> matches;
  if (mine.empty()) return matches;
  const Signature signature = make_signature(mine);
  std::set<std::uint32_t> candidates;
  for (std::size_t band = 0; band < signature.size() / band_rows; ++band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < band_rows; ++row) key = mix(key * 31 + signature[band * band_rows + row]);
    auto& same = bands_[key];
    candidates.insert(same.begin(), same.end());
    if (same.size() < most_in_band) same.push_back(number);
  }
  for (const std::uint32_t earlier : candidates) {
    const auto& theirs = shingles_[earlier];
    const bool shorter = mine.size() <= theirs.size();
    const double contained = shorter ? containment(mine, theirs) : containment(theirs, mine);
    if (contained < least_containment_) continue;
    matches.push_back({earlier, resemblance(mine, theirs), contained});
    const std::uint32_t one = group(earlier), other = group(number);
    parent_[std::max(one, other)] = std::min(one, other);
  }
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.resemblance != b.resemblance ? a.resemblance > b.resemblance : a.earlier < b.earlier; });
  return matches;
}

std::uint32_t DuplicateFinder::group(std::uint32_t number) const {
  while (parent_[number] != number) number = parent_[number];
  return number;
}

}  // namespace relata::text
