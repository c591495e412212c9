// SPDX-License-Identifier: Apache-2.0
// Parts of a sentence as voices need them: trimmed spans, noun phrases without their asides, clauses.
#pragma once

#include <cstdint>
#include <utility>

#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::attribution {

/// Words first to last, both included; empty if first > last.
struct WordRange {
  std::uint32_t first = 1, last = 0;
  bool empty() const { return first > last; }
  bool contains(std::uint32_t word) const { return first <= word && word <= last; }
};

/// Without punctuation, complementiser and conjunction at its edges; quotation marks stay.
WordRange trimmed(const syntax::Sentence& sentence, WordRange range);
Span span_of(const syntax::Sentence& sentence, WordRange range);
/// The phrase of a nominal: its subtree without relative clauses, parataxis and what is coordinated by a clause.
WordRange noun_phrase(const syntax::Sentence& sentence, std::uint32_t head);
/// The verb (or predicate noun, adjective) of the clause that `word` stands in; `word` itself if it is one.
std::uint32_t clause_head(const syntax::Sentence& sentence, std::uint32_t word);
bool is_clause(syntax::Relation relation);
bool is_quotation_mark(std::string_view form);
bool is_nominal(const syntax::Word& word);

}  // namespace relata::attribution
