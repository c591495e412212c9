// SPDX-License-Identifier: Apache-2.0
// Names are looked up in the article's raw tokens, then laid on the tree: a hit's head is its one word whose head lies outside the hit.
// Of overlapping actors and roles the longest wins ("ministro da Defesa" over "ministro", "Guiné Equatorial" over "Guiné"); then the actor.
// A single name inside a longer unknown one is none: "Jordan" in "Jordan Ellis", "Washington" in "Denzel Washington".
// Tested by countries_test.cc.
#include "mention/scene.h"

#include <algorithm>

#include "text/fold.h"

namespace relata::mention {
namespace {

using lexicon::NameKind;
using lexicon::NameMatch;
using lexicon::NameRef;
using lexicon::RoleRef;
using lexicon::Shape;
using syntax::Relation;
using syntax::Upos;

/// Fills one sentence of the scene.
class Spotter {
 public:
  Spotter(Scene& scene, std::uint32_t s) : scene_(scene), sentence_(scene.document.sentences[s]), out_(scene.sentences[s]) {}

  void run() {
    tokenise();
    out_.at.resize(sentence_.words.size());
    std::vector<Hit> found;
    for (std::uint32_t i = 0; i < out_.tokens.size(); ++i) {
      collect(scene_.actors.names(), i, Hit::What::actor, found);
      collect(scene_.roles.names(), i, Hit::What::role, found);
      joined_prefix(i, found);
    }
    choose(found);
    std::vector<Hit> places;
    for (std::uint32_t i = 0; i < out_.tokens.size(); ++i) collect(scene_.places.names(), i, Hit::What::place, places);
    add_places(places);
    std::stable_sort(out_.hits.begin(), out_.hits.end(), [](const Hit& a, const Hit& b) { return a.first_token < b.first_token; });
    for (std::uint32_t h = 0; h < out_.hits.size(); ++h) out_.at[out_.hits[h].head].push_back(h);
  }

 private:
  void tokenise() {
    lexicon::scan(scene_.text(sentence_.span), sentence_.span.begin, out_.tokens);
    std::uint32_t w = 0;
    for (lexicon::Token& token : out_.tokens) {
      while (w + 1 < sentence_.words.size() && sentence_.words[w].span.end <= token.span.begin) ++w;
      std::uint32_t last = w;  // words of one surface token share its span
      while (last + 1 < sentence_.words.size() && sentence_.words[last + 1].token == sentence_.words[w].token) ++last;
      const bool at_start = token.span.begin <= sentence_.words[w].span.begin;
      out_.token_word.push_back(at_start ? w : last);
      if (last == w && token.span == sentence_.words[w].span) token.lemma = lexicon::token_hash(sentence_.words[w].lemma);
    }
  }

  /// Refs of a match that the text's way of writing allows; roles and prefixes apart.
  Hit make(const NameMatch& match, Hit::What what) const {
    Hit hit;
    hit.what = what;
    hit.first_token = match.first;
    hit.last_token = match.last;
    hit.first = out_.token_word[match.first];
    hit.last = out_.token_word[match.last];
    if (hit.last < hit.first) hit.last = hit.first;
    for (const NameRef& ref : match.refs) {
      if (!lexicon::written_as(ref.shape, out_.tokens, match)) continue;
      if (what == Hit::What::role && ref.kind == static_cast<std::uint8_t>(RoleRef::prefix)) continue;
      hit.refs.push_back(ref);
    }
    if (what == Hit::What::role && !hit.refs.empty() && hit.refs[0].kind == static_cast<std::uint8_t>(RoleRef::group_plural))
      hit.what = Hit::What::group_plural;
    hit.head = head_of(sentence_, hit.first, hit.last);
    const auto& tokens = out_.tokens;
    const bool glued_after = match.last + 2 < tokens.size() && scene_.text(tokens[match.last + 1].span) == "-" &&
                             !tokens[match.last + 1].space_before && !tokens[match.last + 2].space_before &&
                             tokens[match.last + 2].shape == Shape::lower && !scene_.roles.is_leading(scene_.text(tokens[match.last + 2].span));
    const bool glued_before = match.first >= 2 && scene_.text(tokens[match.first - 1].span) == "-" && !tokens[match.first].space_before &&
                              !tokens[match.first - 1].space_before;
    hit.part_of_word = glued_after || (glued_before && out_.token_word[match.first - 2] == hit.first);
    return hit;
  }

