// SPDX-License-Identifier: Apache-2.0
// A party is put together from what the phrase says: the role gives sector and office, its owners give countries, a name beside it gives the
// person. "o ministro das Relações Exteriores da Rússia, Sergey Lavrov" makes RUS GOV, foreign minister, Sergey Lavrov. What the text states
// beats what the lists know; a person no list knows keeps the role that the article gave, in every sentence. Two owners make two parties
// ("the foreign ministers of Poland and Sweden"). Tested by countries_test.cc.
#include <algorithm>
#include <tuple>

#include "mention/drafts.h"
#include "mention/owners.h"
#include "text/fold.h"

namespace relata::mention {
namespace {

using lexicon::NameKind;
using lexicon::RoleRef;
using syntax::no_word;
using syntax::Relation;
using syntax::Upos;
using Number = syntax::Features::Number;

class Composer {
 public:
  explicit Composer(const Scene& scene) : scene_(scene) {}

  std::vector<Draft> run() {
    for (std::uint32_t s = 0; s < scene_.sentences.size(); ++s) sentence(s);
    return std::move(drafts_);
  }

 private:
  void sentence(std::uint32_t s) {
    used_.assign(scene_.sentence(s).words.size(), false);
    const std::size_t begin = drafts_.size();
    for (const Hit& hit : scene_.sentences[s].hits) {
      if (hit.what == Hit::What::role) role(s, hit);
      if (hit.what == Hit::What::group_plural) group(s, hit);
    }
    for (const Hit& hit : scene_.sentences[s].hits) {
      if (hit.what == Hit::What::actor) actor(s, hit);
    }
    unknown_names(s);
    std::stable_sort(drafts_.begin() + static_cast<std::ptrdiff_t>(begin), drafts_.end(),
                     [](const Draft& a, const Draft& b) { return std::tuple(a.first, b.last) < std::tuple(b.first, a.last); });
  }

  /// The person's name beside a role: apposed, flat or compound, above or below it. no_word if there is none.
  std::uint32_t linked_name(std::uint32_t s, const Hit& hit) const {
    const syntax::Sentence& sentence = scene_.sentence(s);
    const auto is_name = [&](std::uint32_t w) {
      if (w >= hit.first && w <= hit.last) return false;
      if (sentence.words[w].upos != Upos::propn) return false;
      const Hit* actor = scene_.hit_at(s, w, Hit::What::actor);
      if (actor == nullptr)
        return sentence.words[w].name == syntax::NameTag::begin_person || sentence.words[w].name == syntax::NameTag::in_person ||
               sentence.words[w].name == syntax::NameTag::outside;
      const auto kind = static_cast<NameKind>(actor->refs[0].kind);
      return kind == NameKind::person || kind == NameKind::short_person;
    };
    for (std::uint32_t w = hit.first; w <= hit.last; ++w) {
      for (const std::uint32_t child : sentence.children(w)) {
        const Relation relation = sentence.words[child].relation;
        const bool joined = relation == Relation::appos || relation == Relation::flat || relation == Relation::compound ||
                            relation == Relation::list || relation == Relation::parataxis ||
                            (relation == Relation::nmod && sentence.child(child, Relation::case_marker) == no_word);
        if (joined && is_name(child)) return child;
      }
    }
    const syntax::Word& head = sentence.words[hit.head];
    const bool below = head.relation == Relation::appos || head.relation == Relation::flat || head.relation == Relation::compound ||
                       head.relation == Relation::amod || head.relation == Relation::list ||
                       (head.relation == Relation::nmod && sentence.child(hit.head, Relation::case_marker) == no_word);
    if (below && head.head != no_word && is_name(head.head)) return head.head;
    return no_word;
  }

  /// "King Hassan of Morocco": the owner may hang on the name.
  std::vector<Owner> owners_of_name(std::uint32_t s, const Hit& hit) const {
    Hit name;
    name.head = linked_name(s, hit);
    if (name.head == no_word) return {};
    std::tie(name.first, name.last) = name_extent(s, name.head);
    std::vector<Owner> owners = find_owners(scene_, s, name);
    std::erase_if(owners,
                  [&hit](const Owner& owner) { return !owner.is_state || owner.locative || (owner.word >= hit.first && owner.word <= hit.last); });
    return owners;
  }

