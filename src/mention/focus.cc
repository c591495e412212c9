// SPDX-License-Identifier: Apache-2.0
// "Em Buenos Aires, a oposição acusou o governo": a bare domestic role belongs to the country where its sentence is set, else to the one its
// paragraph is set in or speaks of, else to the article's main country. Signs are weighed, not ranked: a place of the sentence counts most,
// the whole article's state mentions more than the last one named. Tested by finder_test.cc.
#include "mention/focus.h"

#include <algorithm>
#include <map>

#include "mention/owners.h"

namespace relata::mention {
namespace {

using syntax::no_word;
using syntax::Relation;

/// A place word with a preposition of place, or hung on a verb.
bool is_locative(const syntax::Sentence& sentence, std::uint32_t w) {
  const syntax::Word& word = sentence.words[w];
  const std::uint32_t marker = sentence.child(w, Relation::case_marker);
  if (marker == no_word) return false;
  const std::string_view lemma = sentence.words[marker].lemma;
  return (word.relation == Relation::obl || word.relation == Relation::nmod || word.relation == Relation::root) &&
         (lemma == "em" || lemma == "en" || lemma == "in" || lemma == "at" || lemma == "desde");
}

}  // namespace

Focus::Focus(const Scene& scene, const std::vector<Draft>& drafts) : scene_(scene) {
  std::uint32_t paragraph = 0;
  for (std::uint32_t s = 0; s < scene.sentences.size(); ++s) {
    if (scene.sentence(s).paragraph) ++paragraph;
    paragraph_.push_back(paragraph);
    for (const Hit& hit : scene.sentences[s].hits) {
      if (hit.what != Hit::What::place || scene.word(s, hit.head).upos != syntax::Upos::propn) continue;
      if (scene.hit_at(s, hit.head, Hit::What::actor) != nullptr) continue;  // a capital counts once
      const lexicon::PlaceRow* row = choose_place(scene, hit);
      if (row == nullptr || scene.places.text(row->country).empty()) continue;
      const bool dateline = hit.first_token == 0 && s < 3;
      if (is_locative(scene.sentence(s), hit.head) || dateline)
        signs_.push_back({s, hit.head, std::string(scene.places.text(row->country)), true, 1});
    }
  }
  for (const Draft& draft : drafts) {
    for (const Party& party : draft.parties) {
      if (!is_country(party.country)) continue;
      const bool locative = is_locative(scene.sentence(draft.sentence), draft.head) && !draft.is_person && draft.role == nullptr;
      // A country's own officials and bodies make it the article's more than its bare name does.
      double weight = draft.role != nullptr ? 2 : draft.modifier ? 0.7 : locative ? 1 : 1.5;
      if (scene.sentence(draft.sentence).headline) weight *= 1.5;
      signs_.push_back({draft.sentence, draft.head, party.country, locative, weight});
    }
  }
}

std::string Focus::country(std::uint32_t sentence, std::uint32_t word) const {
  // What has been told counts in full, what is still to come for less; a headline speaks of the whole article.
  const double to_come = scene_.sentence(sentence).headline ? 1 : 0.4;
  std::map<std::string, double> score;
  for (const Sign& sign : signs_) score[sign.country] += sign.sentence <= sentence ? sign.weight : to_come * sign.weight;
  double most = 1;
  for (const auto& [country, weight] : score) most = std::max(most, weight);
  for (auto& [country, weight] : score) weight *= 4 / most;
  std::map<std::string, double> near;
  for (const Sign& sign : signs_) {
    const bool same_sentence = sign.sentence == sentence;
    // A place that opens a sentence sets the scene for the paragraph; one inside it only for itself.
    const bool opens = sign.locative && sign.word <= 3;
    if (same_sentence && sign.locative) score[sign.country] += opens || sign.word < word ? 4 : 2.5;
    const bool earlier = sign.sentence < sentence && paragraph_[sign.sentence] == paragraph_[sentence];
    if (earlier) near[sign.country] += opens ? 3 : sign.locative ? 0.7 : 0.5;
    if (same_sentence && !sign.locative && sign.word < word) near[sign.country] += 0.6;
  }
  for (const auto& [country, points] : near) score[country] += std::min(points, 3.5);
  const auto best = std::max_element(score.begin(), score.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == score.end() ? std::string() : best->first;
}

}  // namespace relata::mention
