// SPDX-License-Identifier: Apache-2.0
// Any bytes as the text of an article, read with made-up weights: spans inside the text and in order, nothing lost but
// white space, one tree a sentence, and the same with every instruction set and with a workspace that was used before.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "syntax/characters.h"
#include "syntax/conllu.h"
#include "syntax/made_up_model.h"
#include "syntax/parser.h"

using namespace relata::syntax;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

Parser open(InstructionSet set) {
  const auto path = write_test_file("fuzz.rmodel", MadeUpModel().file());
  auto parser = Parser::open(path, set);
  std::filesystem::remove(path);
  require(parser.has_value());
  return std::move(*parser);
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint next = decode_point(text, at);
    if (Characters::kind_of(next.point) != '_') return false;
    at += next.size;
  }
  return true;
}

void check(const Document& document, std::string_view text) {
  std::uint32_t reached = 0;
  for (const Sentence& sentence : document.sentences) {
    require(!sentence.words.empty() && sentence.root() != no_word);
    for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      const bool same_token = i > 0 && sentence.words[i - 1].token == word.token;
      require(word.span.begin < word.span.end && word.span.end <= text.size() && !word.form.empty());
      require(same_token ? word.span == sentence.words[i - 1].span : word.span.begin >= reached);
      if (!same_token) require(is_blank(text.substr(reached, word.span.begin - reached)));
      require(!sentence.dominates(i, i));
      reached = word.span.end;
    }
  }
  require(is_blank(text.substr(reached)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Parser best = open(InstructionSet::best);
  static const Parser plain = open(find_kernels(InstructionSet::ssse3) != nullptr ? InstructionSet::ssse3 : InstructionSet::portable);
  static Workspace used;
  relata::Article article;
  article.text.assign(reinterpret_cast<const char*>(data), size);
  std::string one, other;
  const Document document = best.parse(article, used);
  check(document, article.text);
  write_conllu(document, one);
  Workspace fresh;
  write_conllu(plain.parse(article, fresh), other);
  require(one == other);
  return 0;
}
