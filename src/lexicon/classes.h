// SPDX-License-Identifier: Apache-2.0
// Noun classes ("weapon", "agreement"): sets of lemmas that the senses' conditions name. languages/<code>/classes.toml
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/pack.h"

namespace relata::lexicon {

/// A member of a class; `words` are further lemmas that must follow the head ("memorando" + de, entendimento).
struct ClassMemberRow {
  Text name, head;
  Range words;  ///< of class.words
};

std::set<std::string, std::less<>> read_class_names(const Sources& sources, Faults& faults);

/// class.members, class.words, class.index (key: class + '/' + head)
void compile_classes(const Sources& sources, PackWriter& writer, Faults& faults);

class Classes {
 public:
  explicit Classes(const Pack& pack);

  /// Calls `visit(words)` for every member of the class with that head, `words` the lemmas that must follow; stops when it returns true.
  template <class Visit>
  bool any(std::string_view name, std::string_view head, Visit&& visit) const {
    for (const KeyRow& key : candidates(name, head)) {
      const ClassMemberRow& row = members_[key.row];
      if (pack_->text(row.name) != name || pack_->text(row.head) != head) continue;
      if (visit(words_.subspan(row.words.begin, row.words.size))) return true;
    }
    return false;
  }

 private:
  std::span<const KeyRow> candidates(std::string_view name, std::string_view head) const;

  const Pack* pack_;
  std::span<const ClassMemberRow> members_;
  std::span<const Text> words_;
  std::span<const KeyRow> index_;
};

}  // namespace relata::lexicon
