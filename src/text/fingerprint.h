// SPDX-License-Identifier: Apache-2.0
// Fingerprints that find the same text again: exactly, nearly, or as a passage inside another. Case, accents, spaces
// and punctuation don't count.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relata::text {

/// 32 hexadecimal digits; equal for texts whose words are equal.
std::string exact_fingerprint(std::string_view text);

/// Hashes of all runs of five words, sorted, each once. A text of fewer words is one run.
std::vector<std::uint64_t> make_shingles(std::string_view text);

/// Shared shingles over all shingles of both, 0 to 1. Two empty texts are 1.
double resemblance(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other);
/// The share of `part`'s shingles that stand in `whole`, 0 to 1; 0 if `part` is empty.
double containment(const std::vector<std::uint64_t>& part, const std::vector<std::uint64_t>& whole);

/// A MinHash signature; equal positions estimate the resemblance.
using Signature = std::array<std::uint32_t, 128>;
Signature make_signature(const std::vector<std::uint64_t>& shingles);
double estimate_resemblance(const Signature& one, const Signature& other);

/// Finds near-duplicates among texts as they come (locality-sensitive hashing, then exact comparison). One thread at a
/// time.
class DuplicateFinder {
 public:
  struct Match {
    std::uint32_t earlier = 0;  ///< number of the earlier text
    double resemblance = 0;
    double containment = 0;  ///< of the shorter in the longer
  };

  /// Two texts match if the shorter is contained in the longer by at least this much.
  explicit DuplicateFinder(double least_containment = 0.8) : least_containment_(least_containment) {}

  /// Takes the next text (numbers run from 0) and gives its matches among the earlier ones, best first.
  std::vector<Match> add(std::string_view text);
  /// The first text of the group that `number` belongs to: groups join whenever texts match.
  std::uint32_t group(std::uint32_t number) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(shingles_.size()); }

 private:
  double least_containment_;
  std::vector<std::vector<std::uint64_t>> shingles_;
  std::vector<std::uint32_t> parent_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bands_;
};

}  // namespace relata::text
