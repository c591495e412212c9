// SPDX-License-Identifier: Apache-2.0
// Owners hang on the role or on any word inside it ("ministro das Relações Exteriores da Rússia": a parser may hang "Rússia" on either), as
// demonym adjective, possessive or phrase with a preposition of belonging. Who only backs, arms or fights someone hangs deeper, on a
// participle ("rebeldes apoiados pelo Irã", "Iran-backed rebels"), and so never is an owner. Where the tree says nothing, the words right
// before and behind the role are asked. Tested by countries_test.cc.
#include <algorithm>

#include "mention/owners.h"

namespace relata::mention {
namespace {

using lexicon::NameKind;
using lexicon::RoleRef;
using syntax::no_word;
using syntax::Relation;
using syntax::Upos;

constexpr int deepest = 3;

class OwnerSearch {
 public:
  OwnerSearch(const Scene& scene, std::uint32_t s, const Hit& hit) : scene_(scene), s_(s), sentence_(scene.sentence(s)), hit_(hit) {}

  std::vector<Owner> run() {
    for (std::uint32_t w = hit_.first; w <= hit_.last; ++w) below(w, 0);
    if (std::none_of(owners_.begin(), owners_.end(), [](const Owner& owner) { return !owner.locative; })) beside();
    const bool sure = std::any_of(owners_.begin(), owners_.end(), [](const Owner& owner) { return !owner.locative; });
    if (sure) std::erase_if(owners_, [](const Owner& owner) { return owner.locative; });
    std::stable_sort(owners_.begin(), owners_.end(), [](const Owner& a, const Owner& b) { return a.word < b.word; });
    std::vector<Owner> different;
    for (Owner& owner : owners_) {
      const bool known = std::any_of(different.begin(), different.end(), [&owner](const Owner& other) {
        return other.party.country == owner.party.country &&
               (owner.party.country.empty() || owner.is_state || other.party.sector == owner.party.sector);
      });
      if (!known || owner.party.country.empty()) different.push_back(std::move(owner));
    }
    owners_ = std::move(different);
    return owners_;
  }

 private:
  enum class Link : std::uint8_t { none, owner, place };

  /// How `child` hangs on its head: as owner, as place, or neither.
  Link link(std::uint32_t child) const {
    const syntax::Word& word = sentence_.words[child];
    switch (word.relation) {
      case Relation::amod:
      case Relation::compound:
      case Relation::flat:
      case Relation::det:
        return Link::owner;
      case Relation::appos:
        return hit_.first == hit_.last && word.upos == Upos::propn ? Link::none : Link::owner;
      case Relation::nmod:
      case Relation::obl:
        if (word.subtype == "agent" || (word.head != no_word && leads(word.head))) return Link::owner;
        break;
      default:
        return Link::none;
    }
    const std::uint32_t marker = sentence_.child(child, Relation::case_marker);
    if (marker == no_word) return word.relation == Relation::nmod ? Link::owner : Link::none;
    const std::string_view lemma = sentence_.words[marker].lemma;
    if (lemma == "de" || lemma == "of" || lemma == "'s" || lemma == "\u2019s" || lemma == "'" || lemma == "\u2019" || word.subtype == "poss")
      return Link::owner;
    if (word.relation == Relation::nmod && (lemma == "em" || lemma == "en" || lemma == "in" || lemma == "at")) return Link::place;
    return Link::none;
  }

  /// "liderada pela ONU", "US-led": who leads a force owns it.
  bool leads(std::uint32_t w) const {
    const syntax::Word& word = sentence_.words[w];
    return (word.relation == Relation::acl || word.relation == Relation::amod) && word.upos != Upos::noun && scene_.roles.is_leading(word.lemma);
  }

  bool in_hit(std::uint32_t w) const { return hit_.first <= w && w <= hit_.last; }

  void below(std::uint32_t w, int depth) {
    if (depth > deepest) return;
    for (const std::uint32_t child : sentence_.children(w)) {
      if (in_hit(child) || std::find(seen_.begin(), seen_.end(), child) != seen_.end()) continue;
      const Link how = link(child);
      if (leads(child)) below(child, depth + 1);
      if (how == Link::none) continue;
      seen_.push_back(child);
      const std::size_t before = owners_.size();
      take(child, how == Link::place);
      for (const std::uint32_t other : sentence_.children(child)) {
        const bool shares = sentence_.words[other].relation == Relation::conj && link_of_conjunct(other);
        if (shares && owners_.size() > before) take(other, how == Link::place);
      }
      if (owners_.size() == before && how == Link::owner && sentence_.words[child].upos == Upos::noun) below(child, depth + 1);
    }
  }

