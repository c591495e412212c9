// SPDX-License-Identifier: Apache-2.0
// A paragraph is read in four passes: chunks between white space, tokens inside chunks, ends of sentences between
// tokens, words inside tokens. Each pass asks a linear classifier only where the characters leave a doubt, so most of
// the text costs one look a character. "O ministro da Defesa falou. Depois partiu." -> two sentences; "da" is one token
// and two words, "de" and "a", with one span. A sentence of more words than the model reads in one piece is cut, best
// after a mark that ends a clause. Tested by tokenise_test.cc.
#include "syntax/tokenise.h"

#include <algorithm>

#include "syntax/classify.h"
#include "syntax/protect.h"

namespace relata::syntax {
namespace {

class ModelJudge : public HyphenJudge {
 public:
  ModelJudge(const Model& model, const MultiwordRules& rules) : model_(model), rules_(rules) {}
  bool is_word(std::u32string_view word) const override {
    KeyHash form('w'), whole;
    for (const char32_t point : word) {
      form.add_point(point);
      whole.add_point(point);
    }
    if (model_.sections().features.find(form.key()) != nullptr) return true;
    const std::u32string_view tail = word.substr(word.size() - std::min<std::size_t>(16, word.size()));
    return rules_.find(whole.key(), tail, word.size()).certainty != Expansion::Certainty::never;
  }

 private:
  const Model& model_;
  const MultiwordRules& rules_;
};

}  // namespace

// Reads one article; lives as long as one call.
class ArticleReader {
 public:
  struct Parts {
    const Article& article;
    const Model& model;
    const Characters& characters;
    const MultiwordRules& rules;
    const text::SentenceRules& sentence_rules;
  };
  ArticleReader(const Parts& parts, TokeniserState& state, base::StringArena& arena, Segmentation& out)
      : parts_(parts), state_(state), arena_(arena), out_(out) {}

  void read() {
    const auto size = static_cast<std::uint32_t>(parts_.article.text.size());
    std::uint32_t at = 0;
    for (const Span gap : parts_.article.boilerplate) {
      if (gap.begin > at) read_around_headline({at, std::min(gap.begin, size)});
      at = std::max(at, std::min(gap.end, size));
    }
    if (at < size) read_around_headline({at, size});
  }

 private:
  void read_around_headline(Span range) {
    const Span headline = parts_.article.headline;
    for (const std::uint32_t border : {headline.begin, headline.end}) {
      if (headline.empty() || border <= range.begin || border >= range.end) continue;
      read_range({range.begin, border});
      range.begin = border;
    }
    read_range(range);
  }

  void read_range(Span range) {
    const ModelJudge judge(parts_.model, parts_.rules);
    ParagraphCutter cutter(parts_.article.text, range, parts_.characters, judge);
    while (cutter.next(state_.paragraph)) {
      find_tokens();
      find_sentences();
    }
  }

  void find_tokens() {
    const Paragraph& paragraph = state_.paragraph;
    state_.tokens.clear();
    for (std::size_t number = 0; number < paragraph.chunks.size(); ++number) {
      const Chunk chunk = paragraph.chunks[number];
      std::uint32_t at = chunk.first + 1;
      while (at < chunk.last && !may_split(paragraph, at)) ++at;
      if (at < chunk.last) {
        split_chunk(number, at);
      } else {
        add_token(chunk.first, chunk.last, true);
      }
    }
  }

  // `at`: the first place where a split is possible.
  void split_chunk(std::size_t number, std::uint32_t at) {
    const Paragraph& paragraph = state_.paragraph;
    const Chunk chunk = paragraph.chunks[number];
    const ChunkFacts facts = describe_chunk(paragraph, number, parts_.characters);
    const Stretch address = facts.web ? find_address(paragraph, chunk) : Stretch{};
    const Stretch title = find_title(paragraph, chunk, parts_.sentence_rules, state_.text);
    std::uint32_t first = chunk.first;
    for (; at < chunk.last; ++at) {
      if (!may_split(paragraph, at) || address.has_inside(at) || title.has_inside(at)) continue;
      if (!address.has_edge(at) && !splits(paragraph, facts, at, parts_.model.sections().token_weights)) continue;
      add_token(first, at, false);
      first = at;
    }
    add_token(first, chunk.last, true);
  }

  void add_token(std::uint32_t first, std::uint32_t last, bool spaced) {
    const Paragraph& paragraph = state_.paragraph;
    Token token;
    token.first = first;
    token.last = last;
    token.spaced = spaced;
    KeyHash lower;
    for (std::uint32_t i = first; i < last; ++i) lower.add_point(parts_.characters.lower(paragraph.raw[i]));
    token.lower_key = lower.key();
    state_.text.clear();
    parts_.characters.shape(std::u32string_view(paragraph.raw.data() + first, last - first), state_.text);
    token.shape_size = static_cast<std::uint8_t>(state_.text.copy(token.shape, sizeof token.shape));
    state_.tokens.push_back(token);
  }

  void find_sentences() {
    const Paragraph& paragraph = state_.paragraph;
    const std::size_t dateline = dateline_length(paragraph, state_.tokens);
    SentenceSoFar sentence;
    first_of_paragraph_ = true;
    for (std::uint32_t at = 0; at < state_.tokens.size(); ++at) {
      sentence.add(paragraph, state_.tokens[at]);
      if (at + 1 < state_.tokens.size() && at + 1 != dateline && (at + 1 < dateline || !ends_after(at, sentence))) continue;
      read_words(std::span<const Token>(state_.tokens).subspan(sentence.first, sentence.length));
      sentence = {};
      sentence.first = at + 1;
    }
  }

