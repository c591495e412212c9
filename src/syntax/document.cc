// SPDX-License-Identifier: Apache-2.0
#include "syntax/document.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::syntax {
namespace {

constexpr std::array<std::string_view, 17> upos_names = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                         "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 37> relation_names = {
    "acl",   "advcl",  "advmod", "amod",      "appos",      "aux",       "case",  "cc",         "ccomp",    "clf",      "compound", "conj", "cop",
    "csubj", "dep",    "det",    "discourse", "dislocated", "expl",      "fixed", "flat",       "goeswith", "iobj",     "list",     "mark", "nmod",
    "nsubj", "nummod", "obj",    "obl",       "orphan",     "parataxis", "punct", "reparandum", "root",     "vocative", "xcomp"};

template <class Label, std::size_t N>
bool find_label(const std::array<std::string_view, N>& names, std::string_view text, Label& label) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return false;
  label = static_cast<Label>(found - names.begin());
  return true;
}

template <class Value, std::size_t N>
void set(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view text, Value& value) {
  for (const auto& [name, meaning] : table) {
    if (name == text) value = meaning;
  }
}

using F = Features;
constexpr std::array<std::pair<std::string_view, F::Number>, 2> numbers = {{{"Sing", F::Number::singular}, {"Plur", F::Number::plural}}};
constexpr std::array<std::pair<std::string_view, F::Gender>, 2> genders = {{{"Masc", F::Gender::masculine}, {"Fem", F::Gender::feminine}}};
constexpr std::array<std::pair<std::string_view, F::Person>, 3> persons = {
    {{"1", F::Person::first}, {"2", F::Person::second}, {"3", F::Person::third}}};
constexpr std::array<std::pair<std::string_view, F::VerbForm>, 4> verb_forms = {
    {{"Fin", F::VerbForm::finite}, {"Inf", F::VerbForm::infinitive}, {"Ger", F::VerbForm::gerund}, {"Part", F::VerbForm::participle}}};
constexpr std::array<std::pair<std::string_view, F::Mood>, 4> moods = {
    {{"Ind", F::Mood::indicative}, {"Sub", F::Mood::subjunctive}, {"Imp", F::Mood::imperative}, {"Cnd", F::Mood::conditional}}};
constexpr std::array<std::pair<std::string_view, F::Tense>, 5> tenses = {
    {{"Past", F::Tense::past}, {"Pres", F::Tense::present}, {"Fut", F::Tense::future}, {"Imp", F::Tense::imperfect}, {"Pqp", F::Tense::pluperfect}}};
constexpr std::array<std::pair<std::string_view, F::Definite>, 2> definites = {{{"Def", F::Definite::definite}, {"Ind", F::Definite::indefinite}}};
constexpr std::array<std::pair<std::string_view, F::PronType>, 8> pron_types = {{{"Prs", F::PronType::personal},
                                                                                 {"Rel", F::PronType::relative},
                                                                                 {"Dem", F::PronType::demonstrative},
                                                                                 {"Int", F::PronType::interrogative},
                                                                                 {"Ind", F::PronType::indefinite},
                                                                                 {"Neg", F::PronType::negative},
                                                                                 {"Tot", F::PronType::total},
                                                                                 {"Art", F::PronType::article}}};

void set_feature(std::string_view key, std::string_view value, Features& features) {
  if (key == "Number") set(numbers, value, features.number);
  if (key == "Gender") set(genders, value, features.gender);
  if (key == "Person") set(persons, value, features.person);
  if (key == "VerbForm") set(verb_forms, value, features.verb_form);
  if (key == "Mood") set(moods, value, features.mood);
  if (key == "Tense") set(tenses, value, features.tense);
  if (key == "Definite") set(definites, value, features.definite);
  if (key == "PronType") set(pron_types, value.substr(0, value.find(',')), features.pron_type);
  if (key == "Voice") features.passive = value == "Pass";
  if (key == "Reflex") features.reflexive = value == "Yes";
  if (key == "Poss") features.possessive = value == "Yes";
  if (key == "Polarity") features.negative = value == "Neg";
}

}  // namespace

std::string_view name(Upos upos) {
  return upos_names[static_cast<std::size_t>(upos)];
}
std::string_view name(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}
bool parse(std::string_view text, Upos& upos) {
  return find_label(upos_names, text, upos);
}
bool parse(std::string_view text, Relation& relation) {
  return find_label(relation_names, text, relation);
}

Features parse_features(std::string_view feats) {
  Features features;
  while (!feats.empty() && feats != "_") {
    const std::string_view item = feats.substr(0, feats.find('|'));
    feats.remove_prefix(std::min(feats.size(), item.size() + 1));
    const std::size_t equals = item.find('=');
    if (equals != std::string_view::npos) set_feature(item.substr(0, equals), item.substr(equals + 1), features);
  }
  return features;
}

void Sentence::index_children() {
  const auto size = static_cast<std::uint32_t>(words.size());
  child_begin_.assign(size + 1, 0);
  root_ = no_word;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (words[i].head == no_word) {
      root_ = i;
    } else {
      ++child_begin_[words[i].head + 1];
    }
  }
  for (std::uint32_t i = 0; i < size; ++i) child_begin_[i + 1] += child_begin_[i];
  child_list_.assign(child_begin_[size], 0);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end());
  extents_.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    extents_[i] = {i, i};
    if (words[i].head != no_word) child_list_[next[words[i].head]++] = i;
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    for (std::uint32_t above = words[i].head; above != no_word; above = words[above].head) {
      extents_[above].first = std::min(extents_[above].first, i);
      extents_[above].second = std::max(extents_[above].second, i);
    }
  }
}

std::span<const std::uint32_t> Sentence::children(std::uint32_t word) const {
  return std::span(child_list_).subspan(child_begin_[word], child_begin_[word + 1] - child_begin_[word]);
}

bool Sentence::dominates(std::uint32_t ancestor, std::uint32_t word) const {
  for (std::uint32_t above = words[word].head; above != no_word; above = words[above].head) {
    if (above == ancestor) return true;
  }
  return false;
}

std::uint32_t Sentence::child(std::uint32_t word, Relation relation) const {
  for (const std::uint32_t child : children(word)) {
    if (words[child].relation == relation) return child;
  }
  return no_word;
}

Span Sentence::cover(std::uint32_t one, std::uint32_t other) const {
  return {words[std::min(one, other)].span.begin, words[std::max(one, other)].span.end};
}

}  // namespace relata::syntax
