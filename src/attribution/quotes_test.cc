// SPDX-License-Identifier: Apache-2.0
#include "attribution/quotes.h"

#include <gtest/gtest.h>

#include <string>

namespace relata::attribution {
namespace {

/// A document of sentences made of words divided by spaces; "|" begins a new sentence, "||" a new paragraph. `_` glues a word to the next.
class Words {
 public:
  explicit Words(std::string_view text) {
    article_.text = text;
    document_.article = &article_;
    document_.sentences.emplace_back().paragraph = true;
    std::size_t at = 0;
    while (at < article_.text.size()) {
      const std::size_t end = std::min(article_.text.find(' ', at), article_.text.size());
      add(at, end);
      at = end + 1;
    }
    for (auto& sentence : document_.sentences) sentence.span = {sentence.words.front().span.begin, sentence.words.back().span.end};
  }
  const syntax::Document& document() const { return document_; }
  std::string text(Span span) const { return article_.text.substr(span.begin, span.size()); }

 private:
  void add(std::size_t begin, std::size_t end) {
    std::string_view form = std::string_view(article_.text).substr(begin, end - begin);
    if (form == "|" || form == "||") {
      document_.sentences.emplace_back().paragraph = form == "||";
      return;
    }
    syntax::Word word;
    word.space_after = !form.ends_with('_');
    if (!word.space_after) form.remove_suffix(1);
    word.form = form;
    word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + form.size())};
    document_.sentences.back().words.push_back(word);
  }

  Article article_;
  syntax::Document document_;
};

std::vector<std::string> quotes(std::string_view text) {
  const Words words(text);
  std::vector<std::string> found;
  for (const Quote& quote : find_quotes(words.document())) found.push_back(words.text(quote.span));
  return found;
}

TEST(Quotes, AreFoundInEveryStyle) {
  for (const char* text : {"disse : “ não cedemos ”", "disse : « não cedemos »", "disse : \"_ não cedemos \"", "disse : ‘ não cedemos ’"}) {
    ASSERT_EQ(quotes(text).size(), 1u) << text;
    EXPECT_NE(quotes(text)[0].find("não cedemos"), std::string::npos);
  }
}

TEST(Quotes, RunAcrossSentencesAndEndWithTheirParagraph) {
  EXPECT_EQ(quotes("“ viemos | e ficamos ” , disse"), std::vector<std::string>{"“ viemos | e ficamos ”"});
  EXPECT_EQ(quotes("“ viemos || outro parágrafo"), std::vector<std::string>{"“ viemos"});
}

TEST(Quotes, AnInnerStyleBelongsToTheOuterQuote) {
  EXPECT_EQ(quotes("“ ele disse ‘ não ’ e saiu ”").size(), 1u);
}

TEST(Quotes, AMegabyteOfOpeningMarksDoesNoHarm) {
  std::string text = "início";
  for (int i = 0; i < 250000; ++i) text += " “";
  EXPECT_LE(quotes(text).size(), 2u);
}

}  // namespace
}  // namespace relata::attribution