  /// Words of a name: its head and what hangs on it by flat or compound, as far as they stand together.
  std::pair<std::uint32_t, std::uint32_t> name_extent(std::uint32_t s, std::uint32_t head) const {
    const syntax::Sentence& sentence = scene_.sentence(s);
    std::uint32_t first = head, last = head;
    const auto belongs = [&](std::uint32_t w) {
      const syntax::Word& word = sentence.words[w];
      return word.upos == Upos::propn && (word.relation == Relation::flat || word.relation == Relation::compound) &&
             (word.head == head || (word.head >= first && word.head <= last)) && scene_.hit_at(s, w, Hit::What::role) == nullptr;
    };
    while (last + 1 < sentence.words.size() && belongs(last + 1)) ++last;
    while (first > 0 && belongs(first - 1)) --first;
    return {first, last};
  }

  /// Of a role's entries the one for these countries, else the one for all.
  const lexicon::RoleRow& pick_role(std::uint32_t s, const Hit& hit, const std::vector<Owner>& owners) const {
    const lexicon::RoleRow* general = nullptr;
    for (const lexicon::NameRef& ref : hit.refs) {
      if (ref.kind != static_cast<std::uint8_t>(RoleRef::role)) continue;
      const lexicon::RoleRow& row = scene_.roles.role(ref.row);
      const std::string_view countries = scene_.roles.text(row.countries);
      if (countries.empty()) {
        const bool neighbour = scene_.roles.text(row.office) == "neighbour" && scene_.word(s, hit.head).features.number != Number::plural;
        if (general == nullptr || neighbour) general = &row;
        continue;
      }
      for (const Owner& owner : owners) {
        if (!owner.party.country.empty() && countries.find(owner.party.country) != std::string_view::npos) return row;
      }
    }
    return general != nullptr ? *general : scene_.roles.role(hit.refs[0].row);
  }

  void role(std::uint32_t s, const Hit& hit) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    std::vector<Owner> owners = find_owners(scene_, s, hit);
    if (owners.empty()) owners = owners_of_name(s, hit);
    const lexicon::RoleRow& row = pick_role(s, hit, owners);
    Draft draft;
    draft.sentence = s;
    draft.head = hit.head;
    draft.first = hit.first;
    draft.last = hit.last;
    draft.role = &row;
    draft.former = hit.former;
    draft.role_sectors = hit.former ? "ELI" : std::string(scene_.roles.text(row.sectors));
    const bool person_role = row.kind == static_cast<std::uint8_t>(lexicon::RoleKind::person);
    draft.plural = sentence.words[hit.head].features.number == Number::plural;
    if (person_role && !draft.plural) {
      draft.is_person = true;
      draft.name_word = linked_name(s, hit);
    }
    // A body named as modifier of another role ("police officers") belongs to that role.
    const syntax::Word& head = sentence.words[hit.head];
    if (head.relation == Relation::compound && head.head != no_word && scene_.hit_at(s, head.head, Hit::What::role) != nullptr) draft.modifier = true;
    for (const Owner& owner : owners) {
      draft.first = std::min(draft.first, owner.word);
      draft.last = std::max(draft.last, owner.word);
      if (!owner.party.country.empty()) draft.parties.push_back(composed(draft, row, owner));
      if (!owner.party.country.empty()) continue;
      draft.inner_role = owner.role;
      if (generic(row) && !owner.party.sector.empty()) draft.role_sectors = join(owner.party);
    }
    if (!draft.parties.empty()) {
      draft.resolution = Resolution::composed;
      draft.rule = "role+owner";
    }
    draft.bare_role = draft.parties.empty() && !is_adjectival(s, hit);
    if (!person_role) named_body(s, hit, draft);
    if (draft.bare_role) own_country(hit, draft);
    if (draft.name_word != no_word) named_person(s, draft);
    for (std::uint32_t w = hit.first; w <= hit.last; ++w) used_[w] = true;
    drafts_.push_back(std::move(draft));
  }

