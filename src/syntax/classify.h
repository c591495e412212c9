// SPDX-License-Identifier: Apache-2.0
// The three linear classifiers of the tokeniser: does a token begin here, does a sentence end here, is this one word or
// several.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/multiword.h"
#include "syntax/tokenise.h"

namespace relata::syntax {

/// What the splitter knows of a chunk as a whole.
struct ChunkFacts {
  Chunk chunk{};
  std::uint32_t tail = 0;  ///< no letter or digit stands at or after this character
  bool web = false;
  char next = '_';  ///< class of the next chunk's first character
  std::uint8_t shape_size = 0;
  char shape[8] = {};
};
ChunkFacts describe_chunk(const Paragraph& paragraph, std::size_t chunk, const Characters& characters);

/// Whether a split before character `at` is possible at all.
bool may_split(const Paragraph& paragraph, std::uint32_t at);
bool splits(const Paragraph& paragraph, const ChunkFacts& facts, std::uint32_t at, std::span<const std::int16_t> weights);

/// What the classifier of sentence ends knows of the sentence so far.
struct SentenceSoFar {
  std::uint32_t first = 0;  ///< its first token
  std::uint32_t length = 0, capitals = 0;
  std::int32_t brackets = 0;
  bool quote = false;

  void add(const Paragraph& paragraph, const Token& token);
};
bool may_end(const Paragraph& paragraph, std::span<const Token> tokens, std::size_t at);
bool ends(const Paragraph& paragraph, std::span<const Token> tokens, const SentenceSoFar& sentence, std::span<const std::int16_t> weights);

/// How many of a paragraph's first tokens are a dateline ("LISBOA, 12 mar (Lusa) -"), its dash included; 0 if none are.
std::size_t dateline_length(const Paragraph& paragraph, std::span<const Token> tokens);

/// `sentence`: the tokens of one sentence; `at`: the one in question.
bool is_multiword(const Paragraph& paragraph, std::span<const Token> sentence, std::size_t at, const Expansion& expansion,
                  std::span<const std::int16_t> weights);

}  // namespace relata::syntax
