// SPDX-License-Identifier: Apache-2.0
// The steps in order: names on the tree (scene), parties of each phrase (composition), the article's view of them (coreference), places,
// times, quantities; then all of it in text order, with one entity for each party however often it is named.
// Tested by finder_test.cc.
#include <algorithm>
#include <map>

#include "mention/clause_time.h"
#include "mention/coreference.h"
#include "mention/locations.h"
#include "mention/mentions.h"
#include "mention/quantities.h"

namespace relata::mention {
namespace {

class Finder {
 public:
  Finder(const syntax::Document& document, const lexicon::Language& language) : scene_(document, language), times_(language.pack()) {}

  Mentions run() {
    parties();
    for (FoundPlace& found : find_places(scene_)) {
      Mention mention = make(Kind::place, found.sentence, found.head, found.first, found.last);
      mention.value = static_cast<std::uint32_t>(out_.places.size());
      mention.resolution = found.resolution;
      mention.rule = std::move(found.rule);
      out_.places.push_back(std::move(found.place));
      out_.all.push_back(std::move(mention));
    }
    times_and_quantities();
    std::stable_sort(out_.all.begin(), out_.all.end(), [](const Mention& a, const Mention& b) {
      return std::tuple(a.sentence, a.first, b.last, a.kind) < std::tuple(b.sentence, b.first, a.last, b.kind);
    });
    entities();
    out_.index(scene_.sentences.size());
    return std::move(out_);
  }

 private:
  Mention make(Kind kind, std::uint32_t s, std::uint32_t head, std::uint32_t first, std::uint32_t last) const {
    Mention mention;
    mention.kind = kind;
    mention.sentence = s;
    mention.head = head;
    mention.first = first;
    mention.last = last;
    mention.words = scene_.sentence(s).cover(first, last);
    return mention;
  }

  void parties() {
    std::vector<Draft> drafts = compose_drafts(scene_);
    for (UnwrittenSubject& subject : resolve(scene_, drafts)) {
      for (Party& party : subject.parties) party.mention = {};
      out_.dropped_subjects.push_back({subject.sentence, subject.verb, static_cast<std::uint32_t>(out_.parties.size())});
      out_.parties.push_back(std::move(subject.parties));
    }
    for (Draft& draft : drafts) {
      if (draft.parties.empty() && draft.person.empty() && draft.group == nullptr && draft.rule != "pronoun") continue;
      Mention mention = make(Kind::party, draft.sentence, draft.head, draft.first, draft.last);
      mention.value = static_cast<std::uint32_t>(out_.parties.size());
      mention.resolution = draft.resolution;
      mention.rule = std::move(draft.rule);
      for (Party& party : draft.parties) party.mention = mention.words;
      out_.parties.push_back(std::move(draft.parties));
      out_.all.push_back(std::move(mention));
    }
  }

  /// A full date in a dateline ("LISBOA, 12 mar. 2024 (Lusa) -") dates an article that came without one.
  std::optional<Day> dateline() const {
    for (std::uint32_t s = 0; s < std::min<std::size_t>(scene_.sentences.size(), 3); ++s) {
      const auto& tokens = scene_.sentences[s].tokens;
      TimeAnchor nothing;
      for (const FoundTime& found : find_times(scene_.document.article->text, tokens, scene_.language.pack(), TimeHints(), nothing)) {
        const bool early = found.first <= 6 && found.last + 1 < tokens.size();
        const std::string_view behind = early ? scene_.text(tokens[found.last + 1].span) : std::string_view();
        const bool closes =
            behind == "(" || behind == ")" || behind == "-" || behind == "\u2013" || behind == "\u2014" || behind == ":" || behind == "/";
        const bool full = found.value.range.begin && found.value.range.begin == found.value.range.end && found.value.range.basis == TimeBasis::stated;
        if (early && closes && full) return found.value.range.begin;
      }
    }
    return std::nullopt;
  }

  void times_and_quantities() {
    TimeAnchor anchor;
    anchor.published = scene_.document.article->published;
    anchor.basis = scene_.document.article->date_basis == DateBasis::inferred ? TimeBasis::inferred : TimeBasis::published;
    if (!anchor.published && (anchor.published = dateline())) anchor.basis = TimeBasis::inferred;
    for (std::uint32_t s = 0; s < scene_.sentences.size(); ++s) {
      const SentenceScene& sentence = scene_.sentences[s];
      const ClauseHints hints(scene_, times_, s);
      std::vector<bool> taken(sentence.tokens.size());
      for (FoundTime& found : find_times(scene_.document.article->text, sentence.tokens, scene_.language.pack(), hints, anchor)) {
        const std::uint32_t first = sentence.token_word[found.first], last = sentence.token_word[found.last];
        for (std::uint32_t t = found.first; t <= found.last; ++t) taken[t] = true;
        Mention mention = make(Kind::time, s, head_of(scene_.sentence(s), first, last), first, last);
        mention.value = static_cast<std::uint32_t>(out_.times.size());
        mention.resolution = Resolution::lexicon;
        found.value.range.mention = Span{sentence.tokens[found.first].span.begin, sentence.tokens[found.last].span.end};
        mention.words = *found.value.range.mention;
        out_.times.push_back(std::move(found.value.range));
        out_.time_values.push_back(std::move(found.value.value));
        out_.time_types.push_back(std::move(found.value.type));
        out_.all.push_back(std::move(mention));
      }
      for (const Hit& hit : sentence.hits) {  // "os dois países" are those two, no count
        if (hit.what != Hit::What::group_plural || scene_.roles.group(hit.refs[0].row).kind == static_cast<std::uint8_t>(lexicon::GroupKind::persons))
          continue;
        for (std::uint32_t t = hit.first_token; t <= hit.last_token; ++t) taken[t] = true;
      }
      for (FoundQuantity& found : find_quantities(scene_, s, taken)) {
        Mention mention = make(Kind::quantity, s, found.head, found.first, found.last);
        mention.value = static_cast<std::uint32_t>(out_.quantities.size());
        mention.resolution = Resolution::lexicon;
        out_.quantities.push_back(std::move(found.quantity));
        out_.quantity_noun_lemmas.push_back(std::move(found.noun_lemma));
        out_.all.push_back(std::move(mention));
      }
    }
  }

  /// One entity a party: by lexicon id, else by what is known of it.
  void entities() {
    std::map<std::string, std::uint32_t> by_key;
    std::uint32_t fresh = 0;
    for (std::uint32_t m = 0; m < out_.all.size(); ++m) {
      if (out_.all[m].kind != Kind::party) continue;
      for (Party& party : out_.parties[out_.all[m].value]) {
        const std::string key =
            !party.id.empty() ? party.id + "/" + party.sector : party.country + "/" + party.sector + "/" + party.name + "/" + party.office;
        const auto [found, is_new] = by_key.try_emplace(key, static_cast<std::uint32_t>(out_.entities.size()));
        if (is_new) out_.entities.push_back({party.id.empty() ? "article/" + std::to_string(++fresh) : party.id, {}});
        out_.entities[found->second].mentions.push_back(m);
      }
    }
  }

  Scene scene_;
  lexicon::Times times_;
  Mentions out_;
};

}  // namespace

Mentions find_mentions(const syntax::Document& document, const lexicon::Language& language) {
  return Finder(document, language).run();
}

}  // namespace relata::mention
