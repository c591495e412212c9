// SPDX-License-Identifier: Apache-2.0
// What a sentence is about: sport, markets, fiction, courts (where words of war mean something else), and an event's PLOVER contexts.
#pragma once

#include <string>
#include <vector>

#include "event/match.h"

namespace relata::event {

/// What the sentence's words say of its subject; made once a sentence.
class SubjectMatter {
 public:
  explicit SubjectMatter(const Scope& scope);

  enum class Actor { unknown, known };
  /// The domain that keeps an event of this type at this word from being coded; empty if none does.
  std::string_view silenced_by(const Scope& scope, std::uint32_t word, std::string_view type, Actor actor) const;
  /// Domains that only mark.
  std::vector<std::string_view> marks(const Scope& scope) const;

 private:
  struct Hit {
    std::uint32_t word, domain;
    bool strong;
  };
  bool applies(const Scope& scope, std::uint32_t domain, std::uint32_t word) const;
  std::vector<Hit> hits_;
};

/// Contexts that the words of the event's own clause speak for.
std::vector<std::string> contexts_in(const Scope& scope, const Words& words);

}  // namespace relata::event
