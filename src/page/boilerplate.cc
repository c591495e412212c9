// SPDX-License-Identifier: Apache-2.0
// Blocks are compared, folded and without punctuation, with the phrases of languages/<code>/boilerplate.toml. A phrase
// of kind `whole` must be the whole block, `begins` and `contains` condemn short blocks only, `button` words condemn a
// block made of nothing else
// ("Facebook Twitter WhatsApp"). A `section` heading ("Leia também") takes the short blocks after it along until prose
// comes; a `tail` heading ("LEAVE A REPLY") takes everything to the end, if enough of the article stands before it.
// Prose is a block that ends like a sentence and has at least five words, or is long. Example, the end of a scraped
// article, all marked:
//   LEAVE A REPLY / Please enter your comment! / Please enter your name here
// The idea of short-block heuristics is from boilerpipe (Kohlschuetter, Fankhauser and Nejdl 2010); the phrases are our
// own. Tested by: boilerplate_test.cc.
#include "page/boilerplate.h"

#include <algorithm>

#include "text/character.h"
#include "text/sentence.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

using lexicon::BoilerplateKind;

constexpr std::size_t short_block = 160;   // bytes; what `begins` and `contains` may condemn
constexpr std::size_t widest_block = 400;  // no phrase condemns a block longer than this
constexpr std::size_t longest_section = 16;

bool ends_like_a_sentence(std::string_view block) {
  std::size_t i = block.size();
  while (i > 0) {
    const char32_t c = text::decode_before(block, i);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
    if (!text::is_quote(c) && c != ')' && !text::is_space(c)) return false;
  }
  return false;
}

std::size_t count_words(std::string_view words) {
  return words.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find(' '));
}

// Whether the words at `at` begin with `phrase` and end there or at a space.
bool starts_at(std::string_view words, std::size_t at, std::string_view phrase) {
  return words.substr(at).starts_with(phrase) && (at + phrase.size() == words.size() || words[at + phrase.size()] == ' ');
}

