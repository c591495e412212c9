// SPDX-License-Identifier: Apache-2.0
// The article is read once, front to back, with a memory of who was named. A bare role is the last holder of that office ("o chanceler"),
// else it belongs to whom the possessive points to, else to the country in focus (focus.h). A shortened name is the person the article
// presented; a demonym noun ("o argentino") the last person of that country. Plural second mentions take the two most recent fitting
// parties. A pronoun or a dropped subject takes the last subject that agrees; where none does, it stays open.
// Tested by finder_test.cc.
#include "mention/coreference.h"

#include <algorithm>
#include <map>

#include "mention/clause_time.h"
#include "mention/focus.h"
#include "mention/memory.h"
#include "text/fold.h"

namespace relata::mention {
namespace {

using syntax::no_word;
using syntax::Relation;
using syntax::Upos;
using Number = syntax::Features::Number;
using Person = syntax::Features::Person;
using PronType = syntax::Features::PronType;

std::string last_name(std::string_view name) {
  const std::size_t space = name.find_last_of(' ');
  return text::fold(space == std::string_view::npos ? name : name.substr(space + 1));
}

class Resolver {
 public:
  Resolver(const Scene& scene, std::vector<Draft>& drafts) : scene_(scene), drafts_(drafts), focus_(scene, drafts) {}

  std::vector<UnwrittenSubject> run() {
    add_pronouns();
    for (const Draft& draft : drafts_) present(draft);
    std::size_t next = 0;
    for (std::uint32_t s = 0; s < scene_.sentences.size(); ++s) {
      const std::size_t begin = next;
      while (next < drafts_.size() && drafts_[next].sentence == s) ++next;
      for (std::size_t d = begin; d < next; ++d) settle(drafts_[d], begin, d);
      subjects_.clear();
      unwritten_subjects(s, begin, next);
      note_topic(s, begin, next);
    }
    return std::move(unwritten_);
  }

 private:
  void add_pronouns() {
    const std::size_t before = drafts_.size();
    for (std::uint32_t s = 0; s < scene_.sentences.size(); ++s) {
      const auto& words = scene_.sentence(s).words;
      for (std::uint32_t w = 0; w < words.size(); ++w) {
        const syntax::Features& features = words[w].features;
        const bool personal = words[w].upos == Upos::pron && features.pron_type == PronType::personal && features.person == Person::third &&
                              !features.reflexive && !features.possessive;
        if (!personal || words[w].relation == Relation::expl) continue;
        Draft draft;
        draft.sentence = s;
        draft.head = draft.first = draft.last = w;
        draft.rule = "pronoun";
        draft.plural = features.number == Number::plural;
        drafts_.push_back(std::move(draft));
      }
    }
    if (drafts_.size() != before)
      std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
        return std::tuple(a.sentence, a.first, b.last) < std::tuple(b.sentence, b.first, a.last);
      });
  }

  /// Keeps the persons that the article presents with a party, for all its sentences.
  void present(const Draft& draft) {
    if (draft.person.empty() || draft.parties.empty()) return;
    for (const std::string& key : {text::fold(draft.person), last_name(draft.person)}) persons_.try_emplace(key, draft.parties[0]);
    if (draft.parties[0].name.empty()) return;
    persons_.try_emplace(last_name(draft.parties[0].name), draft.parties[0]);
  }

  void settle(Draft& draft, std::size_t begin, std::size_t at) {
    if (draft.rule == "pronoun") {
      pronoun(draft, begin, at);
    } else if (draft.group != nullptr) {
      group(draft);
    } else if (draft.demonym && !draft.plural) {
      demonym(draft);
    } else if (draft.bare_role) {
      bare_role(draft, begin, at);
    } else if (draft.parties.empty() && !draft.person.empty()) {
      known_person(draft);
    }
    if (!draft.parties.empty() && !(draft.modifier && draft.parties[0].sector.empty() && draft.is_person)) remember(draft);
  }