  /// "ajuda militar", "escola de polícia", "golpe de Estado": an adjective, or a body without article behind "de", only tells the kind.
  bool is_adjectival(std::uint32_t s, const Hit& hit) const {
    const syntax::Sentence& sentence = scene_.sentence(s);
    const syntax::Word& head = sentence.words[hit.head];
    if (head.upos == Upos::adj && head.relation == Relation::amod) return true;
    if (head.relation != Relation::nmod || head.features.number == Number::plural || sentence.child(hit.head, Relation::det) != no_word) return false;
    const std::uint32_t marker = sentence.child(hit.head, Relation::case_marker);
    return marker != no_word && sentence.words[marker].lemma == "de" && sentence.words[marker].token != sentence.words[hit.first].token &&
           sentence.words[marker].form.size() <= 2;
  }

  /// "a agência estatal KCNA": the body named beside the role is the party.
  void named_body(std::uint32_t s, const Hit& hit, Draft& draft) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    for (std::uint32_t w = hit.first; w <= hit.last; ++w) {
      for (const std::uint32_t child : sentence.children(w)) {
        if (child <= w || sentence.child(child, Relation::case_marker) != no_word) continue;
        const Relation relation = sentence.words[child].relation;
        if (relation != Relation::appos && relation != Relation::flat && relation != Relation::nmod) continue;
        const Hit* body = scene_.hit_at(s, child, Hit::What::actor);
        if (body == nullptr) continue;
        const auto kind = static_cast<NameKind>(body->refs[0].kind);
        if (kind != NameKind::organisation && kind != NameKind::group && kind != NameKind::media) continue;
        draft.parties = {party_of(scene_, choose_actor(scene_, *body), kind)};
        draft.resolution = Resolution::apposition;
        draft.rule = "role+body";
        draft.bare_role = false;
        draft.last = std::max(draft.last, body->last);
        for (std::uint32_t i = body->first; i <= body->last; ++i) used_[i] = true;
        return;
      }
    }
  }

  /// "eurodeputados": a word that only one country has.
  void own_country(const Hit& hit, Draft& draft) {
    for (const lexicon::NameRef& ref : hit.refs) {
      if (ref.kind != static_cast<std::uint8_t>(RoleRef::role)) continue;
      const lexicon::RoleRow& row = scene_.roles.role(ref.row);
      const std::string_view only = scene_.roles.text(row.countries);
      const bool general = std::any_of(hit.refs.begin(), hit.refs.end(), [this](const lexicon::NameRef& other) {
        return other.kind == static_cast<std::uint8_t>(RoleRef::role) && scene_.roles.role(other.row).countries.size == 0;
      });
      if (only.size() != 3 || (general && is_country(only))) return;
      Party party;
      party.country = scene_.roles.text(row.countries);
      party.office = scene_.roles.text(row.office);
      set_sectors(party, draft.role_sectors);
      if (!is_country(party.country) && party.sector != "LEG" && party.sector != "JUD" && party.sector != "MIL") set_sectors(party, "");
      draft.parties = {party};
      draft.bare_role = false;
      draft.resolution = Resolution::composed;
      draft.rule = "role of one country";
      return;
    }
  }

  static std::string join(const Party& party) {
    std::string all;
    for (const std::string& sector : party.sectors) all += (all.empty() ? "" : ",") + sector;
    return all;
  }

  /// "porta-voz", "líder", "chefe", "membro": what they are depends on whose.
  bool generic(const lexicon::RoleRow& row) const { return row.needs_country != 0 || scene_.roles.text(row.office) == "spokesperson"; }

