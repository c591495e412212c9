// SPDX-License-Identifier: Apache-2.0
// Sentence by sentence: verbs of saying with their source and content, then phrases such as "segundo X", then headlines with a colon;
// quotes that no word introduces go on from the last speaker of their paragraph. At the end each attribution is hung on the smallest one
// whose content holds its cue, which makes the chain: "Putin espera contatos, disse Lavrov, segundo a Tass" is Putin < Lavrov < Tass.
// The annotation scheme (source, cue, content) is that of PARC and PolNeAR (Pareti 2016; Newell et al. 2018).
// Tested by attribution_test.cc and the suites of tests/attribution.
#include "attribution/attribution.h"

#include <algorithm>

#include "attribution/according.h"
#include "attribution/closing.h"
#include "attribution/content.h"
#include "attribution/cue_matcher.h"
#include "attribution/source.h"

namespace relata::attribution {
namespace {

using lexicon::Cues;
using mention::Mentions;
using syntax::Document;
using syntax::no_word;
using syntax::Relation;
using syntax::Sentence;
using syntax::Upos;

class Finder {
 public:
  Finder(const Document& document, const Mentions& mentions, const Cues& cues)
      : document_(document), mentions_(mentions), cues_(cues), quotes_(find_quotes(document)) {}

  std::vector<Attribution> run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read_sentence(s);
    return std::move(found_);
  }

 private:
  void read_sentence(std::uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    if (sentence.paragraph) last_speaker_ = none;
    const Setting setting{sentence, s, quotes_of(s), cues_, mentions_};
    const std::size_t before = found_.size();
    for (const VerbCue& cue : match_verbs(sentence, cues_)) add_verb(setting, s, cue);
    for (const CueMatch& cue : match_according(sentence, cues_)) add_according(setting, s, cue);
    if (found_.size() == before) add_colon(setting, s);
    if (found_.size() == before) add_continuation(setting, s);
    std::stable_sort(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                     [](const Attribution& a, const Attribution& b) { return a.cue < b.cue; });
    drop_repeated(before);
    link(before);
  }

  std::vector<Quote> quotes_of(std::uint32_t s) {
    while (next_quote_ < quotes_.size() && quotes_[next_quote_].last_sentence < s) ++next_quote_;
    std::vector<Quote> here;
    for (std::size_t i = next_quote_; i < quotes_.size() && quotes_[i].first_sentence <= s; ++i) here.push_back(quotes_[i]);
    return here;
  }

  void add_verb(const Setting& setting, std::uint32_t s, const VerbCue& cue) {
    if (governed_by_cue(setting.sentence, cue.word)) return;
    Speaker speaker = find_speaker(setting.sentence, cue.word);
    for (const CueMatch& reading : cue.readings) {
      if (reading.row->kind == lexicon::CueKind::show && !is_document(setting.sentence, speaker.word)) continue;
      const Content content = find_content(setting, reading, speaker.word);
      if (content.span.empty()) continue;
      if (const ClosingReport closing = closing_report(setting, reading); closing.content.span == content.span) speaker.word = closing.speaker;
      if (content.rule == std::string_view("interrupted clause")) {
        if (const std::uint32_t inserted = inserted_speaker(setting, cue.word); inserted != no_word) speaker.word = inserted;
      }
      // "o bairro é chamado de “Pequena Havana”": a name that nobody gives in particular is no speech.
      if (content.speech == Speech::direct && speaker.word == no_word && setting.sentence.words[cue.word].features.passive) continue;
      Attribution made = make(setting, s, content);
      made.cue_word = cue.word;
      made.cue = span_of(setting.sentence, reading.words);
      made.stance = static_cast<Stance>(reading.row->stance);
      made.trace.push_back("cue " + std::string(cues_.text(reading.row->phrase)) + ", content by " + content.rule);
      set_source(setting.sentence, speaker, made);
      if (content.span.contains(made.cue) && made.gaps.empty()) continue;
      found_.push_back(std::move(made));
      last_speaker_ = static_cast<std::uint32_t>(found_.size()) - 1;
      return;
    }
  }

  /// "um relatório da ONU mostra": a document speaks by showing.
  bool is_document(const Sentence& sentence, std::uint32_t speaker) const {
    if (speaker == no_word) return false;
    for (const std::uint32_t row : cues_.starting_with(sentence.words[speaker].lemma)) {
      if (cues_.rows()[row].kind == lexicon::CueKind::noun && (cues_.rows()[row].flags & lexicon::cue_document) != 0) return true;
    }
    return false;
  }