  bool ends_after(std::uint32_t at, const SentenceSoFar& sentence) {
    const Paragraph& paragraph = state_.paragraph;
    const Token& token = state_.tokens[at];
    if (!may_end(paragraph, state_.tokens, at)) return false;
    if (wants_more(paragraph, {token.first, token.last}, state_.tokens[at + 1].first, parts_.sentence_rules, state_.text)) return false;
    return ends(paragraph, state_.tokens, sentence, parts_.model.sections().sentence_weights);
  }

  void read_words(std::span<const Token> tokens) {
    state_.sentence.clear();
    for (std::uint32_t at = 0; at < tokens.size(); ++at) read_token(tokens, at);
    add_sentences();
  }

  void read_token(std::span<const Token> tokens, std::uint32_t at) {
    const Paragraph& paragraph = state_.paragraph;
    const Token& token = tokens[at];
    RawWord word;
    word.span = {paragraph.begin[token.first], paragraph.end[token.last - 1]};
    word.token = at;
    word.space_after = is_space_or_end(word.span.end);
    const std::u32string_view raw(paragraph.raw.data() + token.first, token.last - token.first);
    const Expansion expansion = find_expansion(token, raw);
    const bool several = expansion.certainty == Expansion::Certainty::always ||
                         (expansion.certainty == Expansion::Certainty::ask &&
                          is_multiword(paragraph, tokens, at, expansion, parts_.model.sections().multiword_weights));
    if (!several) {
      word.form = form_of(token, word.span, raw);
      state_.sentence.push_back(word);
      return;
    }
    expand(raw, expansion, parts_.characters, state_.text);
    std::string_view rest = arena_.keep(state_.text);
    while (!rest.empty()) {
      word.form = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.form.size() + 1));
      if (!word.form.empty()) state_.sentence.push_back(word);
    }
  }

  Expansion find_expansion(const Token& token, std::u32string_view raw) const {
    char32_t tail[16];
    const std::size_t size = std::min<std::size_t>(16, raw.size());
    for (std::size_t i = 0; i < size; ++i) tail[i] = parts_.characters.lower(raw[raw.size() - size + i]);
    return parts_.rules.find(token.lower_key, {tail, size}, raw.size());
  }

  std::string_view form_of(const Token& token, Span span, std::u32string_view raw) {
    const auto altered = state_.paragraph.altered.begin();
    if (std::find(altered + token.first, altered + token.last, 1) == altered + token.last) {
      return std::string_view(parts_.article.text).substr(span.begin, span.size());
    }
    state_.text.clear();
    for (const char32_t point : raw) append_point(point, state_.text);
    return arena_.keep(state_.text);
  }

  bool is_space_or_end(std::uint32_t at) const {
    return at >= parts_.article.text.size() || parts_.characters.kind(decode_point(parts_.article.text, at).point) == '_';
  }

  // One sentence, or several if it is longer than the model reads in one piece.
  void add_sentences() {
    std::span<const RawWord> words = state_.sentence;
    while (!words.empty()) {
      const std::size_t count = piece_size(words);
      RawSentence sentence;
      sentence.first = static_cast<std::uint32_t>(out_.words.size());
      sentence.count = static_cast<std::uint32_t>(count);
      sentence.paragraph = first_of_paragraph_;
      sentence.headline = parts_.article.headline.contains(words.front().span);
      first_of_paragraph_ = false;
      const std::uint32_t first_token = words.front().token;
      for (RawWord word : words.first(count)) {
        word.token -= first_token;
        out_.words.push_back(word);
      }
      out_.sentences.push_back(sentence);
      words = words.subspan(count);
    }
  }

  std::size_t piece_size(std::span<const RawWord> words) const {
    const std::size_t limit = parts_.model.config().max_words;
    if (words.size() <= limit) return words.size();
    for (const std::string_view marks : {".!?", ";:", ",-)"}) {
      for (std::size_t count = limit; count > limit / 2; --count) {
        const RawWord& last = words[count - 1];
        if (last.token != words[count].token && last.form.size() == 1 && marks.find(last.form[0]) != std::string_view::npos) return count;
      }
    }
    std::size_t count = limit;
    while (count > 1 && words[count - 1].token == words[count].token) --count;
    return count;
  }

  Parts parts_;
  TokeniserState& state_;
  base::StringArena& arena_;
  Segmentation& out_;
  bool first_of_paragraph_ = true;
};

Result<Tokeniser> Tokeniser::make(const Model& model, const Characters& characters) {
  Tokeniser tokeniser(model, characters);
  auto rules = MultiwordRules::make(model);
  if (!rules) return rules.error();
  tokeniser.rules_ = std::move(*rules);
  return tokeniser;
}

void Tokeniser::segment(const Article& article, TokeniserState& state, base::StringArena& arena, Segmentation& out) const {
  out.words.clear();
  out.sentences.clear();
  ArticleReader({article, *model_, *characters_, rules_, sentence_rules_}, state, arena, out).read();
}

}  // namespace relata::syntax
