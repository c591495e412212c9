// SPDX-License-Identifier: Apache-2.0
// A language's data, opened: one typed view a domain over the compiled pack. Cheap to open; immutable; shared by all threads.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lexicon/pack.h"
#include "relata/result.h"

namespace relata::lexicon {

/// Where a language's TOML lies: the shipped folders first, then the user's, whose entries win over ours.
struct SourceFolders {
  std::vector<std::filesystem::path> roots;  ///< each may hold languages/, world/, codebooks/
  std::string language;                      ///< "pt"
};

/// Reads and checks all TOML of a language and compiles it. All faults come in one Error, one a line.
Result<std::vector<std::byte>> compile(const SourceFolders& folders);

class Language {
 public:
  static Result<Language> open(const std::filesystem::path& file);
  static Result<Language> from_pack(Pack pack, std::string code);

  const std::string& code() const { return code_; }
  const Pack& pack() const { return pack_; }

 private:
  std::string code_;
  Pack pack_;
};

}  // namespace relata::lexicon
