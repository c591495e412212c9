// SPDX-License-Identifier: Apache-2.0
// Common nouns that name persons, groups and bodies, with their sectors: roles.toml of a language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/domains.h"
#include "lexicon/names.h"

namespace relata::lexicon {

enum class RoleKind : std::uint8_t { person, group, body };
/// NameRef::kind of the index "roles".
enum class RoleRef : std::uint8_t { role, group_plural, prefix };

struct RoleRow {
  Text lemma;                      ///< the first of its lemmas
  Text sectors;                    ///< PLOVER's, parted by commas; may be empty
  Text office;                     ///< plain English; empty if none
  Text countries;                  ///< the entry holds for these only, parted by commas; empty = all
  std::uint8_t kind = 0;           ///< RoleKind
  std::uint8_t needs_country = 0;  ///< alone it names nobody
  std::uint16_t unused = 0;
};

enum class GroupKind : std::uint8_t { states, persons, parties };

/// "os dois países": so many parties named before; 0 = all.
struct GroupRow {
  Text office;
  std::uint32_t count = 0;
  std::uint8_t kind = 0;  ///< GroupKind
  std::uint8_t unused[3] = {};
};

enum class PrefixEffect : std::uint8_t { former, then, deputy, acting, elect, candidate, self_proclaimed, current };
enum class PrefixPosition : std::uint8_t { prefix, suffix, before, after };

/// One word of a [[prefix]] entry.
struct PrefixRow {
  Text word;  ///< folded, without a hyphen at its end
  std::uint8_t effect = 0, position = 0;
  std::uint16_t unused = 0;
};

/// View over the pack's role tables; borrows the pack.
class Roles {
 public:
  explicit Roles(const Pack& pack);
  const NameIndex& names() const { return names_; }  ///< refs of kind RoleRef; match with lemmas
  const RoleRow& role(std::uint32_t row) const { return roles_[row]; }
  const GroupRow& group(std::uint32_t row) const { return groups_[row]; }
  const PrefixRow& prefix(std::uint32_t row) const { return prefixes_[row]; }
  std::span<const PrefixRow> prefixes() const { return prefixes_; }
  std::string_view text(Text text) const { return pack_->text(text); }
  /// A verb without a doer: "haver", "llover".
  bool is_impersonal(std::string_view verb_lemma) const { return has(verb_lemma, 0); }
  /// A verb whose doer owns what it does it to: "liderar", "lead".
  bool is_leading(std::string_view verb_lemma) const { return has(verb_lemma, 1); }

 private:
  bool has(std::string_view lemma, std::uint32_t list) const;

  const Pack* pack_;
  NameIndex names_;
  std::span<const KeyRow> verbs_;
  std::span<const RoleRow> roles_;
  std::span<const GroupRow> groups_;
  std::span<const PrefixRow> prefixes_;
};

void compile_roles(const Sources& sources, PackWriter& writer, Faults& faults);

}  // namespace relata::lexicon
