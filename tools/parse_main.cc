// SPDX-License-Identifier: Apache-2.0
// relata_parse_dev MODEL [best|avx512|avx2|ssse3|portable] < TEXT > CONLLU: the parser alone, for those who train and
// measure models.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/file.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"

namespace {

using relata::syntax::InstructionSet;

InstructionSet choose(std::string_view name) {
  if (name == "avx512") return InstructionSet::avx512_vnni;
  if (name == "avx2") return InstructionSet::avx2;
  if (name == "ssse3") return InstructionSet::ssse3;
  if (name == "portable") return InstructionSet::portable;
  return InstructionSet::best;
}

// Of this thread alone: other programs on the machine do not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fputs("usage: relata_parse_dev MODEL [best|avx512|avx2|ssse3|portable] < TEXT > CONLLU\n", stderr);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const auto parser = relata::syntax::Parser::open(argv[1], choose(argc > 2 ? argv[2] : ""));
  if (!parser) {
    std::fprintf(stderr, "relata_parse_dev: %s\n", parser.error().message.c_str());
    return 1;
  }
  const double opened = seconds_since(start);
  relata::Article article;
  article.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  relata::syntax::Workspace workspace;
  const double start_parsing = processor_seconds();
  const auto document = parser->parse(article, workspace);
  const double parsed = processor_seconds() - start_parsing;
  std::size_t words = 0;
  for (const auto& sentence : document.sentences) words += sentence.words.size();
  std::string out;
  relata::syntax::write_conllu(document, out);
  std::fwrite(out.data(), 1, out.size(), stdout);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const std::string_view set = parser->instruction_set();
  std::fprintf(stderr, "%.*s: opened in %.1f ms; %zu words, %zu sentences in %.3f s of one core: %.0f words/s, %ld MB at most\n",
               static_cast<int>(set.size()), set.data(), opened * 1e3, words, document.sentences.size(), parsed, static_cast<double>(words) / parsed,
               used.ru_maxrss / 1024);
  return 0;
}