bool only_digits(std::string_view words) {
  return std::all_of(words.begin(), words.end(), [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
}

}  // namespace

struct BoilerplateFinder::Block {
  std::string_view text;
  std::string words;
  std::size_t word_count = 0;
  bool sentence = false;  // ends like one

  explicit Block(std::string_view block)
      : text(block),
        words(block.size() > widest_block ? std::string() : lexicon::phrase_words(block)),
        word_count(count_words(words)),
        sentence(ends_like_a_sentence(block)) {}
  bool is_prose() const { return text.size() > 240 || (sentence && word_count >= 5) || text.size() > widest_block; }
};

BoilerplateFinder::BoilerplateFinder(std::span<const lexicon::BoilerplatePhrase> phrases) {
  phrases_.reserve(phrases.size());
  for (const auto& phrase : phrases) {
    by_first_word_[std::string(first_word(phrase.words))].push_back(phrases_.size());
    phrases_.push_back({std::string(phrase.words), phrase.kind});
  }
}

bool BoilerplateFinder::condemns(const Phrase& phrase, const Block& block, std::size_t at) const {
  const bool whole = block.words.size() == phrase.words.size();
  const bool short_enough = block.text.size() <= short_block;
  switch (phrase.kind) {
    case BoilerplateKind::contains:
      return block.text.size() <= 2 * short_block;
    case BoilerplateKind::begins: {
      if (at != 0 || !short_enough) return false;
      // "Foto: Agência Brasil" is a credit, "Photo evidence presented in court showed ten men." is prose.
      const std::size_t words = count_words(phrase.words);
      return words >= 3 || !block.sentence || block.word_count <= words * 3 + 3;
    }
    case BoilerplateKind::whole:
    case BoilerplateKind::section:
      return at == 0 && (whole || only_digits(std::string_view(block.words).substr(phrase.words.size())));
    case BoilerplateKind::tail:
      return at == 0 && short_enough && (!block.sentence || whole) && block.word_count <= count_words(phrase.words) + 5;
    case BoilerplateKind::button:
      return false;
  }
  return false;
}

bool BoilerplateFinder::only_buttons(std::string_view words) const {
  std::size_t at = 0, longest = 0;
  std::size_t found = 0;
  while (at < words.size()) {
    longest = 0;
    const auto entry = by_first_word_.find(std::string(first_word(words.substr(at))));
    if (entry == by_first_word_.end()) return false;
    for (const std::size_t i : entry->second) {
      const Phrase& phrase = phrases_[i];
      if (phrase.kind == BoilerplateKind::button && starts_at(words, at, phrase.words)) longest = std::max(longest, phrase.words.size());
    }
    if (longest == 0) return false;
    ++found;
    at += longest + 1;
  }
  return found >= 2;
}

bool BoilerplateFinder::is_boilerplate(std::string_view block_text) const {
  const Block block(block_text);
  if (block.words.empty()) return false;
  for (std::size_t at = 0; at < block.words.size();) {
    const std::string_view rest = std::string_view(block.words).substr(at);
    const auto entry = by_first_word_.find(std::string(first_word(rest)));
    if (entry != by_first_word_.end()) {
      for (const std::size_t i : entry->second) {
        if (starts_at(block.words, at, phrases_[i].words) && condemns(phrases_[i], block, at)) return true;
      }
    }
    at += first_word(rest).size() + 1;
  }
  return only_buttons(block.words);
}

BoilerplateFinder::Heading BoilerplateFinder::heading(std::string_view block_text) const {
  const Block block(block_text);
  const auto entry = by_first_word_.find(std::string(first_word(block.words)));
  if (block.words.empty() || entry == by_first_word_.end()) return Heading::none;
  Heading found = Heading::none;
  for (const std::size_t i : entry->second) {
    const Phrase& phrase = phrases_[i];
    if (!starts_at(block.words, 0, phrase.words) || !condemns(phrase, block, 0)) continue;
    if (phrase.kind == BoilerplateKind::tail) return Heading::tail;
    if (phrase.kind == BoilerplateKind::section) found = Heading::section;
  }
  return found;
}

std::vector<Span> BoilerplateFinder::find(std::string_view text, Span headline) const {
  const std::vector<Span> paragraphs = text::find_paragraphs(text);
  const auto block_text = [&](Span span) { return text.substr(span.begin, span.size()); };
  std::vector<bool> prose(paragraphs.size());
  std::size_t all_prose = 0, prose_before = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    prose[i] = Block(block_text(paragraphs[i])).is_prose() && !is_boilerplate(block_text(paragraphs[i]));
    if (prose[i]) all_prose += paragraphs[i].size();
  }

  std::vector<Span> found;
  const auto mark = [&](Span span, bool joined) {
    if (joined && !found.empty())
      found.back().end = span.end;
    else
      found.push_back(span);
  };
  std::size_t section_left = 0;
  bool last_marked = false;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Span span = paragraphs[i];
    const bool is_headline = !headline.empty() && span.overlaps(headline);
    const Heading kind = is_headline ? Heading::none : heading(block_text(span));
    if (kind == Heading::tail && prose_before > 0 && prose_before * 4 >= all_prose) {
      mark({span.begin, paragraphs.back().end}, last_marked);
      break;
    }
    if (prose[i] || is_headline)
      section_left = 0;
    else if (kind == Heading::section)
      section_left = longest_section;
    const bool condemned = !is_headline && (kind != Heading::none || section_left > 0 || is_boilerplate(block_text(span)));
    if (section_left > 0) --section_left;
    if (condemned) mark(span, last_marked);
    if (prose[i] && !condemned) prose_before += span.size();
    last_marked = condemned;
  }
  return found;
}

Span find_plain_headline(std::string_view text) {
  constexpr std::size_t longest_headline = 300;
  std::size_t begin = 0;
  for (std::size_t next = 0; next < text.size(); begin = next) {
    const char32_t c = text::decode(text, next);
    if (!text::is_space(c) && !text::is_invisible(c)) break;
  }
  std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  const std::size_t behind = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (begin == end || text::count_code_points(text.substr(begin, end - begin)) > longest_headline) return {};
  // A blank line, and something after it.
  std::size_t i = behind;
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
  if (i >= text.size() || (text[i] != '\n' && text[i] != '\r')) return {};
  if (text.find_first_not_of(" \t\r\n", i) == std::string_view::npos) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace relata::page
