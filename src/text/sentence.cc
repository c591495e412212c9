// SPDX-License-Identifier: Apache-2.0
// A rule splitter in the manner of Punkt's decision list, without statistics: every full stop, question mark,
// exclamation mark or ellipsis is a candidate; closing quotes and brackets go with it; what stands before
// (abbreviation, initial, number) and what comes after (small letter, comma, sentence opener) decide. Example, one
// sentence up to "Seul.":
//   O gen. J. R. Silva chegou às 9 a.m. de 3 de jan. a Seul. “Viemos negociar.” Depois partiu.
// "gen" is a title, "J" and "R" are initials, after "a.m" and "jan" no sentence opener follows; after "Seul" a capital
// does. Where a stop stands glued between two words ("disse.O governo", usual in scraped text) the sentence ends as
// well. Tested by: sentence_test.cc.
#include "text/sentence.h"

#include <algorithm>

#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace relata::text {
namespace {

constexpr std::size_t longest_sentence = 8192;

bool is_terminator(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203d;
}
bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb || c == 0x203a;
}
bool is_opening(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201c || c == 0x2018 || c == 0x201e || c == 0xab || c == 0x2039 || c == 0xbf ||
         c == 0xa1 || is_dash(c) || is_hyphen(c) || c == 0x2022 || c == '*';
}

// One paragraph, scanned from left to right.
class Scanner {
 public:
  Scanner(std::string_view paragraph, const SentenceRules& rules) : text_(paragraph), rules_(rules) {}

  // Offset behind the next sentence from `begin` on, closing marks included.
  std::size_t sentence_end(std::size_t begin) const {
    std::size_t i = begin;
    while (i < text_.size()) {
      if (i - begin > longest_sentence) return cut_at_space(begin, i);
      const std::size_t mark = i;
      if (!is_terminator(decode(text_, i))) continue;
      i = behind_marks(i);
      const std::size_t end = behind_closing(i);
      if (end == text_.size() || ends_here(begin, mark, end)) return end;
      i = end;
    }
    return text_.size();
  }

 private:
  struct Following {
    char32_t first = 0;     // first character that is neither space nor an opening mark; 0 at the end
    std::string_view word;  // its letters
    bool space = false;     // whether a space comes first
    bool quote = false;     // whether an opening mark came before it
  };

  std::size_t cut_at_space(std::size_t begin, std::size_t limit) const {
    const std::size_t space = text_.rfind(' ', limit);
    return space == std::string_view::npos || space <= begin ? limit : space;
  }

  std::size_t behind_marks(std::size_t i) const {
    for (std::size_t next = i; next < text_.size(); i = next) {
      if (!is_terminator(decode(text_, next))) break;
    }
    return i;
  }

  std::size_t behind_closing(std::size_t i) const {
    for (std::size_t next = i; next < text_.size(); i = next) {
      if (!is_closing(decode(text_, next))) return i;
    }
    return text_.size();
  }

  Following following(std::size_t i) const {
    Following result;
    while (i < text_.size()) {
      std::size_t next = i;
      const char32_t c = decode(text_, next);
      if (is_space(c) || is_invisible(c))
        result.space = true;
      else if (is_opening(c))
        result.quote = true;
      else
        break;
      i = next;
    }
    if (i == text_.size()) return result;
    std::size_t end = i;
    result.first = decode(text_, end);
    for (std::size_t next = end; next < text_.size(); end = next) {
      if (!is_letter(decode(text_, next))) break;
    }
    result.word = text_.substr(i, end - i);
    return result;
  }

  // The run of non-spaces before `mark`, opening marks cut off.
  std::string_view token_before(std::size_t begin, std::size_t mark) const {
    std::size_t i = mark;
    while (i > begin) {
      std::size_t before = i;
      const char32_t c = decode_before(text_, before);
      if (is_space(c) || is_opening(c) || c == '/') break;
      i = before;
    }
    return text_.substr(i, mark - i);
  }

