// SPDX-License-Identifier: Apache-2.0
// A name that several places bear is settled in this order: the state named right behind it ("Córdoba, Argentina"), the article's countries
// (a town of a country that the article names, however small, beats a greater one of a country it doesn't), then population. A small town of
// a country that the article never names is no place at all: too many words are towns somewhere. A name that the tagger calls a place and no
// list has is kept, without a country. Tested by countries_test.cc.
#include "mention/locations.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "mention/owners.h"

namespace relata::mention {
namespace {

using lexicon::NameKind;
using syntax::Relation;
using syntax::Upos;

constexpr std::uint32_t well_known = 300000;  ///< inhabitants that make a town a place without help from the article

/// The state named right behind the hit, after a comma or in brackets; empty if none.
std::string stated_country(const Scene& scene, const Hit& hit) {
  for (std::uint32_t s = 0; s < scene.sentences.size(); ++s) {
    const auto& hits = scene.sentences[s].hits;
    if (hits.empty() || &hit < hits.data() || &hit >= hits.data() + hits.size()) continue;
    for (const Hit& other : hits) {
      if (other.what != Hit::What::actor || other.refs[0].kind != static_cast<std::uint8_t>(NameKind::state)) continue;
      if (other.first_token != hit.last_token + 2) continue;
      const std::string_view mark = scene.text(scene.sentences[s].tokens[hit.last_token + 1].span);
      if (mark == "," || mark == "(") return std::string(scene.actors.text(scene.actors.row(other.refs[0].row).country));
    }
  }
  return {};
}

class PlaceFinder {
 public:
  explicit PlaceFinder(const Scene& scene) : scene_(scene) {}

  std::vector<FoundPlace> run() {
    collect_known();
    for (std::uint32_t s = 0; s < scene_.sentences.size(); ++s) {
      used_.assign(scene_.sentence(s).words.size(), false);
      for (const Hit& hit : scene_.sentences[s].hits) {
        if (hit.what == Hit::What::actor) state_or_capital(s, hit);
      }
      for (const Hit& hit : scene_.sentences[s].hits) {
        if (hit.what == Hit::What::place && !used_[hit.head]) listed(s, hit);
      }
      tagged(s);
      capitals(s);
      with_nouns(s);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const FoundPlace& a, const FoundPlace& b) {
      return std::tuple(a.sentence, a.first, b.last) < std::tuple(b.sentence, b.first, a.last);
    });
    return std::move(found_);
  }

 private:
  void add(std::uint32_t s, std::uint32_t first, std::uint32_t last, std::uint32_t head, Place place, std::string rule) {
    const Span words = scene_.sentence(s).cover(first, last);
    place.mention = words;
    if (place.name.empty()) place.name = scene_.text(words);
    for (std::uint32_t w = first; w <= last; ++w) used_[w] = true;
    FoundPlace found{std::move(place), s, head, first, last, Resolution::lexicon, std::move(rule)};
    found_.push_back(std::move(found));
  }

  void state_or_capital(std::uint32_t s, const Hit& hit) {
    const auto kind = static_cast<NameKind>(hit.refs[0].kind);
    if (kind != NameKind::state && kind != NameKind::capital && kind != NameKind::seat) return;
    Place place;
    place.country = scene_.actors.text(scene_.actors.row(hit.refs[0].row).country);
    place.name = scene_.text(scene_.sentence(s).cover(hit.first, hit.last));
    place.precision = kind == NameKind::state ? PlacePrecision::country : kind == NameKind::capital ? PlacePrecision::city : PlacePrecision::site;
    if (kind == NameKind::capital) {
      for (const Hit& other : scene_.sentences[s].hits) {
        if (other.what != Hit::What::place || other.first_token != hit.first_token) continue;
        for (const lexicon::NameRef& ref : other.refs) {
          const lexicon::PlaceRow& row = scene_.places.row(ref.row);
          if (scene_.places.text(row.country) != place.country) continue;
          coordinates(row, place);
          break;
        }
      }
    }
    add(s, hit.first, hit.last, hit.head, std::move(place), kind == NameKind::state ? "state" : kind == NameKind::capital ? "capital" : "seat");
  }

  void coordinates(const lexicon::PlaceRow& row, Place& place) const {
    place.admin1 = scene_.places.text(row.admin1);
    if (std::isnan(row.latitude) || std::isnan(row.longitude)) return;
    // float to double without noise in the last digits
    place.latitude = std::round(static_cast<double>(row.latitude) * 1e5) / 1e5;
    place.longitude = std::round(static_cast<double>(row.longitude) * 1e5) / 1e5;
  }

  static bool looks_like_person(const syntax::Word& head, const Hit& hit) {
    return head.name == syntax::NameTag::begin_person && hit.first == hit.last && head.relation != Relation::obl && head.relation != Relation::nmod;
  }