  void remember(const Draft& draft) {
    memory_.push_back({draft.parties, draft.sentence, draft.role == nullptr ? std::string_view() : scene_.roles.text(draft.role->lemma),
                       draft.is_person, draft.plural});
    if (!draft.person.empty()) present(draft);
  }

  void known_person(Draft& draft) {
    auto found = persons_.find(text::fold(draft.person));
    if (found == persons_.end() && (found = persons_.find(last_name(draft.person))) == persons_.end()) return;
    const bool shorter =
        draft.person.find(' ') == std::string::npos || text::fold(found->second.name).find(text::fold(draft.person)) != std::string::npos;
    if (!shorter && found->first != text::fold(draft.person)) return;
    draft.parties = {found->second};
    draft.resolution = Resolution::coreference;
    draft.rule = "name seen before";
  }

  bool is_definite(const Draft& draft) const {
    const syntax::Sentence& sentence = scene_.sentence(draft.sentence);
    const std::uint32_t determiner = sentence.child(draft.head, Relation::det);
    return determiner != no_word && sentence.words[determiner].features.definite != syntax::Features::Definite::indefinite;
  }

  /// The party that "seu", "su", "its" at this phrase points to: the sentence's last one before it, else the last subject.
  const std::vector<Party>* possessor(const Draft& draft, std::size_t begin, std::size_t at) const {
    const syntax::Sentence& sentence = scene_.sentence(draft.sentence);
    bool possessive = false;
    for (std::uint32_t w = draft.first; w <= draft.last; ++w) {
      for (const std::uint32_t child : sentence.children(w)) possessive = possessive || sentence.words[child].features.possessive;
    }
    if (!possessive) return nullptr;
    for (std::size_t d = begin; d < at; ++d) {
      const bool subject = scene_.word(draft.sentence, drafts_[d].head).relation == Relation::nsubj;
      if (subject && !drafts_[d].parties.empty()) return &drafts_[d].parties;
    }
    return topic_.parties.empty() ? nullptr : &topic_.parties;
  }

  void bare_role(Draft& draft, std::size_t begin, std::size_t at) {
    const auto& role = *draft.role;
    const std::string_view lemma = scene_.roles.text(role.lemma), office = scene_.roles.text(role.office);
    if (office == "neighbour") {
      return neighbour(draft, begin, at);
    } else if (const auto* owner = possessor(draft, begin, at)) {
      for (const Party& party : *owner) draft.parties.push_back(of_country(draft, party.country));
      draft.rule = "role+possessive";
    } else if (const Memory* same = last_with_role(lemma, draft); same != nullptr && is_definite(draft)) {
      draft.parties = same->parties;
      draft.rule = "same role";
    } else if (role.needs_country != 0) {
      if (role.kind == static_cast<std::uint8_t>(lexicon::RoleKind::body) && is_definite(draft)) return the_country(draft);
      const bool inherits = !draft.role_sectors.empty() && draft.role_sectors != scene_.roles.text(role.sectors);
      const bool speaks = office == "spokesperson" || office == "official";
      if (!inherits && !speaks && !(is_definite(draft) && draft.is_person)) return;
    }
    if (draft.parties.empty()) same_kind(draft);
    if (draft.parties.empty()) own_troops(draft, begin, at);
    if (draft.parties.empty()) {
      const std::string country = focus_.country(draft.sentence, draft.head);
      if (country.empty()) return;
      draft.parties = {of_country(draft, country)};
      draft.rule = "role+focus";
      focus_.note(draft.sentence, draft.head, country);
    }
    if (!draft.person.empty() && draft.parties[0].name.empty()) draft.parties[0].name = draft.person;
    draft.resolution = Resolution::coreference;
  }

