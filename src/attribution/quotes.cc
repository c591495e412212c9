// SPDX-License-Identifier: Apache-2.0
// One pass over the words with the mark that is open. Newspapers open every paragraph of a long quotation again and close only the last
// one; scraped text loses marks. So a mark that opens while the same style is open starts over, and a paragraph's end closes what is open,
// unless the next paragraph opens with the same mark.
// Example: “Não viemos mendigar”, afirmou o ministro. “Viemos cobrar.” gives two quotes.
// Tested by quotes_test.cc.
#include "attribution/quotes.h"

#include <array>

namespace relata::attribution {
namespace {

using syntax::Document;
using syntax::Sentence;
using syntax::Word;

struct Style {
  std::string_view opening, closing;
};
constexpr std::array<Style, 6> styles = {{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"\"", "\""}, {"‘", "’"}, {"''", "''"}}};
constexpr std::string_view apostrophe_like = "’";

/// The style that `word` opens; an ambiguous mark opens only where a space stands before it and none after.
const Style* opens(const Word& word, bool space_before) {
  for (const Style& style : styles) {
    if (word.form != style.opening) continue;
    if (style.opening != style.closing || (space_before && !word.space_after)) return &style;
  }
  return nullptr;
}

bool closes(const Word& word, const Style& style, bool space_before) {
  if (word.form == style.closing) return style.closing != apostrophe_like || !space_before;
  return style.opening == "“" && word.form == "\"";  // mixed marks of careless editors
}

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document) {}

  std::vector<Quote> run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (sentence.paragraph && open_ != nullptr) end_paragraph(s);
      bool space_before = true;
      for (const Word& word : sentence.words) {
        take(word, s, space_before);
        space_before = word.space_after;
      }
    }
    if (open_ != nullptr && !document_.sentences.empty()) finish_open(static_cast<std::uint32_t>(document_.sentences.size()) - 1);
    return std::move(quotes_);
  }

 private:
  void take(const Word& word, std::uint32_t sentence, bool space_before) {
    if (open_ != nullptr && closes(word, *open_, space_before)) {
      current_.span.end = word.span.end;
      current_.last_sentence = sentence;
      quotes_.push_back(current_);
      open_ = nullptr;
      return;
    }
    const Style* style = opens(word, space_before);
    if (style == nullptr || open_ != nullptr) return;
    open_ = style;
    current_ = {{word.span.begin, word.span.end}, sentence, sentence, true};
  }

  /// The quote that is open ends with the sentence before `next`.
  void end_paragraph(std::uint32_t next) { finish_open(next - 1); }

  void finish_open(std::uint32_t last) {
    current_.span.end = document_.sentences[last].span.end;
    current_.last_sentence = last;
    current_.closed = false;
    quotes_.push_back(current_);
    open_ = nullptr;
  }

  const Document& document_;
  std::vector<Quote> quotes_;
  Quote current_;
  const Style* open_ = nullptr;
};

}  // namespace

std::vector<Quote> find_quotes(const Document& document) {
  return Finder(document).run();
}

std::pair<std::uint32_t, std::uint32_t> words_inside(const Sentence& sentence, Span quote) {
  std::uint32_t first = static_cast<std::uint32_t>(sentence.words.size()), last = 0;
  for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
    if (!quote.contains(sentence.words[i].span)) continue;
    first = std::min(first, i);
    last = i;
  }
  return {first, last};
}

}  // namespace relata::attribution
