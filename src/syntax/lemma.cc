// SPDX-License-Identifier: Apache-2.0
#include "syntax/lemma.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace relata::syntax {
namespace {

bool read_count(std::string_view text, std::size_t& count) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), count);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

std::vector<std::string_view> fields(std::string_view line) {
  std::vector<std::string_view> found;
  while (true) {
    const std::size_t tab = line.find('\t');
    found.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return found;
    line.remove_prefix(tab + 1);
  }
}

// Byte after the first `count` code points.
std::size_t skip_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_point(text, at).size;
  return at;
}

std::size_t count_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode_point(text, at).size;
  return count;
}

}  // namespace

Result<Lemmatiser> Lemmatiser::make(const Model& model, const Characters& characters) {
  Lemmatiser lemmatiser(model, characters);
  for (const std::string_view line : model.sections().lemma_scripts) {
    const std::vector<std::string_view> parts = fields(line);
    Script script;
    bool good = parts[0].size() == 1;
    if (good) script.base = parts[0][0];
    if (good && script.base == '=') {
      good = parts.size() == 2 && !parts[1].empty();
      if (good) script.prefix = parts[1];
    } else if (good) {
      good = parts.size() == 5 && std::string_view("lkt").find(script.base) != std::string_view::npos && read_count(parts[1], script.drop_front) &&
             read_count(parts[3], script.drop_back);
      if (good) script.prefix = parts[2], script.suffix = parts[4];
    }
    if (!good) return Error{ErrorKind::bad_data, "section lemma.txt: \"" + std::string(line) + "\" is no script; build the model again"};
    lemmatiser.scripts_.push_back(script);
  }
  return lemmatiser;
}

bool Lemmatiser::look_up(std::string_view lower, std::string_view upos, std::string_view feats, std::string_view& lemma) const {
  const ModelSections& sections = model_->sections();
  KeyHash hash;
  hash.add(lower);
  hash.add('\t');
  hash.add(upos);
  KeyHash longer = hash;
  longer.add('\t');
  longer.add(feats);
  const std::uint32_t* place = sections.lemmas.find(longer.key());
  if (place == nullptr) place = sections.lemmas.find(hash.key());
  if (place == nullptr) return false;
  lemma = sections.lemma_pool.data() + *place;
  return true;
}

bool Lemmatiser::apply(const Script& script, std::string_view form, std::string& lemma) const {
  if (script.base == '=') {
    lemma = script.prefix;
    return true;
  }
  const std::size_t points = count_points(form);
  if (script.drop_front + script.drop_back > points) return false;
  std::string base;
  const std::size_t kept = script.base == 'l' ? 0 : script.base == 't' ? skip_points(form, 1) : form.size();
  base.assign(form.substr(0, kept));
  characters_->append_lower(form.substr(kept), base);
  const std::size_t from = skip_points(base, script.drop_front);
  const std::size_t to = skip_points(base, points - script.drop_back);
  lemma.assign(script.prefix).append(base, from, to - from).append(script.suffix);
  return !lemma.empty();
}

void Lemmatiser::apply_best(std::string_view form, std::string_view upos, std::span<float> scores, std::string& lemma) const {
  constexpr float used = -std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto best = std::max_element(scores.begin(), scores.end());
    if (best == scores.end() || *best == used) break;
    if (apply(scripts_[static_cast<std::size_t>(best - scores.begin())], form, lemma)) return;
    *best = used;
  }
  lemma.clear();
  if (upos == "PROPN") {
    lemma = form;
  } else {
    characters_->append_lower(form, lemma);
  }
}

}  // namespace relata::syntax
