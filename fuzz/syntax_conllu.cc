// SPDX-License-Identifier: Apache-2.0
// Any bytes as CoNLL-U. What is accepted has sound spans and trees, and what is written of it is read back and written
// the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "syntax/conllu.h"

using namespace relata::syntax;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

void check(const TreebankText& read) {
  for (const Sentence& sentence : read.document.sentences) {
    require(!sentence.words.empty() && sentence.root() != no_word);
    for (const Word& word : sentence.words) {
      require(word.span.begin <= word.span.end && word.span.end <= read.article->text.size());
      require(word.head == no_word || word.head < sentence.words.size());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = read_conllu(bytes, "fuzz", {.line_bytes = 4096, .sentence_words = 200});
  if (!read) {
    require(read.error().message.find("fuzz:") == 0);
    return 0;
  }
  check(*read);
  std::string once, twice;
  write_conllu(read->document, once);
  if (!read->has_trees) return 0;
  const auto again = read_conllu(once, "fuzz");
  if (!again) return 0;  // a form of nothing but white space leaves an empty column
  write_conllu(again->document, twice);
  check(*again);
  const auto third = read_conllu(twice, "fuzz");
  require(third.has_value());
  std::string thrice;
  write_conllu(third->document, thrice);
  require(twice == thrice);
  return 0;
}