  /// A conjunct with a preposition of its own that is none of belonging starts another phrase.
  bool link_of_conjunct(std::uint32_t w) const {
    const std::uint32_t marker = sentence_.child(w, Relation::case_marker);
    return marker == no_word || sentence_.words[marker].lemma == "de" || sentence_.words[marker].lemma == "of";
  }

  /// Makes an owner of what is named at `w`, if anything is.
  void take(std::uint32_t w, bool locative) {
    Owner owner;
    owner.word = w;
    owner.locative = locative;
    if (const Hit* actor = scene_.hit_at(s_, w, Hit::What::actor); actor != nullptr && !actor->part_of_word) {
      const std::uint32_t row = choose_actor(scene_, *actor);
      const auto kind = static_cast<NameKind>(actor->refs[0].kind);
      owner.party = party_of(scene_, row, kind);
      owner.is_state = kind == NameKind::state || kind == NameKind::demonym || kind == NameKind::capital || kind == NameKind::seat;
      owner.is_group = kind == NameKind::group || kind == NameKind::organisation || kind == NameKind::media;
      if (owner.is_state) set_sectors(owner.party, "");
    } else if (const Hit* role = scene_.hit_at(s_, w, Hit::What::role); role != nullptr) {
      return take_role(w, *role, owner);
    } else if (const Hit* place = scene_.hit_at(s_, w, Hit::What::place); place != nullptr && sentence_.words[w].upos == Upos::propn) {
      const lexicon::PlaceRow* row = choose_place(scene_, *place);
      if (row == nullptr || scene_.places.text(row->country).empty()) return;
      owner.party.country = scene_.places.text(row->country);
      owner.is_state = true;
    }
    if (!owner.party.country.empty()) owners_.push_back(std::move(owner));
  }

  /// "porta-voz do exército colombiano": the inner role's country and sector.
  void take_role(std::uint32_t w, const Hit& role, Owner owner) {
    const lexicon::RoleRow& row = scene_.roles.role(role.refs[0].row);
    const std::vector<Owner> inner = w == hit_.head ? std::vector<Owner>() : find_owners(scene_, s_, role);
    set_sectors(owner.party, scene_.roles.text(row.sectors));
    owner.is_group = true;
    if (inner.empty()) {
      owner.role = scene_.roles.text(row.lemma);
      owners_.push_back(std::move(owner));  // a sector without a country
      return;
    }
    for (const Owner& one : inner) {
      owner.party.country = one.party.country;
      if (one.is_group && !one.party.sector.empty()) set_sectors(owner.party, one.party.sector);
      owner.locative = owner.locative || one.locative;
      owners_.push_back(owner);
    }
  }

  /// What stands right behind ("… venezuelano", "… da Venezuela") or before ("Venezuelan …", "Venezuela's …").
  void beside() {
    for (const Hit& other : scene_.sentences[s_].hits) {
      if (other.what != Hit::What::actor || other.part_of_word) continue;
      const auto kind = static_cast<NameKind>(other.refs[0].kind);
      const bool demonym = kind == NameKind::demonym;
      if (!demonym && kind != NameKind::state) continue;
      const auto& tokens = scene_.sentences[s_].tokens;
      const bool before = other.last_token + 1 == hit_.first_token ||
                          (!demonym && other.last_token + 3 == hit_.first_token && tokens[other.last_token + 1].shape == lexicon::Shape::mark &&
                           tokens[other.last_token + 2].span.size() == 1);
      const bool behind = demonym && hit_.last_token + 1 == other.first_token && sentence_.words[other.head].upos == Upos::adj;
      const bool english_order = before && scene_.language.code() == "en";
      if ((behind && scene_.language.code() != "en") || english_order) {
        take(other.head, false);
        return;
      }
    }
  }

  const Scene& scene_;
  std::uint32_t s_;
  const syntax::Sentence& sentence_;
  const Hit& hit_;
  std::vector<std::uint32_t> seen_;
  std::vector<Owner> owners_;
};

}  // namespace

std::vector<Owner> find_owners(const Scene& scene, std::uint32_t sentence, const Hit& hit) {
  return OwnerSearch(scene, sentence, hit).run();
}

}  // namespace relata::mention
