// SPDX-License-Identifier: Apache-2.0
// Reading believes nothing: every line has ten columns, words count 1, 2, 3, ranges cover words that follow, heads
// stand in the sentence and make one tree. Example of a range: "1-2 da" before "1 de" and "2 a"; both words then get
// the span of "da". The text is put together from the forms, so spans are exact whatever the `# text` line says.
// Format: universaldependencies.org/format.html. Tested by conllu_test.cc and fuzz/syntax_conllu.cc.
#include "syntax/conllu.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "syntax/characters.h"

namespace relata::syntax {
namespace {

constexpr std::size_t largest_text = 16u << 20;
constexpr std::array<std::string_view, 7> name_tags = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"};

bool read_number(std::string_view text, std::uint32_t& number) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc() && result.ptr == text.data() + text.size() && !text.empty();
}

// The value of `key` in "A=x|B=y", empty if absent.
std::string_view find_value(std::string_view list, std::string_view key) {
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find('|'));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    if (item.size() > key.size() && item.substr(0, key.size()) == key && item[key.size()] == '=') return item.substr(key.size() + 1);
  }
  return {};
}

using Columns = std::array<std::string_view, 10>;

class ConlluReader {
 public:
  ConlluReader(std::string_view place, const ConlluLimits& limits) : place_(place), limits_(limits) {
    out_.article = std::make_unique<Article>();
    out_.article->doc = place;
    out_.document.article = out_.article.get();
  }

