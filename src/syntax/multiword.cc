// SPDX-License-Identifier: Apache-2.0
#include "syntax/multiword.h"

#include <algorithm>
#include <functional>

namespace relata::syntax {
namespace {

std::uint64_t hash_points(std::u32string_view points) {
  KeyHash hash;
  for (const char32_t point : points) hash.add_point(point);
  return hash.key();
}

Error bad_rule(std::string_view line) {
  return {ErrorKind::bad_data, "section mwt.txt: \"" + std::string(line) + "\" is no rule; build the model again"};
}

// Upper case for the words of a token in capitals, for the first letter of a token that begins with one.
void restore_case(std::u32string_view token, const Characters& characters, std::string& words) {
  const auto is_letter = [&](char32_t point) { return characters.kind(point) == 'U' || characters.kind(point) == 'L'; };
  const auto letters = std::count_if(token.begin(), token.end(), is_letter);
  const auto capitals = std::count_if(token.begin(), token.end(), [&](char32_t point) { return characters.kind(point) == 'U'; });
  const bool all = letters >= 2 && letters == capitals;
  if (!all && (token.empty() || characters.kind(token.front()) != 'U')) return;
  std::string cased;
  std::size_t at = 0;
  while (at < words.size() && (all || at == 0)) {
    const DecodedPoint next = decode_point(words, at);
    append_point(characters.upper(next.point), cased);
    at += next.size;
  }
  words = cased.append(words, at);
}

}  // namespace

Result<MultiwordRules> MultiwordRules::make(const Model& model) {
  MultiwordRules rules;
  rules.model_ = &model;
  for (const std::string_view line : model.sections().multiword_rules) {
    const std::size_t one = line.find('\t');
    const std::size_t two = one == std::string_view::npos ? one : line.find('\t', one + 1);
    if (two == std::string_view::npos || one == 0) return bad_rule(line);
    Rule rule{decode(line.substr(0, one)), line.substr(one + 1, two - one - 1), line.substr(two + 1)};
    if (rule.suffix.size() > 16) return bad_rule(line);
    rules.sizes_.push_back(rule.suffix.size());
    const std::uint64_t hash = hash_points(rule.suffix);
    rules.rules_.try_emplace(hash, std::move(rule));
  }
  std::sort(rules.sizes_.begin(), rules.sizes_.end(), std::greater<>());
  rules.sizes_.erase(std::unique(rules.sizes_.begin(), rules.sizes_.end()), rules.sizes_.end());
  const ModelSections& sections = model.sections();
  for (std::size_t i = 0; i < sections.multiwords.keys().size(); ++i) {
    if (sections.multiwords.keys()[i] == 0) continue;
    const std::string_view entry = sections.multiword_pool.substr(sections.multiwords.values()[i]).data();
    if (entry.empty() || (entry[0] != 'N' && (entry[0] != 'A' && entry[0] != 'M')) || (entry[0] != 'N' && entry.size() < 2)) {
      return Error{ErrorKind::bad_data, "section mwt.pool: \"" + std::string(entry) + "\" is no entry; build the model again"};
    }
  }
  return rules;
}

Expansion MultiwordRules::find(std::uint64_t lower_key, std::u32string_view tail, std::size_t size) const {
  Expansion expansion;
  const ModelSections& sections = model_->sections();
  if (const std::uint32_t* place = sections.multiwords.find(lower_key)) {
    const std::string_view entry = sections.multiword_pool.data() + *place;
    if (entry[0] == 'N') return expansion;
    expansion.certainty = entry[0] == 'A' ? Expansion::Certainty::always : Expansion::Certainty::ask;
    expansion.words = entry.substr(1);
    return expansion;
  }
  for (const std::size_t length : sizes_) {
    if (size < length + 2 || tail.size() < length) continue;
    const std::u32string_view suffix = tail.substr(tail.size() - length);
    const auto found = rules_.find(hash_points(suffix));
    if (found == rules_.end() || found->second.suffix != suffix) continue;
    expansion.certainty = Expansion::Certainty::ask;
    expansion.suffix = found->second.suffix;
    expansion.add = found->second.add;
    expansion.rest = found->second.rest;
    return expansion;
  }
  return expansion;
}

void expand(std::u32string_view token, const Expansion& expansion, const Characters& characters, std::string& words) {
  words.assign(expansion.words);
  if (words.empty()) {
    for (const char32_t point : token.substr(0, token.size() - expansion.suffix.size())) {
      append_point(characters.lower(point), words);
    }
    words.append(expansion.add).append(1, ' ').append(expansion.rest);
  }
  restore_case(token, characters, words);
}

}  // namespace relata::syntax
