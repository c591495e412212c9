// SPDX-License-Identifier: Apache-2.0
// A language's model file, mapped and checked (docs/model-format.md). Everything handed out points into the mapping.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "relata/result.h"

namespace relata::syntax {

/// The section `config`: sizes are counts of elements.
struct ModelConfig {
  std::size_t dim = 0, hidden = 0, layers = 0, tag = 0, ner = 0, arc = 0, lab = 0, rows = 0;
  std::size_t slots = 0, lemma_slots = 0, mwt_slots = 0;
  std::size_t n_upos = 0, n_feats = 0, n_deprel = 0, n_names = 0, n_scripts = 0, lin_bits = 0, max_words = 0;
  float emb_scale = 0, gram_scale = 0;
  std::string lang, treebank, trained;
};

/// One dense layer: `weights` is row-major [rows][columns].
struct DenseView {
  const std::int8_t* weights = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
  std::size_t rows = 0, columns = 0;
};

/// An open-addressing table of 64-bit keys.
class KeyTable {
 public:
  KeyTable() = default;
  KeyTable(std::span<const std::uint64_t> keys, std::span<const std::uint32_t> values) : keys_(keys), values_(values) {}

  /// The value of `key`, or nullptr. At most as many probes as there are slots.
  const std::uint32_t* find(std::uint64_t key) const {
    const std::size_t mask = keys_.size() - 1;
    std::size_t slot = (key ^ key >> 32) & mask;
    for (std::size_t probes = 0; probes <= mask; ++probes, slot = (slot + 1) & mask) {
      if (keys_[slot] == key) return &values_[slot];
      if (keys_[slot] == 0) return nullptr;
    }
    return nullptr;
  }
  /// Brings the first slot of `key` near.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&keys_[(key ^ key >> 32) & (keys_.size() - 1)]); }
  std::span<const std::uint64_t> keys() const { return keys_; }
  std::span<const std::uint32_t> values() const { return values_; }

 private:
  std::span<const std::uint64_t> keys_;
  std::span<const std::uint32_t> values_;
};

/// What the section table says, with every size checked against `config`.
struct ModelSections {
  KeyTable features, lemmas, multiwords;
  std::span<const std::int8_t> embedding;
  DenseView lstm[2][2];  ///< [layer][0 forward, 1 backward]
  DenseView head, upos, feats, lemma, names, deprel;
  std::span<const std::uint8_t> upos_feats;
  std::span<const float> name_transitions, label_root;
  std::span<const std::int8_t> arc_root;
  std::span<const std::int32_t> arc_distance;
  std::span<const std::int16_t> token_weights, sentence_weights, multiword_weights;
  std::string_view lemma_pool, multiword_pool;
  std::vector<std::string_view> upos_labels, feats_labels, name_labels, deprel_labels, lemma_scripts, multiword_rules;
};

/// Move-only; safe to read from many threads.
class Model {
 public:
  /// not_found or io if the file cannot be read; bad_data if it is foreign, damaged or contradicts itself; unsupported
  /// if its version is newer than this program.
  static Result<Model> open(const std::filesystem::path& path);

  const ModelConfig& config() const { return config_; }
  const ModelSections& sections() const { return sections_; }
  /// "pt-<16 hex digits>": the language and the checksum.
  const std::string& identity() const { return identity_; }
  std::uint64_t checksum() const { return checksum_; }

 private:
  explicit Model(base::MappedFile file) : file_(std::move(file)) {}
  base::MappedFile file_;
  ModelConfig config_;
  ModelSections sections_;
  std::string identity_;
  std::uint64_t checksum_ = 0;
};

}  // namespace relata::syntax