  Party composed(const Draft& draft, const lexicon::RoleRow& row, const Owner& owner) const {
    Party party;
    party.country = owner.party.country;
    set_sectors(party, draft.role_sectors);
    party.office = scene_.roles.text(row.office);
    const bool a_state_itself = generic(row) && row.kind == static_cast<std::uint8_t>(lexicon::RoleKind::body);
    const bool armed =
        owner.is_group && (owner.party.sector == "REB" || owner.party.sector == "CRM" || owner.party.sector == "UAF" || owner.party.sector == "PRM");
    if (draft.former) return party;
    if (a_state_itself && owner.is_state) {
      set_sectors(party, "");
    } else if (armed || (owner.is_group && generic(row))) {
      set_sectors(party, join(owner.party));
      if (!owner.party.id.empty() && !draft.is_person) party.id = owner.party.id, party.name = owner.party.name;
    } else if (!is_country(party.country) && party.sector == "GOV") {
      set_sectors(party, "");  // PLOVER gives international bodies no government
    }
    return party;
  }

  /// Joins a role phrase with the person named beside it.
  void named_person(std::uint32_t s, Draft& draft) {
    const auto [first, last] = name_extent(s, draft.name_word);
    draft.person = scene_.text(scene_.sentence(s).cover(first, last));
    draft.first = std::min(draft.first, first);
    draft.last = std::max(draft.last, last);
    const syntax::Word& role_head = scene_.word(s, draft.head);
    if (role_head.head == draft.name_word) draft.head = draft.name_word;
    for (std::uint32_t w = first; w <= last; ++w) used_[w] = true;
    const Hit* known = scene_.hit_at(s, draft.name_word, Hit::What::actor);
    if (known != nullptr) {
      const Party person = party_of(scene_, choose_person(*known, draft), static_cast<NameKind>(known->refs[0].kind));
      if (draft.parties.empty()) {
        draft.parties.push_back(person);
        if (!draft.role_sectors.empty() && !draft.former && is_country(person.country) && person.sector != "ELI")
          set_sectors(draft.parties[0], draft.role_sectors);
      } else if (draft.parties[0].country == person.country) {
        draft.parties[0].id = person.id;
      }
      if (draft.parties[0].country == person.country) draft.parties[0].name = person.name;
      if (draft.parties[0].office.empty()) draft.parties[0].office = person.office;
    }
    if (!draft.parties.empty() && draft.parties[0].name.empty()) draft.parties[0].name = draft.person;
    if (!draft.parties.empty() && draft.role != nullptr && draft.parties[0].office.empty())
      draft.parties[0].office = scene_.roles.text(draft.role->office);
    draft.bare_role = draft.bare_role && draft.parties.empty();
    if (!draft.parties.empty()) draft.resolution = Resolution::apposition, draft.rule = "role+name";
  }

  /// The bearer of the name whose country the phrase states; else as choose_actor.
  std::uint32_t choose_person(const Hit& hit, const Draft& draft) const {
    for (const lexicon::NameRef& ref : hit.refs) {
      if (!draft.parties.empty() && party_of(scene_, ref.row, static_cast<NameKind>(ref.kind)).country == draft.parties[0].country) return ref.row;
    }
    return choose_actor(scene_, hit);
  }

  /// The role entry of a single word, by form or lemma; nullptr if it is none.
  const lexicon::RoleRow* role_of_word(std::uint32_t s, std::uint32_t w) const {
    const SentenceScene& scene = scene_.sentences[s];
    for (std::uint32_t t = 0; t < scene.tokens.size(); ++t) {
      if (scene.token_word[t] != w) continue;
      std::vector<lexicon::NameMatch> matches;
      scene_.roles.names().match(std::span<const lexicon::Token>(&scene.tokens[t], 1), 0, matches);
      for (const lexicon::NameMatch& match : matches) {
        for (const lexicon::NameRef& ref : match.refs) {
          if (ref.kind == static_cast<std::uint8_t>(RoleRef::role)) return &scene_.roles.role(ref.row);
        }
      }
    }
    return nullptr;
  }