  /// "o vizinho": of the states named so far the last that isn't the speaker's or doer's own.
  void neighbour(Draft& draft, std::size_t begin, std::size_t at) {
    if (draft.plural) return;
    std::string own;
    for (std::size_t d = begin; d < at && own.empty(); ++d) {
      if (!drafts_[d].parties.empty() && is_country(drafts_[d].parties[0].country)) own = drafts_[d].parties[0].country;
    }
    if (own.empty() && !topic_.parties.empty()) own = topic_.parties[0].country;
    for (auto memory = memory_.rbegin(); memory != memory_.rend() && !own.empty(); ++memory) {
      if (memory->parties.empty() || !is_country(memory->parties[0].country) || memory->parties[0].country == own) continue;
      Party party;
      party.id = party.country = memory->parties[0].country;
      draft.parties = {party};
      draft.resolution = Resolution::coreference;
      draft.rule = "neighbour";
      return;
    }
  }

  /// "enviou mais de 10.000 soldados": troops that a party sends, keeps or withdraws are its own, unless the verb harms them.
  void own_troops(Draft& draft, std::size_t begin, std::size_t at) {
    const syntax::Sentence& sentence = scene_.sentence(draft.sentence);
    const syntax::Word& word = sentence.words[draft.head];
    if (draft.role_sectors != "MIL" || word.relation != Relation::obj || word.head == no_word || is_definite(draft)) return;
    if (!scene_.numbers.counted_by_verb(sentence.words[word.head].lemma).empty()) return;
    for (std::uint32_t up = word.head, steps = 0; up != no_word && steps < 4; up = sentence.words[up].head, ++steps) {
      const std::uint32_t subject = sentence.child(up, Relation::nsubj);
      if (subject == no_word) continue;
      const Memory doer = subject_parties(draft.sentence, begin, at, subject);
      if (doer.parties.size() == 1 && is_country(doer.parties[0].country)) {
        draft.parties = {of_country(draft, doer.parties[0].country)};
        draft.rule = "own troops";
      }
      return;
    }
  }

