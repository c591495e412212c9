// SPDX-License-Identifier: Apache-2.0
// What one article gave: its claims, the names it uses, the voices it lets speak, and what was skipped.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "relata/claim.h"

namespace relata {

/// A TIMEX3 expression and its days.
struct TimeExpression {
  std::string type;   ///< DATE TIME DURATION SET
  std::string value;  ///< "2024-06", "P3D"; empty if open
  TimeRange range;
};

/// Words that name someone, somewhere, some time or some amount, with what they were resolved to.
struct NamedThing {
  Span words;
  std::variant<std::vector<Party>, Place, TimeExpression, Quantity> meaning;  ///< parties: empty if unresolved, several for "os dois países"
  std::string rule;                                                           ///< how it was resolved, for `relata why`
};

/// An attribution, whether or not it carries an event.
struct Statement {
  Span source;  ///< empty if the subject is dropped or named elsewhere
  Span cue;
  Span content;
  std::vector<Span> gaps;
  Speech speech = Speech::indirect;
  std::vector<Party> voices;  ///< the source resolved; empty if unresolved
};

/// A predicate that was considered and gave no claim.
struct NotCoded {
  std::uint32_t sentence = 0;
  Span words;
  std::string reason;
};

/// Owns its text; all else in text order.
struct Reading {
  Article article;
  std::string article_id;  ///< hash of the text
  std::string model;       ///< "pt-<hash>" of the model and lexicon that read it; empty if the language was skipped
  std::vector<Span> sentences;
  std::vector<Claim> claims;
  std::vector<NamedThing> names;
  std::vector<Statement> statements;
  std::vector<NotCoded> not_coded;
  std::vector<std::string> warnings;  ///< what was skipped, and why

  /// Valid while this Reading lives.
  std::string_view words(Span span) const { return std::string_view(article.text).substr(span.begin, span.size()); }
};

}  // namespace relata