  /// "prometeu apoiar a entrada": the promise is the act of speech, not what it promises to say.
  bool governed_by_cue(const Sentence& sentence, std::uint32_t word) const {
    if (sentence.words[word].relation != Relation::xcomp) return false;
    return std::any_of(found_.begin(), found_.end(), [&](const Attribution& other) {
      return &document_.sentences[other.sentence] == &sentence && other.cue_word == sentence.words[word].head;
    });
  }

  static Attribution make(const Setting&, std::uint32_t s, const Content& content) {
    Attribution made;
    made.sentence = s;
    made.content = content.span;
    made.gaps = content.gaps;
    made.speech = content.speech;
    made.presupposed = content.noun_phrase;
    return made;
  }

  void set_source(const Sentence& sentence, const Speaker& speaker, Attribution& made) {
    const std::uint32_t s = made.sentence;
    const std::vector<Party>* parties = nullptr;
    if (speaker.word != no_word) {
      made.source_word = speaker.word;
      made.source = span_of(sentence, noun_phrase(sentence, speaker.word));
      parties = mentions_.parties_at(s, speaker.word);
      collect_coordinated(sentence, s, speaker.word, made);
    } else if (speaker.verb != no_word) {
      parties = mentions_.subject_of(s, speaker.verb);
      if (parties != nullptr) made.trace.push_back("dropped subject");
      if (parties == nullptr && last_speaker_ != none && made.parties.empty()) {
        made.parties = found_[last_speaker_].parties;
        made.trace.push_back("dropped subject: the last speaker");
      }
    }
    if (parties != nullptr) made.parties.insert(made.parties.begin(), parties->begin(), parties->end());
  }

  /// "Kim e Lavrov disseram": the voices beside the first.
  void collect_coordinated(const Sentence& sentence, std::uint32_t s, std::uint32_t head, Attribution& made) const {
    for (const std::uint32_t child : sentence.children(head)) {
      if (sentence.words[child].relation != Relation::conj || !is_nominal(sentence.words[child])) continue;
      if (const auto* parties = mentions_.parties_at(s, child)) made.parties.insert(made.parties.end(), parties->begin(), parties->end());
    }
  }

  void add_according(const Setting& setting, std::uint32_t s, const CueMatch& cue) {
    const AccordingTo phrase = read_according(setting, cue);
    if (phrase.content.span.empty() || !stands_as_source(setting.sentence, s, cue, phrase)) return;
    Attribution made = make(setting, s, phrase.content);
    made.cue_word = cue.word;
    made.cue = span_of(setting.sentence, phrase.cue);
    made.source_word = phrase.source;
    made.stance = static_cast<Stance>(cue.row->stance);
    made.source = span_of(setting.sentence, phrase.source_words);
    made.trace.push_back("phrase " + std::string(cues_.text(cue.row->phrase)));
    if (const auto* parties = mentions_.parties_at(s, phrase.source)) made.parties = *parties;
    collect_coordinated(setting.sentence, s, phrase.source, made);
    std::erase_if(found_, [&](const Attribution& other) { return other.sentence == s && phrase.cue.contains(other.cue_word); });
    cite(made);
    give_way(made);
    found_.push_back(std::move(made));
  }

