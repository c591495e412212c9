// SPDX-License-Identifier: Apache-2.0
// One dense layer gives every head its own small view of a word; each head then is a dense layer of its own. The tree
// is scored with whole numbers (dependent times head, plus a price for the distance), so that the best tree is the same
// everywhere; the labels of its arcs come last, for the chosen heads only. A feature bundle must be one that was seen
// with the part of speech. "Lavrov visitou Wonsan": visitou is the root, Lavrov its nsubj and B-PER, Wonsan its obj and
// B-LOC. Source: Dozat and Manning 2017 (biaffine parsing), simplified; lemma scripts after Straka 2018. Tested by
// heads_test.cc and parser_test.cc.
#include "syntax/heads.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace relata::syntax {
namespace {

std::size_t best_of(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

bool read_name_tag(std::string_view text, NameTag& tag) {
  constexpr std::string_view known[] = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"};
  const auto found = std::find(std::begin(known), std::end(known), text);
  if (found == std::end(known)) return false;
  tag = static_cast<NameTag>(found - std::begin(known));
  return true;
}

Error bad_label(std::string_view section, std::string_view label) {
  return {ErrorKind::bad_data, "section " + std::string(section) + ": \"" + std::string(label) + "\" is no label; build the model again"};
}

std::size_t padded(const PackedLayer& layer) {
  return layer.matrix.padded_rows;
}

}  // namespace

Heads::Heads(const Parts& parts) : model_(&parts.model), kernels_(&parts.kernels), characters_(&parts.characters) {
  const ModelConfig& config = parts.model.config();
  const ModelSections& sections = parts.model.sections();
  const std::size_t active = config.tag + config.ner + 2 * config.arc;
  active_ = pack_dense(*kernels_, sections.head, 0, active);
  labels_ = pack_dense(*kernels_, sections.head, active, 2 * config.lab);
  upos_ = pack_dense(*kernels_, sections.upos, 0, config.n_upos);
  feats_ = pack_dense(*kernels_, sections.feats, 0, config.n_feats);
  lemma_ = pack_dense(*kernels_, sections.lemma, 0, config.n_scripts);
  names_ = pack_dense(*kernels_, sections.names, 0, config.n_names);
  deprel_ = pack_dense(*kernels_, sections.deprel, 0, config.n_deprel);
  const auto most = static_cast<std::int32_t>(config.max_words);
  for (std::int32_t offset = -most; offset <= most; ++offset) {
    const std::int32_t index = 32 + std::clamp(offset, -32, 32);
    distances_.push_back(sections.arc_distance[static_cast<std::size_t>(index)]);
  }
}

Result<Heads> Heads::make(const Parts& parts) {
  Heads heads(parts);
  auto lemmatiser = Lemmatiser::make(parts.model, parts.characters);
  if (!lemmatiser) return lemmatiser.error();
  heads.lemmatiser_.push_back(std::move(*lemmatiser));
  if (const auto read = heads.read_labels(parts.model.sections()); !read) return read.error();
  return heads;
}

Result<void> Heads::read_labels(const ModelSections& sections) {
  for (const std::string_view label : sections.upos_labels) {
    upos_labels_.emplace_back();
    if (!parse(label, upos_labels_.back())) return bad_label("upos.txt", label);
  }
  for (const std::string_view label : sections.feats_labels) feats_labels_.push_back({label, parse_features(label)});
  allowed_feats_.resize(upos_labels_.size());
  for (std::size_t upos = 0; upos < upos_labels_.size(); ++upos) {
    for (std::size_t feats = 0; feats < feats_labels_.size(); ++feats) {
      if (sections.upos_feats[upos * feats_labels_.size() + feats] != 0) {
        allowed_feats_[upos].push_back(static_cast<std::uint16_t>(feats));
      }
    }
    if (allowed_feats_[upos].empty()) return bad_label("upos.feats", sections.upos_labels[upos]);
  }
  for (const std::string_view label : sections.name_labels) {
    name_labels_.emplace_back();
    if (!read_name_tag(label, name_labels_.back())) return bad_label("names.txt", label);
  }
  if (name_labels_.size() > 64) return bad_label("names.txt", sections.name_labels.back());
  root_label_ = sections.deprel_labels.size();
  for (const std::string_view label : sections.deprel_labels) {
    const std::size_t colon = std::min(label.find(':'), label.size());
    relation_labels_.emplace_back();
    if (!parse(label.substr(0, colon), relation_labels_.back().relation)) return bad_label("deprel.txt", label);
    relation_labels_.back().subtype = label.substr(std::min(colon + 1, label.size()));
    if (label == "root") root_label_ = relation_labels_.size() - 1;
  }
  if (root_label_ == sections.deprel_labels.size() || relation_labels_.size() < 2) return bad_label("deprel.txt", "root (missing)");
  return {};
}

Rows Heads::slice(const HeadsState& state, std::size_t from, std::size_t count) const {
  return {state.active.data() + from, padded(active_), count};
}

void Heads::analyse(const Rows& encoded, std::span<Word> words, base::StringArena& arena, HeadsState& state) const {
  if (words.empty()) return;
  state.active.reserve(words.size() * padded(active_));
  state.labels.reserve(words.size() * padded(labels_));
  const std::size_t widest = std::max({padded(upos_), padded(feats_), padded(lemma_), padded(names_), padded(deprel_)});
  state.scores.reserve(words.size() * widest);
  kernels_->dense_tanh(active_, encoded, state.active.data(), padded(active_));
  kernels_->dense(labels_, encoded, state.labels.data(), padded(labels_));
  tag(words, state);
  lemmatise(words, arena, state);
  find_names(words, state);
  build_tree(words, state);
  label_arcs(words, state);
}

void Heads::tag(std::span<Word> words, HeadsState& state) const {
  const Rows in = slice(state, 0, words.size());
  state.tags.resize(words.size());
  kernels_->dense(upos_, in, state.scores.data(), padded(upos_));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t best = best_of(state.scores.data() + i * padded(upos_), upos_labels_.size());
    state.tags[i] = static_cast<std::uint8_t>(best);
    words[i].upos = upos_labels_[best];
  }
  kernels_->dense(feats_, in, state.scores.data(), padded(feats_));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float* scores = state.scores.data() + i * padded(feats_);
    std::uint16_t best = allowed_feats_[state.tags[i]].front();
    for (const std::uint16_t feats : allowed_feats_[state.tags[i]]) {
      if (scores[feats] > scores[best]) best = feats;
    }
    words[i].feats = feats_labels_[best].text;
    words[i].features = feats_labels_[best].features;
  }
}