  void collect(const lexicon::NameIndex& index, std::uint32_t at, Hit::What what, std::vector<Hit>& found) const {
    std::vector<NameMatch> matches;
    if (what == Hit::What::role) {
      index.match(out_.tokens, at, matches);
    } else {
      index.match(out_.tokens, at, matches);
      std::erase_if(matches, [&](const NameMatch& match) { return match.first == match.last && lemma_only(index, match); });
    }
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
      Hit hit = make(*match, what);
      if (hit.refs.empty() || !is_credible(hit)) continue;
      hit.former = is_former(hit);
      found.push_back(std::move(hit));
    }
  }

  /// A name of an actor or place must stand as written; lemmas only help roles.
  bool lemma_only(const lexicon::NameIndex& index, const NameMatch& match) const {
    lexicon::Token plain = out_.tokens[match.first];
    plain.lemma = 0;
    std::vector<NameMatch> again;
    index.match(std::span<const lexicon::Token>(&plain, 1), 0, again);
    return again.empty();
  }

  bool is_credible(const Hit& hit) const {
    if (hit.what == Hit::What::role || hit.what == Hit::What::group_plural) {
      const Upos upos = sentence_.words[hit.head].upos;
      return hit.first != hit.last || upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::num || upos == Upos::pron ||
             upos == Upos::det;
    }
    const auto kind = static_cast<NameKind>(hit.refs[0].kind);
    const bool single = hit.first == hit.last;
    const bool demonym = hit.what == Hit::What::actor && kind == NameKind::demonym;
    if (!single || demonym) return true;
    const syntax::Word& word = sentence_.words[hit.head];
    if (word.upos == Upos::verb || word.upos == Upos::aux || word.upos == Upos::adp || (word.upos == Upos::pron && word.span.size() < 5))
      return false;
    const bool full_person = hit.what == Hit::What::actor && kind == NameKind::person;
    return full_person || !inside_longer_name(hit);
  }

  /// Whether capitalised words joined to it by `flat` stand outside the hit.
  bool inside_longer_name(const Hit& hit) const {
    const auto kind = hit.what == Hit::What::actor ? static_cast<NameKind>(hit.refs[0].kind) : NameKind::capital;
    const bool of_place = hit.what == Hit::What::place || kind == NameKind::state || kind == NameKind::capital || kind == NameKind::seat;
    const auto is_name_word = [&](std::uint32_t w) {
      const syntax::Word& word = sentence_.words[w];
      const bool person = word.name == syntax::NameTag::begin_person || word.name == syntax::NameTag::in_person;
      return word.upos == Upos::propn && (w < hit.first || w > hit.last) && (person || !of_place);
    };
    const syntax::Word& word = sentence_.words[hit.head];
    if (sentence_.child(hit.head, Relation::case_marker) != syntax::no_word) return false;  // "ministros de Exteriores de la ASEAN"
    if (word.relation == Relation::flat && word.head != syntax::no_word && is_name_word(word.head)) return true;
    for (const std::uint32_t child : sentence_.children(hit.head)) {
      if (sentence_.words[child].relation == Relation::flat && is_name_word(child)) return true;
    }
    return false;
  }