  /// What the article plainly uses as a place somewhere ("na cidade de Wonsan") is one elsewhere too, whatever a tag says ("elogiou Wonsan").
  void collect_known() {
    for (std::uint32_t s = 0; s < scene_.sentences.size(); ++s) {
      for (const Hit& hit : scene_.sentences[s].hits) {
        const syntax::Word& head = scene_.word(s, hit.head);
        const bool oblique = head.relation == Relation::obl || head.relation == Relation::nmod;
        if (hit.what == Hit::What::place && head.upos == Upos::propn && oblique && head.name == syntax::NameTag::begin_place)
          known_.insert(head.form);
      }
    }
  }

  void listed(std::uint32_t s, const Hit& hit) {
    const syntax::Word& head = scene_.word(s, hit.head);
    if (head.upos != Upos::propn && hit.first == hit.last) return;
    if (looks_like_person(head, hit) && known_.count(head.form) == 0) return;
    const lexicon::PlaceRow* row = choose_place(scene_, hit);
    if (row == nullptr) return;
    Place place;
    place.country = scene_.places.text(row->country);
    place.name = scene_.text(scene_.sentence(s).cover(hit.first, hit.last));
    place.precision = static_cast<PlacePrecision>(row->precision);
    coordinates(*row, place);
    add(s, hit.first, hit.last, hit.head, std::move(place), row->own != 0 ? "place" : "town");
  }

  /// "a capital haitiana", "na capital": of the country named with it, else of the one the article names most.
  void capitals(std::uint32_t s) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    for (std::uint32_t w = 0; w < sentence.words.size(); ++w) {
      if (used_[w] || sentence.words[w].upos != Upos::noun || !scene_.places.is_capital_noun(sentence.words[w].lemma)) continue;
      Hit as_hit;
      as_hit.first = as_hit.last = as_hit.head = w;
      const std::vector<Owner> owners = find_owners(scene_, s, as_hit);
      Place place;
      place.precision = PlacePrecision::city;
      if (!owners.empty()) place.country = owners[0].party.country;
      std::uint32_t most = 0;
      for (const auto& [country, count] : scene_.countries) {
        if (owners.empty() && count > most) place.country = country, most = count;
      }
      add(s, w, w, w, std::move(place), "capital of the country");
    }
  }

  /// "a cidade de El Obeid", "a Baghdad bridge": the noun is a place by the name it bears.
  void with_nouns(std::uint32_t s) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    const std::size_t named = found_.size();
    for (std::size_t f = 0; f < named; ++f) {
      if (found_[f].sentence != s) continue;
      const FoundPlace one = found_[f];
      const syntax::Word& word = sentence.words[one.head];
      if (word.head == syntax::no_word || used_[word.head]) continue;
      const std::uint32_t marker = sentence.child(one.head, Relation::case_marker);
      const bool of = marker == syntax::no_word || sentence.words[marker].lemma == "de" || sentence.words[marker].lemma == "of";
      const bool hangs = word.relation == Relation::nmod || word.relation == Relation::compound || word.relation == Relation::flat ||
                         word.relation == Relation::appos || word.relation == Relation::amod;
      if (!of || !hangs || !scene_.places.is_place_noun(sentence.words[word.head].lemma)) continue;
      add(s, std::min(one.first, word.head), std::max(one.last, word.head), word.head, one.place, "place noun");
    }
  }

  /// Names that only the tagger knows for places.
  void tagged(std::uint32_t s) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    for (std::uint32_t w = 0; w < sentence.words.size(); ++w) {
      const syntax::Word& word = sentence.words[w];
      if (used_[w] || word.name != syntax::NameTag::begin_place || word.upos != Upos::propn || scene_.hit_at(s, w, Hit::What::actor) != nullptr)
        continue;
      std::uint32_t last = w;
      while (last + 1 < sentence.words.size() && sentence.words[last + 1].name == syntax::NameTag::in_place && !used_[last + 1]) ++last;
      Place place;
      place.precision = PlacePrecision::site;
      add(s, w, last, head_of(sentence, w, last), std::move(place), "tagged");
      found_.back().resolution = Resolution::name;
    }
  }

  const Scene& scene_;
  std::set<std::string_view> known_;  ///< forms that the article uses as places
  std::vector<FoundPlace> found_;
  std::vector<bool> used_;
};

}  // namespace

const lexicon::PlaceRow* choose_place(const Scene& scene, const Hit& hit) {
  const std::string stated = stated_country(scene, hit);
  const lexicon::PlaceRow* best = nullptr;
  double best_score = -1;
  for (const lexicon::NameRef& ref : hit.refs) {
    const lexicon::PlaceRow& row = scene.places.row(ref.row);
    const std::string_view country = scene.places.text(row.country);
    const bool named = scene.weight(country) > 0;
    if (!stated.empty() && country != stated && !country.empty()) continue;
    if (row.own == 0 && stated.empty() && !named && row.population < well_known) continue;
    const double score = (row.own != 0 ? 12.0 : std::log10(row.population + 1.0)) + (named ? 10 + std::min(scene.weight(country), 9U) : 0);
    if (score > best_score) best = &row, best_score = score;
  }
  return best;
}

std::vector<FoundPlace> find_places(const Scene& scene) {
  return PlaceFinder(scene).run();
}

}  // namespace relata::mention
