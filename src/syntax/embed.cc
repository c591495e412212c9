// SPDX-License-Identifier: Apache-2.0
// A word the model never saw still has known ends, shape and n-grams: "norte-coreano" shares "coreano$" with
// "sul-coreano". Keys are hashed from growing prefixes, so that the n-grams of 3, 4 and 5 letters from one place cost
// one pass. Slots and rows lie far apart in memory: all keys of a word are asked for before the first is waited for.
// News repeats its words, so the last few thousand vectors are kept, by form. Tested by
// parser_test.cc.
#include "syntax/embed.h"

#include <algorithm>
#include <cstring>

namespace relata::syntax {
namespace {

constexpr std::size_t known_words = 4096;
constexpr std::size_t longest_gram_source = 32;

std::uint64_t key_of(char tag, const char32_t* points, std::size_t count) {
  KeyHash hash(tag);
  for (std::size_t i = 0; i < count; ++i) hash.add_point(points[i]);
  return hash.key();
}

void find_rows(const KeyTable& table, const std::vector<std::uint64_t>& keys, std::vector<std::uint32_t>& rows) {
  for (const std::uint64_t key : keys) {
    if (const std::uint32_t* row = table.find(key)) rows.push_back(*row);
  }
}

void prefetch_rows(const std::vector<std::uint32_t>& rows, const std::int8_t* table, std::size_t dim) {
  for (const std::uint32_t row : rows) {
    for (std::size_t at = 0; at < dim; at += 64) __builtin_prefetch(table + row * dim + at);
  }
}

}  // namespace

void Embedder::find_keys(std::string_view form, EmbedderState& state) const {
  state.raw.clear();
  for (std::size_t at = 0; at < form.size();) {
    const DecodedPoint next = decode_point(form, at);
    state.raw.push_back(next.point);
    at += next.size;
  }
  std::vector<char32_t>& norm = state.norm;  // ^ n $
  norm.assign(1, U'^');
  for (const char32_t point : state.raw) norm.push_back(characters_->norm(point));
  const std::size_t size = state.raw.size();
  const char32_t* points = norm.data() + 1;
  state.keys.clear();
  state.gram_keys.clear();
  KeyHash prefix('p');
  for (std::size_t k = 1; k <= 4 && k < size; ++k) {
    prefix.add_point(points[k - 1]);
    state.keys.push_back(prefix.key());
  }
  for (std::size_t k = 1; k <= 5 && k < size; ++k) state.keys.push_back(key_of('s', points + size - k, k));
  state.text.clear();
  characters_->shape({state.raw.data(), size}, state.text);
  KeyHash shape('S');
  shape.add(state.text);
  state.keys.push_back(shape.key());
  norm.push_back(U'$');
  const std::size_t length = std::min(norm.size(), longest_gram_source);
  for (std::size_t from = 0; from + 3 <= length; ++from) {
    KeyHash gram('g');
    for (std::size_t k = 0; k < 5 && from + k < length; ++k) {
      gram.add_point(norm[from + k]);
      if (k >= 2) state.gram_keys.push_back(gram.key());
    }
  }
}

void Embedder::compute(std::string_view form, EmbedderState& state, std::int8_t* out) const {
  const ModelSections& sections = model_->sections();
  find_keys(form, state);
  const std::uint64_t whole = key_of('w', state.norm.data() + 1, state.raw.size());
  sections.features.prefetch(whole);
  for (const std::uint64_t key : state.keys) sections.features.prefetch(key);
  for (const std::uint64_t key : state.gram_keys) sections.features.prefetch(key);
  state.rows.assign(1, 0);
  state.gram_rows.clear();
  const std::uint32_t* known = sections.features.find(whole);
  if (known == nullptr) known = sections.features.find(KeyHash('w').key());
  if (known != nullptr) state.rows.push_back(*known);
  find_rows(sections.features, state.keys, state.rows);
  find_rows(sections.features, state.gram_keys, state.gram_rows);
  const std::int8_t* table = sections.embedding.data();
  const ModelConfig& config = model_->config();
  prefetch_rows(state.rows, table, config.dim);
  prefetch_rows(state.gram_rows, table, config.dim);
  kernels_->embed({table, config.dim, state.rows, state.gram_rows, config.emb_scale, config.gram_scale}, out);
}

void Embedder::embed(std::string_view form, EmbedderState& state, std::int8_t* out) const {
  const std::size_t dim = model_->config().dim;
  if (state.known.empty() || state.model != model_->checksum()) {
    state.known.assign(known_words, {});
    state.vectors.reserve(known_words * dim);
    state.model = model_->checksum();
  }
  KeyHash hash;
  hash.add(form.substr(0, sizeof(EmbedderState::Known::form)));
  const std::size_t slot = (hash.value() ^ hash.value() >> 32) % known_words;
  EmbedderState::Known& known = state.known[slot];
  std::int8_t* kept = state.vectors.data() + slot * dim;
  const bool fits = !form.empty() && form.size() <= sizeof known.form;
  if (fits && known.size == form.size() && std::memcmp(known.form, form.data(), form.size()) == 0) {
    std::memcpy(out, kept, dim);
    return;
  }
  compute(form, state, out);
  if (!fits) return;
  known.size = static_cast<std::uint8_t>(form.size());
  std::memcpy(known.form, form.data(), form.size());
  std::memcpy(kept, out, dim);
}

}  // namespace relata::syntax
