// SPDX-License-Identifier: Apache-2.0
// Speed of each room on one core. Text: the file $RELATA_BENCH_TEXT, else the Portuguese articles of examples/articles;
// models from $RELATA_DATA. Roofline: multiply-adds a word by the model's sizes, the machine's measured peak of the
// same kernel on a matrix that stays in the first-level cache, and the share of that peak which whole parsing reaches.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "relata/article.h"
#include "syntax/conllu.h"
#include "syntax/encoder.h"
#include "syntax/kernel.h"
#include "syntax/model.h"
#include "syntax/parser.h"
#include "syntax/tokenise.h"

namespace {

using namespace relata::syntax;

std::string environment(const char* name, const char* fallback) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : fallback;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

relata::Article bench_article() {
  relata::Article article;
  const std::string given = environment("RELATA_BENCH_TEXT", "");
  if (!given.empty()) {
    article.text = read_file(given);
    return article;
  }
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(environment("RELATA_SOURCE", ".") + "/examples/articles")) {
    if (entry.path().filename().string().substr(0, 2) == "pt") paths.insert(entry.path());
  }
  for (const auto& path : paths) article.text += read_file(path) + "\n\n";
  return article;
}

std::filesystem::path model_path() {
  return environment("RELATA_DATA", "share/relata") + "/pt.rmodel";
}

double multiply_adds_a_word(const ModelConfig& config) {
  const double hidden = static_cast<double>(config.hidden), out = 2 * hidden;
  const double layers = 2 * 4 * hidden * (static_cast<double>(config.dim) + hidden) + 2 * 4 * hidden * (out + hidden);
  const double views = out * static_cast<double>(config.tag + config.ner + 2 * config.arc + 2 * config.lab);
  const double tags = static_cast<double>(config.tag * (config.n_upos + config.n_feats) + config.ner * config.n_names);
  return layers + views + tags + static_cast<double>(config.lab * config.n_deprel) + 25.0 * static_cast<double>(config.arc);
}

// Of this thread alone, so that other programs on the machine do not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Multiply-adds a second of the dense kernel alone.
double measured_peak(const Kernels& kernels) {
  constexpr std::size_t rows = 64, columns = 256, inputs = 24, rounds = 20000;
  const std::vector<std::int8_t> weights(rows * columns, 3), in(inputs * columns, 5);
  const std::vector<float> ones(rows, 1.0f);
  const PackedLayer layer = pack_dense(kernels, {weights.data(), ones.data(), ones.data(), rows, columns}, 0, rows);
  Buffer<std::int32_t> out;
  out.reserve(inputs * layer.matrix.padded_rows);
  double best = 0;
  for (int attempt = 0; attempt < 5; ++attempt) {
    const double start = processor_seconds();
    for (std::size_t i = 0; i < rounds; ++i) {
      kernels.products(layer.matrix, {in.data(), columns, inputs}, out.data(), layer.matrix.padded_rows);
      benchmark::DoNotOptimize(out.data());
    }
    const double taken = processor_seconds() - start;
    best = std::max(best, static_cast<double>(rows * columns * inputs * rounds) / taken);
  }
  return best;
}

void open_model(benchmark::State& state) {
  for (auto _ : state) {
    auto parser = Parser::open(model_path());
    if (!parser) return state.SkipWithError(parser.error().message.c_str());
    benchmark::DoNotOptimize(parser);
  }
}
BENCHMARK(open_model)->Unit(benchmark::kMillisecond);

void tokenise(benchmark::State& state) {
  const auto model = Model::open(model_path());
  if (!model) return state.SkipWithError(model.error().message.c_str());
  const Characters characters;
  const auto tokeniser = Tokeniser::make(*model, characters);
  const relata::Article article = bench_article();
  TokeniserState scratch;
  Segmentation out;
  for (auto _ : state) {
    relata::base::StringArena arena;
    tokeniser->segment(article, scratch, arena, out);
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(out.words.size()), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(tokenise)->Unit(benchmark::kMillisecond);

void encode(benchmark::State& state) {
  const auto model = Model::open(model_path());
  if (!model) return state.SkipWithError(model.error().message.c_str());
  const Characters characters;
  const auto tokeniser = Tokeniser::make(*model, characters);
  const Encoder encoder(*model, *find_kernels(InstructionSet::best), characters);
  const relata::Article article = bench_article();
  TokeniserState scratch;
  EncoderState encoder_scratch;
  Segmentation out;
  relata::base::StringArena arena;
  tokeniser->segment(article, scratch, arena, out);
  std::vector<std::string_view> forms;
  for (const RawWord& word : out.words) forms.push_back(word.form);
  std::vector<Piece> pieces;
  for (const RawSentence& sentence : out.sentences) pieces.push_back({sentence.first, sentence.count});
  for (auto _ : state) encoder.encode(forms, pieces, encoder_scratch);
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(forms.size()), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(encode)->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state, InstructionSet set) {
  const auto model = Model::open(model_path());
  const auto parser = Parser::open(model_path(), set);
  if (!model || !parser) return state.SkipWithError("no model, or no such instruction set");
  const relata::Article article = bench_article();
  Workspace workspace;
  std::size_t words = 0;
  for (auto _ : state) {
    const Document document = parser->parse(article, workspace);
    words = 0;
    for (const Sentence& sentence : document.sentences) words += sentence.words.size();
  }
  const double each = multiply_adds_a_word(model->config()), peak = measured_peak(*find_kernels(set));
  using benchmark::Counter;
  state.counters["words/s"] = Counter(static_cast<double>(words), Counter::kIsIterationInvariantRate);
  state.counters["MAC/word"] = each;
  state.counters["peak MAC/s"] = peak;
  state.counters["share of peak"] = Counter(static_cast<double>(words) * each / peak, Counter::kIsIterationInvariantRate);
}
BENCHMARK_CAPTURE(parse, avx512_vnni, InstructionSet::avx512_vnni)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse, avx2, InstructionSet::avx2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse, ssse3, InstructionSet::ssse3)->Unit(benchmark::kMillisecond);

void write_trees(benchmark::State& state) {
  const auto parser = Parser::open(model_path());
  if (!parser) return state.SkipWithError(parser.error().message.c_str());
  const relata::Article article = bench_article();
  Workspace workspace;
  const Document document = parser->parse(article, workspace);
  for (auto _ : state) {
    std::string out;
    write_conllu(document, out);
    benchmark::DoNotOptimize(out);
  }
}
BENCHMARK(write_trees)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