  Result<TreebankText> read(std::string_view text) {
    while (!text.empty() && !failed_) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(text.size(), end + 1));
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++line_;
      read_line(line);
    }
    if (!failed_) finish_sentence();
    if (failed_) return fault_;
    return std::move(out_);
  }

 private:
  void fail(std::string finding, ErrorKind kind = ErrorKind::invalid_input) {
    if (failed_) return;
    failed_ = true;
    fault_ = {kind, fmt::format("{}:{}: {}", place_, line_, finding)};
  }

  void read_line(std::string_view line) {
    if (line.size() > limits_.line_bytes) return fail(fmt::format("longer than {} bytes", limits_.line_bytes), ErrorKind::limit);
    if (line.find_first_not_of(" \t") == std::string_view::npos) return finish_sentence();
    if (line.front() == '#') {
      paragraph_ |= line.substr(0, 8) == "# newpar" || line.substr(0, 8) == "# newdoc";
      return;
    }
    Columns columns;
    if (!split(line, columns)) return;
    if (columns[0].find('.') != std::string_view::npos) return;
    const std::size_t dash = columns[0].find('-');
    if (dash != std::string_view::npos) return read_range(columns, dash);
    read_word(columns);
  }

  bool split(std::string_view line, Columns& columns) {
    std::size_t count = 0;
    while (true) {
      const std::size_t tab = line.find('\t');
      if (count < columns.size()) columns[count] = line.substr(0, tab);
      ++count;
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    const bool good = count == columns.size() && std::none_of(columns.begin(), columns.end(), [](auto column) { return column.empty(); });
    if (!good) fail(fmt::format("{} columns, some perhaps empty, where CoNLL-U has ten divided by tabs", count));
    return good;
  }

  void read_range(const Columns& columns, std::size_t dash) {
    std::uint32_t first = 0, last = 0;
    const auto next = static_cast<std::uint32_t>(sentence_.words.size() + 1);
    if (!read_number(columns[0].substr(0, dash), first) || !read_number(columns[0].substr(dash + 1), last) || first != next || last <= first ||
        next <= range_end_) {
      return fail(fmt::format("range {} where word {} should come; number words 1, 2, 3", columns[0], next));
    }
    begin_token(columns);
    range_end_ = last;
  }

  void begin_token(const Columns& columns) {
    std::string& text = out_.article->text;
    if (text.size() + columns[1].size() > largest_text) return fail("more than 16 MiB of text; divide the file", ErrorKind::limit);
    if (sentence_.words.empty() && token_count_ == 0) begin_sentence();
    token_span_.begin = static_cast<std::uint32_t>(text.size());
    text += columns[1];
    token_span_.end = static_cast<std::uint32_t>(text.size());
    token_spaced_ = find_value(columns[9], "SpaceAfter") != "No";
    if (token_spaced_) text += ' ';
    ++token_count_;
  }

  void begin_sentence() {
    std::string& text = out_.article->text;
    const bool first = out_.document.sentences.empty();
    sentence_.paragraph = paragraph_ || first;
    if (!first) {
      if (text.back() != ' ') text += ' ';
      if (paragraph_) text.replace(text.size() - 1, 1, "\n\n");
    }
    paragraph_ = false;
  }

  void read_word(const Columns& columns) {
    std::uint32_t id = 0;
    const auto next = static_cast<std::uint32_t>(sentence_.words.size() + 1);
    if (!read_number(columns[0], id) || id != next)
      return fail(fmt::format("id {} where word {} should come; number words 1, 2, 3", columns[0], next));
    if (next > limits_.sentence_words) return fail(fmt::format("a sentence of more than {} words", limits_.sentence_words), ErrorKind::limit);
    if (next > range_end_) begin_token(columns);
    if (failed_) return;
    base::StringArena& arena = out_.document.arena;
    Word word;
    word.span = token_span_;
    word.form = arena.keep(columns[1]);
    word.lemma = arena.keep(columns[2]);
    word.feats = arena.keep(columns[5]);
    word.features = parse_features(word.feats);
    word.token = token_count_ - 1;
    word.space_after = token_spaced_;
    if (columns[3] != "_" && !parse(columns[3], word.upos)) return fail(fmt::format("{} is no part of speech of Universal Dependencies", columns[3]));
    const auto tag = std::find(name_tags.begin(), name_tags.end(), find_value(columns[9], "Name"));
    if (tag != name_tags.end()) word.name = static_cast<NameTag>(tag - name_tags.begin());
    read_arc(columns, word);
    sentence_.words.push_back(word);
  }

  void read_arc(const Columns& columns, Word& word) {
    if (columns[6] == "_") {
      analysed_ = false;
      return;
    }
    std::uint32_t head = 0;
    if (!read_number(columns[6], head)) return fail(fmt::format("HEAD {} is no number", columns[6]));
    word.head = head == 0 ? no_word : head - 1;
    const std::size_t colon = std::min(columns[7].find(':'), columns[7].size());
    if (columns[7] != "_" && !parse(columns[7].substr(0, colon), word.relation)) {
      return fail(fmt::format("{} is no relation of Universal Dependencies", columns[7]));
    }
    word.subtype = out_.document.arena.keep(columns[7].substr(std::min(colon + 1, columns[7].size())));
  }

  void finish_sentence() {
    if (sentence_.words.empty() && token_count_ == 0) return;
    if (sentence_.words.size() < range_end_) return fail(fmt::format("the sentence ends before word {} of its last range", range_end_));
    if (analysed_) {
      check_tree();
    } else {
      out_.has_trees = false;
      for (Word& word : sentence_.words) word.head = no_word;
    }
    if (failed_) return;
    sentence_.span = {sentence_.words.front().span.begin, sentence_.words.back().span.end};
    sentence_.index_children();
    out_.document.sentences.push_back(std::move(sentence_));
    sentence_ = Sentence();
    range_end_ = token_count_ = 0;
    analysed_ = true;
  }

  void check_tree() {
    const std::vector<Word>& words = sentence_.words;
    std::size_t roots = 0;
    for (const Word& word : words) {
      roots += word.head == no_word;
      if (word.head != no_word && word.head >= words.size()) {
        return fail(fmt::format("the sentence that ends here has HEAD {} but {} words", word.head + 1, words.size()));
      }
    }
    if (roots != 1) return fail(fmt::format("the sentence that ends here has {} roots; give exactly one word HEAD 0", roots));
    std::vector<std::uint32_t> seen(words.size(), no_word);
    for (std::uint32_t start = 0; start < words.size(); ++start) {
      std::uint32_t at = start;
      while (at != no_word && seen[at] == no_word) {
        seen[at] = start;
        at = words[at].head;
      }
      if (at != no_word && seen[at] == start) return fail(fmt::format("the sentence that ends here has a cycle through word {}", at + 1));
    }
  }

  std::string_view place_;
  ConlluLimits limits_;
  TreebankText out_;
  Sentence sentence_;
  Span token_span_;
  bool token_spaced_ = true, paragraph_ = false, analysed_ = true, failed_ = false;
  std::uint32_t token_count_ = 0, range_end_ = 0;
  std::size_t line_ = 0;
  Error fault_;
};