  /// "os rebeldes", "a guerrilha": the armed party named last; "o chefe do exército": the army named before.
  void same_kind(Draft& draft) {
    if (!draft.inner_role.empty()) {
      for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
        if (memory->role != draft.inner_role || memory->parties.empty()) continue;
        draft.parties = {of_country(draft, memory->parties[0].country)};
        draft.rule = "role+same body";
        return;
      }
    }
    const std::string sector = draft.role_sectors.substr(0, 3);
    if (sector != "REB" && sector != "PRM" && sector != "UAF" && sector != "CRM") return;
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
      if (memory->parties.size() != 1 || memory->parties[0].sector != sector) continue;
      draft.parties = memory->parties;
      draft.rule = "same armed party";
      return;
    }
  }

  Party of_country(const Draft& draft, const std::string& country) const {
    Party party;
    party.country = country;
    set_sectors(party, is_country(country) || draft.role_sectors != "GOV" ? std::string_view(draft.role_sectors) : std::string_view());
    party.office = scene_.roles.text(draft.role->office);
    return party;
  }

  /// "o país": the last state named.
  void the_country(Draft& draft) {
    const std::string country = focus_.country(draft.sentence, draft.head);
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
      if (memory->parties.size() != 1 || !is_country(memory->parties[0].country)) continue;
      if (!country.empty() && memory->parties[0].country != country && draft.sentence - memory->sentence > 1) continue;
      Party party;
      party.country = country.empty() ? memory->parties[0].country : country;
      party.id = party.country;
      draft.parties = {party};
      draft.resolution = Resolution::coreference;
      draft.rule = "the country";
      return;
    }
  }

  const Memory* last_with_role(std::string_view lemma, const Draft& draft) const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
      if (memory->role == lemma && memory->plural == draft.plural) return &*memory;
    }
    return nullptr;
  }

  void demonym(Draft& draft) {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
      if (!memory->is_person || memory->parties[0].country != draft.parties[0].country) continue;
      draft.parties = memory->parties;
      draft.resolution = Resolution::coreference;
      draft.rule = "demonym of a person";
      return;
    }
  }

  /// What the noun of a group says of sectors: "os dois governos" are governments, "os dois países" states.
  std::string group_sectors(const Draft& draft) const {
    const auto& scene = scene_.sentences[draft.sentence];
    for (std::uint32_t t = 0; t < scene.tokens.size(); ++t) {
      if (scene.token_word[t] != draft.head) continue;
      std::vector<lexicon::NameMatch> matches;
      scene_.roles.names().match(std::span<const lexicon::Token>(&scene.tokens[t], 1), 0, matches);
      for (const lexicon::NameMatch& match : matches) {
        for (const lexicon::NameRef& ref : match.refs) {
          if (ref.kind != static_cast<std::uint8_t>(lexicon::RoleRef::role)) continue;
          const lexicon::RoleRow& row = scene_.roles.role(ref.row);
          return row.needs_country != 0 ? std::string() : std::string(scene_.roles.text(row.sectors));
        }
      }
    }
    return {};
  }

  void group(Draft& draft) {
    const auto kind = static_cast<lexicon::GroupKind>(draft.group->kind);
    const std::size_t wanted = draft.group->count == 0 ? 2 : draft.group->count;
    const std::string sectors = group_sectors(draft);
    std::vector<Party> found = gather(memory_, kind, wanted);
    if (found.size() < 2) return;
    for (Party& party : found) {
      if (kind != lexicon::GroupKind::states && sectors.empty()) continue;
      Party plain;
      plain.country = party.country;
      if (sectors.empty()) plain.id = party.country;
      set_sectors(plain, sectors);
      party = std::move(plain);
    }
    draft.parties = std::move(found);
    draft.resolution = Resolution::group;
    draft.rule = "group";
  }

  /// English tells persons from things: "it" is no person, "he" and "she" are.
  bool fits_kind(const syntax::Word& word, const Memory& memory, bool plural) const {
    if (plural || scene_.language.code() != "en") return true;
    return memory.is_person == (word.features.gender != syntax::Features::Gender::none);
  }

  void pronoun(Draft& draft, std::size_t begin, std::size_t at) {
    const syntax::Word& word = scene_.word(draft.sentence, draft.head);
    const auto agrees = [&](const Memory& memory) {
      const bool plural = memory.plural || memory.parties.size() > 1;
      return !memory.parties.empty() && plural == draft.plural && fits_kind(word, memory, draft.plural);
    };
    Memory matrix;  // "India denied reports that it had helped": a subject above comes before the former sentence's
    const syntax::Sentence& sentence = scene_.sentence(draft.sentence);
    for (std::uint32_t up = word.head, steps = 0; up != no_word && steps < 8 && !agrees(matrix); up = sentence.words[up].head, ++steps) {
      const std::uint32_t subject = sentence.child(up, Relation::nsubj);
      if (subject != no_word && subject < draft.head) matrix = subject_parties(draft.sentence, begin, at, subject);
    }
    const Memory* candidate = agrees(matrix) ? &matrix : nullptr;
    if (candidate == nullptr && draft.sentence - topic_.sentence <= 2 && agrees(topic_)) candidate = &topic_;
    for (auto memory = memory_.rbegin(); memory != memory_.rend() && candidate == nullptr && draft.plural; ++memory) {
      if (draft.sentence - memory->sentence <= 1 && agrees(*memory)) candidate = &*memory;
    }
    if (candidate == nullptr || (word.relation != Relation::nsubj && candidate->sentence != topic_.sentence && candidate != &matrix)) return;
    draft.parties = candidate->parties;
    draft.resolution = Resolution::pronoun;
  }

  const Draft* draft_at(std::size_t begin, std::size_t end, std::uint32_t head) const {
    while (begin < end && (drafts_[begin].head != head || drafts_[begin].parties.empty())) ++begin;
    return begin < end ? &drafts_[begin] : nullptr;
  }

  /// All parties of a subject phrase, coordinated ones too.
  Memory subject_parties(std::uint32_t s, std::size_t begin, std::size_t end, std::uint32_t head) const {
    Memory memory;
    memory.sentence = s;
    if (const Draft* draft = draft_at(begin, end, head)) {
      memory.parties = draft->parties;
      memory.is_person = draft->is_person;
      memory.plural = draft->plural;
    }
    if (memory.parties.empty()) return memory;
    for (const std::uint32_t child : scene_.sentence(s).children(head)) {
      if (scene_.word(s, child).relation != Relation::conj) continue;
      if (const Draft* draft = draft_at(begin, end, child)) {
        memory.parties.insert(memory.parties.end(), draft->parties.begin(), draft->parties.end());
        memory.plural = true;
      }
    }
    return memory;
  }

  void unwritten_subjects(std::uint32_t s, std::size_t begin, std::size_t end) {
    if (scene_.language.code() == "en") return;
    const syntax::Sentence& sentence = scene_.sentence(s);
    for (std::uint32_t w = 0; w < sentence.words.size(); ++w) {
      const syntax::Word& word = sentence.words[w];
      syntax::Features features;
      if (word.upos != Upos::verb || !is_finite(sentence, w, features)) continue;
      if (sentence.child(w, Relation::nsubj) != no_word || sentence.child(w, Relation::csubj) != no_word || scene_.roles.is_impersonal(word.lemma))
        continue;
      if (features.person == Person::first || features.person == Person::second) continue;
      const Memory* subject = inherited(s, begin, end, w);
      if (subject == nullptr || subject->parties.empty()) continue;
      const bool plural = subject->plural || subject->parties.size() > 1;
      if (features.number != Number::none && plural != (features.number == Number::plural)) continue;
      unwritten_.push_back({s, w, subject->parties});
      subjects_[w] = *subject;
    }
  }

  /// The subject that a verb takes over: from the verb it is joined or subordinate to, else the topic.
  const Memory* inherited(std::uint32_t s, std::size_t begin, std::size_t end, std::uint32_t verb) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    for (std::uint32_t up = sentence.words[verb].head, steps = 0, below = verb; up != no_word && steps < 6;
         below = up, up = sentence.words[up].head, ++steps) {
      const Relation relation = sentence.words[below].relation;
      if (relation == Relation::acl && sentence.words[below].subtype == "relcl") return nullptr;
      if (sentence.words[up].upos != Upos::verb && sentence.words[up].upos != Upos::aux) continue;
      const std::uint32_t subject = sentence.child(up, Relation::nsubj);
      if (subject != no_word) {
        scratch_ = subject_parties(s, begin, end, subject);
        return &scratch_;
      }
      if (const auto found = subjects_.find(up); found != subjects_.end()) return &found->second;
    }
    return s > 0 && !topic_.parties.empty() && s - topic_.sentence <= 1 ? &topic_ : nullptr;
  }

  /// Who the sentence was about, for the next one: its root's subject, else the first subject that names a party.
  void note_topic(std::uint32_t s, std::size_t begin, std::size_t end) {
    const syntax::Sentence& sentence = scene_.sentence(s);
    if (sentence.words.empty()) return;
    const std::uint32_t subject = sentence.child(sentence.root(), Relation::nsubj);
    Memory memory;
    if (subject != no_word) memory = subject_parties(s, begin, end, subject);
    if (const auto found = subjects_.find(sentence.root()); memory.parties.empty() && found != subjects_.end()) memory = found->second;
    for (std::uint32_t w = 0; w < sentence.words.size() && memory.parties.empty(); ++w) {
      if (sentence.words[w].relation == Relation::nsubj) memory = subject_parties(s, begin, end, w);
    }
    if (memory.parties.empty()) return;
    memory.sentence = s;
    topic_ = std::move(memory);
  }

  const Scene& scene_;
  std::vector<Draft>& drafts_;
  Focus focus_;
  std::vector<Memory> memory_;
  std::map<std::string, Party> persons_;  ///< by folded full and last name
  std::map<std::uint32_t, Memory> subjects_;
  Memory topic_, scratch_;
  std::vector<UnwrittenSubject> unwritten_;
};

}  // namespace

std::vector<UnwrittenSubject> resolve(const Scene& scene, std::vector<Draft>& drafts) {
  return Resolver(scene, drafts).run();
}

}  // namespace relata::mention