  /// "os dois países"; but "the two foreign ministers of Poland and Sweden" says itself whose.
  void group(std::uint32_t s, const Hit& hit) {
    const std::vector<Owner> owners = find_owners(scene_, s, hit);
    const bool owned = std::any_of(owners.begin(), owners.end(), [](const Owner& owner) { return !owner.party.country.empty() && !owner.locative; });
    if (const lexicon::RoleRow* row = owned ? role_of_word(s, hit.head) : nullptr; row != nullptr) {
      Hit as_role = hit;
      as_role.what = Hit::What::role;
      as_role.refs = {{static_cast<std::uint32_t>(row - &scene_.roles.role(0)), static_cast<std::uint8_t>(RoleRef::role), lexicon::Shape::lower, 0}};
      return role(s, as_role);
    }
    Draft draft;
    draft.sentence = s;
    draft.head = hit.head;
    draft.first = hit.first;
    draft.last = hit.last;
    draft.group = &scene_.roles.group(hit.refs[0].row);
    draft.plural = true;
    for (std::uint32_t w = hit.first; w <= hit.last; ++w) used_[w] = true;
    drafts_.push_back(std::move(draft));
  }

  void actor(std::uint32_t s, const Hit& hit) {
    if (used_[hit.head] || hit.part_of_word) return;
    const syntax::Word& head = scene_.word(s, hit.head);
    const auto kind = static_cast<NameKind>(hit.refs[0].kind);
    const std::uint32_t row = choose_actor(scene_, hit);
    Draft draft;
    draft.sentence = s;
    draft.head = hit.head;
    draft.first = hit.first;
    draft.last = hit.last;
    draft.parties = {party_of(scene_, row, kind)};
    for (const lexicon::NameRef& ref : hit.refs) {
      if (kind == NameKind::joint_state && ref.row != row && ref.kind == hit.refs[0].kind) draft.parties.push_back(party_of(scene_, ref.row, kind));
    }
    draft.resolution = Resolution::lexicon;
    draft.rule = "name";
    draft.plural = head.features.number == Number::plural;
    if (kind == NameKind::person || kind == NameKind::short_person) {
      draft.is_person = true;
      draft.person = scene_.text(scene_.sentence(s).cover(hit.first, hit.last));
      draft.name_word = hit.head;
    }
    const bool inside =
        head.relation == Relation::amod || head.relation == Relation::compound || head.relation == Relation::nmod || head.relation == Relation::flat;
    draft.modifier = inside;
    if (kind == NameKind::demonym) {
      const bool adjective =
          head.relation == Relation::amod || (head.upos == Upos::adj && head.relation != Relation::nsubj && head.relation != Relation::obj &&
                                              head.relation != Relation::obl && head.relation != Relation::conj && head.relation != Relation::iobj);
      const bool joined = head.relation == Relation::conj && head.head != no_word && scene_.word(s, head.head).relation == Relation::amod;
      draft.modifier = adjective || joined || head.relation == Relation::compound;
      draft.rule = "demonym";
      draft.demonym = !draft.modifier;
      set_sectors(draft.parties[0], draft.demonym && draft.plural ? "CVL" : "");
    }
    for (std::uint32_t w = hit.first; w <= hit.last; ++w) used_[w] = true;
    drafts_.push_back(std::move(draft));
  }

  /// Names that no list has and that the tagger takes for a person's.
  void unknown_names(std::uint32_t s) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    for (std::uint32_t w = 0; w < sentence.words.size(); ++w) {
      const syntax::Word& word = sentence.words[w];
      if (used_[w] || word.upos != Upos::propn || word.relation == Relation::flat || scene_.hit_at(s, w, Hit::What::place) != nullptr) continue;
      const auto [first, last] = name_extent(s, w);
      Draft draft;
      draft.sentence = s;
      draft.head = w;
      draft.first = first;
      draft.last = last;
      draft.is_person = true;
      draft.name_word = w;
      draft.person = scene_.text(sentence.cover(first, last));
      for (std::uint32_t i = first; i <= last; ++i) used_[i] = true;
      drafts_.push_back(std::move(draft));
    }
  }

  const Scene& scene_;
  std::vector<Draft> drafts_;
  std::vector<bool> used_;
};

}  // namespace

std::vector<Draft> compose_drafts(const Scene& scene) {
  return Composer(scene).run();
}

}  // namespace relata::mention