  bool is_former(const Hit& hit) const {
    if (hit.what != Hit::What::role) return false;
    const auto effect_at = [&](std::uint32_t token, bool before) {
      std::vector<NameMatch> matches;
      scene_.roles.names().match(out_.tokens, token, matches);
      for (const NameMatch& match : matches) {
        for (const NameRef& ref : match.refs) {
          if (ref.kind != static_cast<std::uint8_t>(RoleRef::prefix)) continue;
          const lexicon::PrefixRow& row = scene_.roles.prefix(ref.row);
          const auto position = static_cast<lexicon::PrefixPosition>(row.position);
          const bool here = before ? position == lexicon::PrefixPosition::before || position == lexicon::PrefixPosition::prefix
                                   : position == lexicon::PrefixPosition::after || position == lexicon::PrefixPosition::suffix;
          if (here && row.effect == static_cast<std::uint8_t>(lexicon::PrefixEffect::former)) return true;
        }
      }
      return false;
    };
    std::uint32_t before = hit.first_token;
    if (before > 0 && out_.tokens[before - 1].shape == Shape::mark && scene_.text(out_.tokens[before - 1].span) == "-") --before;
    if (before > 0 && effect_at(before - 1, true)) return true;
    // "former Italian prime minister": one demonym may stand between.
    if (before > 1 && effect_at(before - 2, true)) return true;
    return hit.last_token + 1 < out_.tokens.size() && effect_at(hit.last_token + 1, false);
  }

  /// "exgobernador": a prefix written as one with the role.
  void joined_prefix(std::uint32_t at, std::vector<Hit>& found) const {
    const lexicon::Token& token = out_.tokens[at];
    if (token.shape == Shape::mark || token.shape == Shape::number || token.span.size() < 6) return;
    const std::string folded = text::fold(scene_.text(token.span));
    const std::string lemma = text::fold(sentence_.words[out_.token_word[at]].lemma);
    for (const lexicon::PrefixRow& prefix : scene_.roles.prefixes()) {
      const std::string_view word = scene_.roles.text(prefix.word);
      if (prefix.position != static_cast<std::uint8_t>(lexicon::PrefixPosition::prefix) ||
          prefix.effect != static_cast<std::uint8_t>(lexicon::PrefixEffect::former))
        continue;
      if (word.size() < 2 || !folded.starts_with(word) || folded.size() < word.size() + 4) continue;
      lexicon::Token rest = token;
      rest.hash = lexicon::token_hash(folded.substr(word.size()));
      rest.lemma = lemma.starts_with(word) && lemma.size() > word.size() ? lexicon::token_hash(lemma.substr(word.size())) : 0;
      std::vector<NameMatch> matches;
      scene_.roles.names().match(std::span<const lexicon::Token>(&rest, 1), 0, matches);
      if (matches.empty()) continue;
      matches[0].first = matches[0].last = at;
      Hit hit = make(matches[0], Hit::What::role);
      if (hit.refs.empty()) continue;
      hit.former = true;
      found.push_back(std::move(hit));
      return;
    }
  }

  /// Longest first, then actors, then earlier ones; what overlaps a chosen one falls.
  void choose(std::vector<Hit>& found) {
    // "presidente de la | República del Congo": a state's name that begins inside a role and outlasts it cuts the role off.
    const std::vector<Hit> all = found;
    std::erase_if(found, [&all](const Hit& role) {
      return role.what == Hit::What::role && std::any_of(all.begin(), all.end(), [&role](const Hit& state) {
               return state.what == Hit::What::actor && state.refs[0].kind == static_cast<std::uint8_t>(NameKind::state) &&
                      state.first_token > role.first_token && state.first_token <= role.last_token && state.last_token > role.last_token;
             });
    });
    std::stable_sort(found.begin(), found.end(), [](const Hit& a, const Hit& b) {
      const auto key = [](const Hit& hit) {
        return std::tuple(-static_cast<int>(hit.last_token - hit.first_token), hit.what == Hit::What::group_plural ? -1 : static_cast<int>(hit.what),
                          hit.first_token);
      };
      return key(a) < key(b);
    });
    std::vector<bool> taken(out_.tokens.size());
    for (Hit& hit : found) {
      bool free = true;
      for (std::uint32_t t = hit.first_token; t <= hit.last_token; ++t) free = free && !taken[t];
      if (!free) continue;
      for (std::uint32_t t = hit.first_token; t <= hit.last_token; ++t) taken[t] = true;
      out_.hits.push_back(std::move(hit));
    }
  }

