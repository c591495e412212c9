// SPDX-License-Identifier: Apache-2.0
// What the steps of find_mentions share: the article's tokens, the names found in them, and the data they were found with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lexicon/actors.h"
#include "lexicon/language.h"
#include "lexicon/numbers.h"
#include "lexicon/places.h"
#include "lexicon/roles.h"
#include "lexicon/times.h"
#include "mention/mentions.h"
#include "syntax/document.h"

namespace relata::mention {

/// A name or role at words [first, last] of a sentence.
struct Hit {
  enum class What : std::uint8_t { actor, role, group_plural, place };
  What what = What::actor;
  std::uint32_t first_token = 0, last_token = 0;
  std::uint32_t first = 0, last = 0;   ///< words
  std::uint32_t head = 0;              ///< the word of these whose head lies outside
  bool part_of_word = false;           ///< "pró-Rússia": the word says more than the name
  bool former = false;                 ///< "ex-", "former"
  std::vector<lexicon::NameRef> refs;  ///< those that fit the shape, by rank
};

struct SentenceScene {
  std::vector<lexicon::Token> tokens;
  std::vector<std::uint32_t> token_word;       ///< word of each token
  std::vector<Hit> hits;                       ///< by first token; actors and roles don't overlap, places may lie on actors
  std::vector<std::vector<std::uint32_t>> at;  ///< word -> hits whose head it is
};

/// Built once an article; borrows document and language.
struct Scene {
  Scene(const syntax::Document& an_article, const lexicon::Language& its_language);

  const syntax::Sentence& sentence(std::uint32_t s) const { return document.sentences[s]; }
  const syntax::Word& word(std::uint32_t s, std::uint32_t w) const { return document.sentences[s].words[w]; }
  std::string_view text(Span span) const { return std::string_view(document.article->text).substr(span.begin, span.size()); }
  /// The first hit of that kind with this head; nullptr if none.
  const Hit* hit_at(std::uint32_t s, std::uint32_t w, Hit::What what) const;
  /// Share of the article's state mentions that name this country: 0 if none does.
  std::uint32_t weight(std::string_view country) const;

  const syntax::Document& document;
  const lexicon::Language& language;
  lexicon::Actors actors;
  lexicon::Roles roles;
  lexicon::Places places;
  lexicon::Numbers numbers;
  std::optional<std::int32_t> day;  ///< the article's, in days since 1970
  std::vector<SentenceScene> sentences;
  std::map<std::string, std::uint32_t, std::less<>> countries;  ///< how often states are named, by country
};

/// Shortened names that hold in this article alone: "o Norte" where North Korea is named, acronyms it explains ("(RSF)").
void settle_short_names(Scene& scene);

/// First word of the phrase (both ends included) whose head lies outside it.
std::uint32_t head_of(const syntax::Sentence& sentence, std::uint32_t first, std::uint32_t last);

}  // namespace relata::mention
