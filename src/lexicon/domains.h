// SPDX-License-Identifier: Apache-2.0
// The domains of a language's data. Each reads its TOML files, reports faults and adds its tables to the pack; compile() calls them in this order.
// A domain lives in a file pair of its own (actors.h/.cc, …) together with its rows and its typed view.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "lexicon/toml.h"

namespace relata::lexicon {

/// The files of one language over all roots, and where faults go.
struct Sources {
  std::vector<std::filesystem::path> roots;  ///< ours first, then the user's: later entries win
  std::string language;

  /// Existing files `root/languages/<language>/name`, one a root; if `name` is a folder, its *.toml sorted by name.
  std::vector<std::filesystem::path> language_files(std::string_view name) const;
  /// Existing files `root/world/name`.
  std::vector<std::filesystem::path> world_files(std::string_view name) const;
  /// Existing files `root/codebooks/name`.
  std::vector<std::filesystem::path> codebook_files(std::string_view name) const;
};

using CompileDomain = void (*)(const Sources& sources, PackWriter& writer, Faults& faults);

struct Domain {
  std::string_view name;
  CompileDomain compile;
};

/// All domains; a new one is added to the list in domains.cc.
const std::vector<Domain>& domains();

}  // namespace relata::lexicon