  /// A place inside a longer actor's name ("Universidade de Brasília") is none; of places at one spot the longest stays.
  void add_places(std::vector<Hit>& places) {
    const std::size_t actors = out_.hits.size();
    std::stable_sort(places.begin(), places.end(),
                     [](const Hit& a, const Hit& b) { return a.last_token - a.first_token > b.last_token - b.first_token; });
    std::vector<bool> taken(out_.tokens.size());
    for (Hit& place : places) {
      bool free = true;
      for (std::uint32_t t = place.first_token; t <= place.last_token; ++t) free = free && !taken[t];
      for (std::size_t h = 0; h < actors && free; ++h) {
        const Hit& actor = out_.hits[h];
        const bool covers = actor.first_token <= place.first_token && place.last_token <= actor.last_token;
        const bool longer = actor.last_token - actor.first_token > place.last_token - place.first_token;
        free = !(covers && longer);
      }
      if (!free) continue;
      for (std::uint32_t t = place.first_token; t <= place.last_token; ++t) taken[t] = true;
      out_.hits.push_back(std::move(place));
    }
  }

  Scene& scene_;
  const syntax::Sentence& sentence_;
  SentenceScene& out_;
};

}  // namespace

std::uint32_t head_of(const syntax::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t w = first; w <= last; ++w) {
    const syntax::Word& word = sentence.words[w];
    const bool outside = word.head == syntax::no_word || word.head < first || word.head > last;
    const bool function =
        word.relation == Relation::case_marker || word.relation == Relation::det || word.relation == Relation::punct || word.relation == Relation::cc;
    if (outside && !function) return w;
  }
  return last;
}

Scene::Scene(const syntax::Document& an_article, const lexicon::Language& its_language)
    : document(an_article),
      language(its_language),
      actors(its_language.pack()),
      roles(its_language.pack()),
      places(its_language.pack()),
      numbers(its_language.pack()) {
  if (document.article->published) day = static_cast<std::int32_t>(document.article->published->time_since_epoch().count());
  sentences.resize(document.sentences.size());
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    Spotter(*this, s).run();
    for (const Hit& hit : sentences[s].hits) {
      if (hit.what != Hit::What::actor || hit.part_of_word) continue;
      const auto kind = static_cast<NameKind>(hit.refs[0].kind);
      const bool names_state = kind == NameKind::state || kind == NameKind::demonym || kind == NameKind::capital || kind == NameKind::seat;
      if (names_state) countries[std::string(actors.text(actors.row(hit.refs[0].row).country))] += kind == NameKind::state ? 2 : 1;
    }
  }
  settle_short_names(*this);
}

/// Acronyms in brackets behind the name they stand for, by hash: "Forças de Apoio Rápido (RSF)".
std::map<std::uint64_t, std::vector<NameRef>> explained_acronyms(const Scene& scene) {
  std::map<std::uint64_t, std::vector<NameRef>> acronyms;
  for (std::uint32_t s = 0; s < scene.sentences.size(); ++s) {
    const SentenceScene& sentence = scene.sentences[s];
    for (const Hit& hit : sentence.hits) {
      const std::uint32_t at = hit.last_token + 2;
      if (hit.what != Hit::What::actor || hit.first_token == hit.last_token || at + 1 >= sentence.tokens.size()) continue;
      const auto kind = static_cast<NameKind>(hit.refs[0].kind);
      const bool body = kind == NameKind::organisation || kind == NameKind::group || kind == NameKind::media || kind == NameKind::state;
      const bool bracketed = scene.text(sentence.tokens[at - 1].span) == "(" && scene.text(sentence.tokens[at + 1].span) == ")";
      if (body && bracketed && sentence.tokens[at].shape != Shape::mark && sentence.tokens[at].shape != Shape::number)
        acronyms.try_emplace(sentence.tokens[at].hash, hit.refs);
    }
  }
  return acronyms;
}