void Heads::lemmatise(std::span<Word> words, base::StringArena& arena, HeadsState& state) const {
  const std::size_t width = model_->config().tag;
  state.unknown.clear();
  state.gathered.reserve(words.size() * width);
  for (std::size_t i = 0; i < words.size(); ++i) {
    state.lower.clear();
    characters_->append_lower(words[i].form, state.lower);
    if (lemmatiser_[0].look_up(state.lower, name(words[i].upos), words[i].feats, words[i].lemma)) continue;
    std::memcpy(state.gathered.data() + state.unknown.size() * width, state.active.data() + i * padded(active_), width);
    state.unknown.push_back(static_cast<std::uint32_t>(i));
  }
  kernels_->dense(lemma_, {state.gathered.data(), width, state.unknown.size()}, state.scores.data(), padded(lemma_));
  for (std::size_t i = 0; i < state.unknown.size(); ++i) {
    Word& word = words[state.unknown[i]];
    const std::span<float> scores(state.scores.data() + i * padded(lemma_), model_->config().n_scripts);
    lemmatiser_[0].apply_best(word.form, name(word.upos), scores, state.text);
    word.lemma = state.text == word.form ? word.form : arena.keep(state.text);
  }
}

void Heads::find_names(std::span<Word> words, HeadsState& state) const {
  kernels_->dense(names_, slice(state, model_->config().tag, words.size()), state.scores.data(), padded(names_));
  state.tags.resize(words.size());
  state.names.decode(state.scores.data(), padded(names_), model_->sections().name_transitions, state.tags);
  for (std::size_t i = 0; i < words.size(); ++i) words[i].name = name_labels_[state.tags[i]];
}

void Heads::build_tree(std::span<Word> words, HeadsState& state) const {
  const ModelConfig& config = model_->config();
  const std::size_t arc = config.arc, from = config.tag + config.ner, count = words.size();
  state.gathered.reserve((count + 1) * arc);
  std::memcpy(state.gathered.data(), model_->sections().arc_root.data(), arc);
  for (std::size_t i = 0; i < count; ++i) {
    std::memcpy(state.gathered.data() + (i + 1) * arc, state.active.data() + i * padded(active_) + from + arc, arc);
  }
  pack_rows(*kernels_, {state.gathered.data(), arc, count + 1}, arc, state.packed);
  const std::size_t stride = state.packed.padded_rows;
  state.arcs.reserve(count * stride);
  kernels_->products(state.packed, slice(state, from, count), state.arcs.data(), stride);
  for (std::size_t d = 0; d < count; ++d) {
    std::int32_t* row = state.arcs.data() + d * stride;
    row[0] += distances_[config.max_words];
    const std::int32_t* distance = distances_.data() + config.max_words - d;
    for (std::size_t h = 0; h < count; ++h) row[h + 1] += distance[h];
  }
  state.heads.resize(count);
  state.trees.decode({state.arcs.data(), stride, static_cast<std::uint32_t>(count)}, state.heads);
}

void Heads::label_arcs(std::span<Word> words, HeadsState& state) const {
  const std::size_t lab = model_->config().lab, stride = padded(labels_);
  state.gathered.reserve(words.size() * lab);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t head = state.heads[i];
    const float* above = head == 0 ? model_->sections().label_root.data() : state.labels.data() + (head - 1) * stride + lab;
    kernels_->add_tanh(state.labels.data() + i * stride, above, lab, state.gathered.data() + i * lab);
  }
  kernels_->dense(deprel_, {state.gathered.data(), lab, words.size()}, state.scores.data(), padded(deprel_));
  for (std::size_t i = 0; i < words.size(); ++i) {
    float* scores = state.scores.data() + i * padded(deprel_);
    scores[root_label_] = -std::numeric_limits<float>::infinity();
    const std::uint32_t head = state.heads[i];
    const std::size_t best = head == 0 ? root_label_ : best_of(scores, relation_labels_.size());
    words[i].head = head == 0 ? no_word : head - 1;
    words[i].relation = relation_labels_[best].relation;
    words[i].subtype = relation_labels_[best].subtype;
  }
}

}  // namespace relata::syntax