// The text as one line; `drop_spaces` for a multiword token that was written with a space inside.
void append_line(std::string_view text, bool drop_spaces, std::string& out) {
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint next = decode_point(text, at);
    const bool control = next.point < 0x20 || next.point == 0x7F;
    if (control || Characters::kind_of(next.point) == '_') {
      space = true;
    } else {
      if (space && !drop_spaces) out += ' ';
      space = false;
      out.append(text, at, next.size);
    }
    at += next.size;
  }
}

void append_word(const Sentence& sentence, std::uint32_t index, std::string_view misc, std::string& out) {
  const Word& word = sentence.words[index];
  const std::uint32_t head = word.head == no_word ? 0 : word.head + 1;
  fmt::format_to(std::back_inserter(out), "{}\t", index + 1);
  append_line(word.form, false, out);
  out += '\t';
  append_line(word.lemma.empty() ? "_" : word.lemma, false, out);
  fmt::format_to(std::back_inserter(out), "\t{}\t_\t{}\t{}\t{}{}{}\t_\t", name(word.upos), word.feats.empty() ? "_" : word.feats, head,
                 name(word.relation), word.subtype.empty() ? "" : ":", word.subtype);
  if (word.name != NameTag::outside) {
    out.append("Name=").append(name_tags[static_cast<std::size_t>(word.name)]);
    if (!misc.empty()) out += '|';
  } else if (misc.empty()) {
    out += '_';
  }
  out.append(misc).append(1, '\n');
}

}  // namespace

Result<TreebankText> read_conllu(std::string_view text, std::string_view place, const ConlluLimits& limits) {
  return ConlluReader(place, limits).read(text);
}

void write_conllu(const Document& document, const Sentence& sentence, std::size_t number, std::string& out) {
  const std::string_view text = document.article->text;
  if (sentence.paragraph) out += "# newpar\n";
  fmt::format_to(std::back_inserter(out), "# sent_id = {}\n# text = ", number);
  append_line(text.substr(sentence.span.begin, sentence.span.size()), false, out);
  out += '\n';
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  for (std::uint32_t first = 0; first < size;) {
    std::uint32_t last = first + 1;
    while (last < size && sentence.words[last].token == sentence.words[first].token) ++last;
    const std::string_view misc = sentence.words[first].space_after ? "" : "SpaceAfter=No";
    if (last - first > 1) {
      const Span span = sentence.words[first].span;
      fmt::format_to(std::back_inserter(out), "{}-{}\t", first + 1, last);
      append_line(text.substr(span.begin, span.size()), true, out);
      fmt::format_to(std::back_inserter(out), "\t_\t_\t_\t_\t_\t_\t_\t{}\n", misc.empty() ? "_" : misc);
    }
    for (std::uint32_t i = first; i < last; ++i) append_word(sentence, i, last - first > 1 ? "" : misc, out);
    first = last;
  }
  out += '\n';
}

void write_conllu(const Document& document, std::string& out) {
  std::size_t number = 0;
  for (const Sentence& sentence : document.sentences) write_conllu(document, sentence, ++number, out);
}

}  // namespace relata::syntax
