// SPDX-License-Identifier: Apache-2.0
// An article is cut into sentences of words first; then groups of sentences, a few thousand words each, go through the
// encoder together, and each sentence through the heads alone. Groups bound the memory: an article of 16 MiB needs no
// more than one of 16 KiB but for its own Document. A sentence that comes longer than the model reads (pre-tokenised
// input may) is read in pieces whose roots hang on the first piece's root as parataxis. Tested by parser_test.cc.
#include "syntax/parser.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "syntax/encoder.h"
#include "syntax/heads.h"
#include "syntax/model.h"
#include "syntax/tokenise.h"

namespace relata::syntax {
namespace {

constexpr std::size_t group_words = 4096;

// A piece of a sentence, as long as the model reads.
struct SentencePiece {
  Sentence* sentence;
  std::uint32_t first, count;
};

// A piece's heads count from its own first word; afterwards from the sentence's.
void settle(const SentencePiece& piece, std::uint32_t& sentence_root) {
  for (std::uint32_t i = piece.first; i < piece.first + piece.count; ++i) {
    Word& word = piece.sentence->words[i];
    if (word.head != no_word) {
      word.head += piece.first;
    } else if (piece.first == 0) {
      sentence_root = i;
    } else {
      word.head = sentence_root;
      word.relation = Relation::parataxis;
    }
  }
}

}  // namespace

struct Workspace::Parts {
  TokeniserState tokeniser;
  Segmentation segmentation;
  EncoderState encoder;
  HeadsState heads;
  std::vector<SentencePiece> group;
  std::vector<Piece> pieces;
  std::vector<std::string_view> forms;
};

Workspace::Workspace() : parts_(std::make_unique<Parts>()) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

struct Parser::Parts {
  explicit Parts(Model opened) : model(std::move(opened)) {}
  Model model;
  Characters characters;
  const Kernels* kernels = nullptr;
  std::unique_ptr<Tokeniser> tokeniser;
  std::unique_ptr<Encoder> encoder;
  std::unique_ptr<Heads> heads;

  void analyse_group(Workspace::Parts& work, base::StringArena& arena) const;
};

Parser::Parser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

const std::string& Parser::identity() const {
  return parts_->model.identity();
}
const std::string& Parser::language() const {
  return parts_->model.config().lang;
}
std::string_view Parser::instruction_set() const {
  return parts_->kernels->name;
}

void Parser::use(text::SentenceRules rules) {
  parts_->tokeniser->use(std::move(rules));
}

Result<Parser> Parser::open(const std::filesystem::path& model, InstructionSet set) {
  auto opened = Model::open(model);
  if (!opened) return opened.error();
  auto parts = std::make_unique<Parts>(std::move(*opened));
  const auto in_file = [&](const Error& error) { return Error{error.kind, model.string() + ": " + error.message}; };
  parts->kernels = find_kernels(set);
  if (parts->kernels == nullptr) return in_file({ErrorKind::unsupported, "this machine lacks the instruction set asked for"});
  auto tokeniser = Tokeniser::make(parts->model, parts->characters);
  if (!tokeniser) return in_file(tokeniser.error());
  parts->tokeniser = std::make_unique<Tokeniser>(std::move(*tokeniser));
  auto heads = Heads::make({parts->model, *parts->kernels, parts->characters});
  if (!heads) return in_file(heads.error());
  parts->heads = std::make_unique<Heads>(std::move(*heads));
  parts->encoder = std::make_unique<Encoder>(parts->model, *parts->kernels, parts->characters);
  return Parser(std::move(parts));
}

void Parser::Parts::analyse_group(Workspace::Parts& work, base::StringArena& arena) const {
  work.pieces.clear();
  work.forms.clear();
  for (const SentencePiece& piece : work.group) {
    work.pieces.push_back({static_cast<std::uint32_t>(work.forms.size()), piece.count});
    for (std::uint32_t i = 0; i < piece.count; ++i) work.forms.push_back(piece.sentence->words[piece.first + i].form);
  }
  encoder->encode(work.forms, work.pieces, work.encoder);
  for (std::size_t i = 0; i < work.group.size(); ++i) {
    const SentencePiece& piece = work.group[i];
    const Rows encoded{work.encoder.output.data() + work.pieces[i].first * encoder->width(), encoder->width(), piece.count};
    heads->analyse(encoded, std::span(piece.sentence->words).subspan(piece.first, piece.count), arena, work.heads);
  }
  work.group.clear();
}

void Parser::analyse(Document& document, Workspace& workspace) const {
  Workspace::Parts& work = *workspace.parts_;
  const auto longest = static_cast<std::uint32_t>(parts_->model.config().max_words);
  work.group.clear();
  std::size_t words = 0;
  for (Sentence& sentence : document.sentences) {
    const auto size = static_cast<std::uint32_t>(sentence.words.size());
    for (std::uint32_t first = 0; first < size; first += longest) {
      work.group.push_back({&sentence, first, std::min(longest, size - first)});
      words += work.group.back().count;
      if (words < group_words) continue;
      parts_->analyse_group(work, document.arena);
      words = 0;
    }
  }
  parts_->analyse_group(work, document.arena);
  for (Sentence& sentence : document.sentences) {
    const auto size = static_cast<std::uint32_t>(sentence.words.size());
    std::uint32_t root = no_word;
    for (std::uint32_t first = 0; first < size; first += longest) settle({&sentence, first, std::min(longest, size - first)}, root);
    sentence.index_children();
  }
}

Document Parser::parse(const Article& article, Workspace& workspace) const {
  Workspace::Parts& work = *workspace.parts_;
  Document document;
  document.article = &article;
  parts_->tokeniser->segment(article, work.tokeniser, document.arena, work.segmentation);
  document.sentences.reserve(work.segmentation.sentences.size());
  for (const RawSentence& raw : work.segmentation.sentences) {
    Sentence& sentence = document.sentences.emplace_back();
    const std::span<const RawWord> words = std::span(work.segmentation.words).subspan(raw.first, raw.count);
    sentence.span = {words.front().span.begin, words.back().span.end};
    sentence.headline = raw.headline;
    sentence.paragraph = raw.paragraph;
    sentence.words.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      Word& word = sentence.words[i];
      word.span = words[i].span;
      word.form = words[i].form;
      word.token = words[i].token;
      word.space_after = words[i].space_after;
    }
  }
  analyse(document, workspace);
  return document;
}

}  // namespace relata::syntax