/// "SANÁ" in an article about Yemen is its capital, not the Syrian agency: a state's name or capital that the article speaks of comes first.
void prefer_named_states(const Scene& scene, Hit& hit) {
  const auto is_body = [](const NameRef& ref) {
    return ref.kind >= static_cast<std::uint8_t>(NameKind::organisation) && ref.kind <= static_cast<std::uint8_t>(NameKind::media);
  };
  const auto country = [&scene](const NameRef& ref) { return scene.actors.text(scene.actors.row(ref.row).country); };
  if (hit.refs.size() < 2 || !is_body(hit.refs[0]) || scene.weight(country(hit.refs[0])) > 0) return;
  const auto state = std::find_if(hit.refs.begin(), hit.refs.end(), [&](const NameRef& ref) {
    return ref.kind <= static_cast<std::uint8_t>(NameKind::seat) && scene.weight(country(ref)) > 0;
  });
  if (state != hit.refs.end()) std::rotate(hit.refs.begin(), state, state + 1);
}

void settle_short_names(Scene& scene) {
  const auto acronyms = explained_acronyms(scene);
  for (std::uint32_t s = 0; s < scene.sentences.size(); ++s) {
    SentenceScene& sentence = scene.sentences[s];
    std::vector<bool> taken(sentence.tokens.size());
    for (Hit& hit : sentence.hits) {
      const auto known = acronyms.find(sentence.tokens[hit.first_token].hash);
      if (hit.what == Hit::What::actor && hit.first_token == hit.last_token && known != acronyms.end()) hit.refs = known->second;
      for (std::uint32_t t = hit.first_token; t <= hit.last_token; ++t) taken[t] = taken[t] || hit.what != Hit::What::place;
    }
    for (std::uint32_t t = 0; t < sentence.tokens.size(); ++t) {
      const auto known = acronyms.find(sentence.tokens[t].hash);
      if (taken[t] || known == acronyms.end() || sentence.tokens[t].shape == Shape::lower) continue;
      Hit hit;
      hit.first_token = hit.last_token = t;
      hit.first = hit.last = hit.head = sentence.token_word[t];
      hit.refs = known->second;
      sentence.hits.push_back(std::move(hit));
    }
    for (Hit& hit : sentence.hits) {
      if (hit.what == Hit::What::actor) prefer_named_states(scene, hit);
    }
    std::erase_if(sentence.hits, [&scene](const Hit& hit) {
      return hit.what == Hit::What::actor && hit.refs[0].kind == static_cast<std::uint8_t>(NameKind::short_state) &&
             scene.weight(scene.actors.text(scene.actors.row(hit.refs[0].row).country)) == 0;
    });
    std::stable_sort(sentence.hits.begin(), sentence.hits.end(), [](const Hit& a, const Hit& b) { return a.first_token < b.first_token; });
    for (auto& at : sentence.at) at.clear();
    for (std::uint32_t h = 0; h < sentence.hits.size(); ++h) sentence.at[sentence.hits[h].head].push_back(h);
  }
}

const Hit* Scene::hit_at(std::uint32_t s, std::uint32_t w, Hit::What what) const {
  for (const std::uint32_t h : sentences[s].at[w]) {
    if (sentences[s].hits[h].what == what) return &sentences[s].hits[h];
  }
  return nullptr;
}

std::uint32_t Scene::weight(std::string_view country) const {
  const auto found = countries.find(country);
  return found == countries.end() ? 0 : found->second;
}

}  // namespace relata::mention