  bool ends_here(std::size_t begin, std::size_t mark, std::size_t end) const {
    const Following next = following(end);
    const std::string_view token = token_before(begin, mark);
    if (!next.space) return glued_end(token, next);
    if (is_lower(next.first) || next.first == '/' || next.first == ',' || next.first == ';' || next.first == ':' || next.first == ')') return false;
    const bool single_stop = text_[mark] == '.' && end == mark + 1;
    if (!single_stop) return true;
    return !no_end_after(begin, mark, token, next);
  }

  // "disse.O governo" ends a sentence, "g1.globo.com", "10.000" and "U.S." do not.
  static bool glued_end(std::string_view token, const Following& next) {
    if (token.size() < 4 || next.quote || !is_upper(next.first) || next.word.empty()) return false;
    if (token.find('.') != std::string_view::npos || token.find('@') != std::string_view::npos) return false;
    std::size_t last = token.size();
    if (!is_lower(decode_before(token, last))) return false;
    std::size_t second = 0;
    decode(next.word, second);
    if (second == next.word.size()) return next.word.size() == 1 && (next.first == 'O' || next.first == 'A' || next.first == 'E');
    return is_lower(decode(next.word, second));
  }

  bool no_end_after(std::size_t begin, std::size_t mark, std::string_view token, const Following& next) const {
    const std::string word = lower(token);
    const bool number_next = is_digit(next.first) || is_roman(next.word);
    if (rules_.titles.contains(word)) return true;
    if (rules_.numbered.contains(word) && number_next) return true;
    const bool list_number = !token.empty() && std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (list_number) return mark - token.size() == begin && token.size() <= 3;  // "1. Primeiro ponto"
    const bool opener = !next.quote && rules_.openers.contains(lower(next.word));
    if (is_initials(token)) return !opener && !next.quote;
    if (rules_.abbreviations.contains(word) || rules_.numbered.contains(word)) return number_next || (!opener && !next.quote);
    return false;
  }

  static bool is_roman(std::string_view word) {
    return !word.empty() && word.find_first_not_of("IVXLC") == std::string_view::npos && word != "C" && word != "L";
  }

  // "J", "U.S", "E.U.A", "EE.UU", "J.-P"
  static bool is_initials(std::string_view token) {
    std::size_t letters = 0, run = 0;
    bool dotted = false;
    for (std::size_t i = 0; i < token.size();) {
      const char32_t c = decode(token, i);
      if (c == '.' || c == '-') {
        if (run == 0 || run > 2) return false;
        dotted = dotted || c == '.';
        run = 0;
      } else if (is_letter(c)) {
        ++run;
        ++letters;
        if (!is_upper(c) && !dotted && run == 1 && letters == 1 && i < token.size() && token[i] != '.') return false;
      } else {
        return false;
      }
    }
    if (letters == 1) {
      std::size_t first = 0;
      return is_upper(decode(token, first));
    }
    return dotted && run <= 2;
  }

  std::string_view text_;
  const SentenceRules& rules_;
};

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t next = begin; next < end; begin = next) {
    const char32_t c = decode(text, next);
    if (!is_space(c) && !is_invisible(c)) break;
  }
  while (end > begin) {
    std::size_t before = end;
    const char32_t c = decode_before(text, before);
    if (!is_space(c) && !is_invisible(c)) break;
    end = before;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::vector<SentenceSpan> SentenceSplitter::split(std::string_view text, std::span<const Span> skip) const {
  std::vector<SentenceSpan> sentences;
  for (const Span paragraph : find_paragraphs(text, skip)) {
    const std::string_view inside = text.substr(paragraph.begin, paragraph.size());
    const Scanner scanner(inside, rules_);
    bool first = true;
    for (std::size_t begin = 0; begin < inside.size();) {
      const std::size_t end = scanner.sentence_end(begin);
      const Span span = trimmed(text, paragraph.begin + begin, paragraph.begin + end);
      if (!span.empty()) {
        sentences.push_back({span, first});
        first = false;
      }
      begin = end;
    }
  }
  return sentences;
}

}  // namespace relata::text