  /// A phrase at the very end of what others say is not said by them: ", segundo a Tass" leaves the contents that end with it.
  void give_way(const Attribution& made) {
    const std::string& text = document_.article->text;
    for (Attribution& other : found_) {
      if (other.sentence != made.sentence || !other.content.contains(made.cue) || other.content.end > made.source.end + 1 ||
          other.content.begin >= made.cue.begin)
        continue;
      std::uint32_t end = made.cue.begin;
      while (end > other.content.begin && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
      if (end + 1 < made.cue.begin && end > other.content.begin) other.content.end = end;
    }
  }

  /// "fonte hospitalar, citada pela Lusa": what the source says, the agency says that it says.
  void cite(Attribution& made) {
    for (Attribution& cited : found_) {
      const bool beside =
          cited.sentence == made.sentence && !cited.source.empty() && cited.source.begin < made.cue.begin && made.cue.begin <= cited.source.end + 3;
      if (!beside) continue;
      made.content = cited.content;
      made.gaps = cited.gaps;
      made.speech = cited.speech;
      made.trace.push_back("cites the voice before it");
      if (cited.source.end > made.cue.begin) cited.source.end = made.cue.begin;
      while (cited.source.end > cited.source.begin &&
             (document_.article->text[cited.source.end - 1] == ' ' || document_.article->text[cited.source.end - 1] == ','))
        --cited.source.end;
    }
  }

  /// "Para o ministro, o acordo é histórico": such a preposition counts only at the start, before someone and a comma.
  bool stands_as_source(const Sentence& sentence, std::uint32_t s, const CueMatch& cue, const AccordingTo& phrase) const {
    if ((cue.row->flags & lexicon::cue_only_before_clause) == 0) return true;
    const std::uint32_t next = phrase.source_words.last + 1;
    const bool comma = next < sentence.words.size() && sentence.words[next].form == ",";
    return cue.word <= 1 && comma && mentions_.parties_at(s, phrase.source) != nullptr;
  }

  /// "Lavrov: 'Putin espera contatos'" at the start of a sentence or headline.
  void add_colon(const Setting& setting, std::uint32_t s) {
    const Sentence& sentence = setting.sentence;
    constexpr std::uint32_t longest_name = 8;
    for (std::uint32_t i = 1; i + 2 < sentence.words.size() && i <= longest_name; ++i) {
      if (sentence.words[i].upos == Upos::verb) return;
      if (sentence.words[i].form != ":") continue;
      for (std::uint32_t head = 0; head < i; ++head) {
        const auto* parties = mentions_.parties_at(s, head);
        if (parties == nullptr) continue;
        Content content = content_of(setting, trimmed(sentence, {i + 1, static_cast<std::uint32_t>(sentence.words.size()) - 1}), "colon");
        if (content.span.empty() || (content.speech == Speech::indirect && !sentence.headline)) return;
        Attribution made = make(setting, s, content);
        made.cue = sentence.words[i].span;
        made.source_word = head;
        made.source = sentence.cover(0, i - 1);
        made.parties = *parties;
        made.trace.push_back("colon after a voice");
        found_.push_back(std::move(made));
        return;
      }
      return;
    }
  }

  /// A sentence wholly inside quotation marks with no saying word goes on with the last speaker of the paragraph.
  void add_continuation(const Setting& setting, std::uint32_t s) {
    for (const Quote& quote : setting.quotes) {
      const auto [first, last] = words_inside(setting.sentence, quote.span);
      const bool all = first <= 1 && last + 2 >= setting.sentence.words.size() && first <= last;
      if (!all) continue;
      const std::uint32_t from = quote.first_sentence < s && !found_.empty() ? static_cast<std::uint32_t>(found_.size()) - 1 : last_speaker_;
      if (from == none) return;
      Attribution made;
      made.sentence = s;
      made.content = setting.sentence.cover(first, last);
      made.speech = Speech::direct;
      made.parties = found_[from].parties;
      made.stance = Stance::neutral;
      made.trace.push_back("quote goes on");
      found_.push_back(std::move(made));
      return;
    }
  }

  /// Two cues with the same content in a sentence are one attribution: the first that names its source stays.
  void drop_repeated(std::size_t begin) {
    for (std::size_t i = begin; i < found_.size(); ++i) {
      for (std::size_t j = found_.size(); j-- > i + 1;) {
        if (found_[i].content != found_[j].content || found_[j].cue_word == none || found_[i].source != found_[j].source) continue;
        found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(j));
      }
    }
  }

  /// The smallest content that holds a cue and is larger than what the cue governs.
  void link(std::size_t begin) {
    for (std::size_t i = begin; i < found_.size(); ++i) {
      Attribution& inner = found_[i];
      for (std::size_t j = begin; j < found_.size(); ++j) {
        const Attribution& outer = found_[j];
        const bool cites = outer.content == inner.content && !inner.source.empty() && inner.source.begin < outer.cue.begin &&
                           outer.cue.begin <= inner.source.end + 3;
        if (i == j || inner.cue.empty() || (!cites && (!outer.content.contains(inner.cue) || inner.content.contains(outer.cue)))) continue;
        if (inner.outer == none || outer.content.size() < found_[inner.outer].content.size()) inner.outer = static_cast<std::uint32_t>(j);
      }
    }
    last_speaker_ = last_speaker_ != none && last_speaker_ < found_.size() ? static_cast<std::uint32_t>(found_.size()) - 1 : none;
    if (found_.size() > begin) last_speaker_ = static_cast<std::uint32_t>(found_.size()) - 1;
  }

  const Document& document_;
  const Mentions& mentions_;
  const Cues& cues_;
  std::vector<Quote> quotes_;
  std::size_t next_quote_ = 0;
  std::vector<Attribution> found_;
  std::uint32_t last_speaker_ = none;
};

}  // namespace

std::vector<Attribution> find_attributions(const Document& document, const Mentions& mentions, const lexicon::Language& language) {
  const Cues cues(language.pack());
  return Finder(document, mentions, cues).run();
}

}  // namespace relata::attribution
