// SPDX-License-Identifier: Apache-2.0
#include "event/subject_matter.h"

#include <algorithm>
#include <map>

namespace relata::event {
namespace {

template <class Visit>
void visit_cues(const Scope& scope, const lexicon::CueWords& cues, std::uint32_t word, Visit&& visit) {
  for (const lexicon::KeyRow& key : cues.starting_with(scope.lemma(word))) {
    const lexicon::CueRow& cue = cues.cue(key.row);
    if (cues.text(cue.head) != scope.lemma(word)) continue;
    const auto rest = cues.texts(cue.words);
    bool follows = word + rest.size() < scope.size() || rest.empty();
    for (std::size_t i = 0; follows && i < rest.size(); ++i) follows = says(scope.word(word + 1 + static_cast<std::uint32_t>(i)), cues.text(rest[i]));
    if (follows) visit(cue);
  }
}

}  // namespace

SubjectMatter::SubjectMatter(const Scope& scope) {
  for (std::uint32_t word = 0; word < scope.size(); ++word) {
    if (scope.word(word).upos == Upos::punct || scope.word(word).upos == Upos::det) continue;
    visit_cues(scope, scope.know.domains, word, [&](const lexicon::CueRow& cue) { hits_.push_back({word, cue.label, cue.strong != 0}); });
  }
}

/// One strong cue, or weak ones of two different words.
bool SubjectMatter::applies(const Scope& scope, std::uint32_t domain, std::uint32_t word) const {
  const bool inside = scope.know.domains.domains()[domain].scope == lexicon::DomainScope::inside;
  std::vector<std::string_view> weak;
  for (const Hit& hit : hits_) {
    if (hit.domain != domain || hit.word == word || (inside && !scope.sentence.dominates(hit.word, word))) continue;
    if (hit.strong) return true;
    if (std::find(weak.begin(), weak.end(), scope.lemma(hit.word)) == weak.end()) weak.push_back(scope.lemma(hit.word));
  }
  return weak.size() >= 2;
}

std::string_view SubjectMatter::silenced_by(const Scope& scope, std::uint32_t word, std::string_view type, Actor actor) const {
  const auto domains = scope.know.domains.domains();
  for (std::uint32_t i = 0; i < domains.size() && !hits_.empty(); ++i) {
    if (domains[i].mark || (domains[i].spares_actor && actor == Actor::known)) continue;
    const auto types = scope.know.domains.texts(domains[i].types);
    const bool concerned =
        types.empty() || std::any_of(types.begin(), types.end(), [&](lexicon::Text text) { return scope.know.domains.text(text) == type; });
    if (concerned && applies(scope, i, word)) return scope.know.domains.text(domains[i].name);
  }
  return {};
}

std::vector<std::string_view> SubjectMatter::marks(const Scope& scope) const {
  std::vector<std::string_view> found;
  const auto domains = scope.know.domains.domains();
  for (std::uint32_t i = 0; i < domains.size() && !hits_.empty(); ++i) {
    if (domains[i].mark && applies(scope, i, no_word)) found.push_back(scope.know.domains.text(domains[i].name));
  }
  return found;
}

std::vector<std::string> contexts_in(const Scope& scope, const Words& words) {
  std::map<std::uint32_t, std::vector<std::string_view>> weak;
  std::vector<std::string> found;
  const auto add = [&](std::uint32_t label) {
    const std::string name(scope.know.contexts.text(scope.know.contexts.contexts()[label]));
    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
  };
  for (const std::uint32_t word : words) {
    visit_cues(scope, scope.know.contexts, word, [&](const lexicon::CueRow& cue) {
      if (cue.strong) return add(cue.label);
      auto& seen = weak[cue.label];
      if (std::find(seen.begin(), seen.end(), scope.lemma(word)) == seen.end()) seen.push_back(scope.lemma(word));
      if (seen.size() >= 2) add(cue.label);
    });
  }
  return found;
}

}  // namespace relata::event
