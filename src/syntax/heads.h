// SPDX-License-Identifier: Apache-2.0
// From what the encoder says of each word to its tag, features, lemma, name and place in the tree
// (docs/model-format.md, section 6).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "relata/result.h"
#include "syntax/buffer.h"
#include "syntax/decode.h"
#include "syntax/document.h"
#include "syntax/encoder.h"
#include "syntax/kernel.h"
#include "syntax/lemma.h"

namespace relata::syntax {

/// Scratch memory of one thread.
struct HeadsState {
  Buffer<std::int8_t> active;  ///< [words][tag, ner, dep, hed]
  Buffer<float> labels;        ///< [words][ldep, lhed]
  Buffer<float> scores;        ///< of one head
  Buffer<std::int8_t> gathered;
  Buffer<std::int32_t> arcs;
  PackedRows packed;
  TreeDecoder trees;
  NameDecoder names;
  std::vector<std::uint32_t> heads, unknown;
  std::vector<std::uint8_t> tags;
  std::string text, lower;
};

/// Borrows model, kernels and characters. Safe to share between threads; each needs a state of its own.
class Heads {
 public:
  struct Parts {
    const Model& model;
    const Kernels& kernels;
    const Characters& characters;
  };
  /// bad_data if labels or scripts cannot be read.
  static Result<Heads> make(const Parts& parts);

  /// Fills in `words`, which are one sentence or a piece of one; heads count from the first of `words`. `encoded` has a
  /// row a word.
  void analyse(const Rows& encoded, std::span<Word> words, base::StringArena& arena, HeadsState& state) const;

 private:
  struct RelationLabel {
    Relation relation = Relation::dep;
    std::string_view subtype;
  };
  struct FeatsLabel {
    std::string_view text;
    Features features;
  };

  explicit Heads(const Parts& parts);
  Result<void> read_labels(const ModelSections& sections);
  Rows slice(const HeadsState& state, std::size_t from, std::size_t count) const;
  void tag(std::span<Word> words, HeadsState& state) const;
  void lemmatise(std::span<Word> words, base::StringArena& arena, HeadsState& state) const;
  void find_names(std::span<Word> words, HeadsState& state) const;
  void build_tree(std::span<Word> words, HeadsState& state) const;
  void label_arcs(std::span<Word> words, HeadsState& state) const;

  const Model* model_;
  const Kernels* kernels_;
  const Characters* characters_;
  std::vector<Lemmatiser> lemmatiser_;  ///< one
  PackedLayer active_, labels_, upos_, feats_, lemma_, names_, deprel_;
  std::vector<Upos> upos_labels_;
  std::vector<FeatsLabel> feats_labels_;
  std::vector<std::vector<std::uint16_t>> allowed_feats_;  ///< by UPOS label
  std::vector<NameTag> name_labels_;
  std::vector<RelationLabel> relation_labels_;
  std::size_t root_label_ = 0;
  std::vector<std::int32_t> distances_;  ///< by head - dependent + max_words
};

}  // namespace relata::syntax
