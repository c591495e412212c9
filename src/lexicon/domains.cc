// SPDX-License-Identifier: Apache-2.0
#include "lexicon/domains.h"

#include <algorithm>

#include "lexicon/actors.h"
#include "lexicon/boilerplate.h"
#include "lexicon/classes.h"
#include "lexicon/codebook.h"
#include "lexicon/cue_words.h"
#include "lexicon/cues.h"
#include "lexicon/numbers.h"
#include "lexicon/operators.h"
#include "lexicon/places.h"
#include "lexicon/predicates.h"
#include "lexicon/roles.h"
#include "lexicon/sentences.h"
#include "lexicon/times.h"

namespace relata::lexicon {
namespace {

std::vector<std::filesystem::path> existing(const std::vector<std::filesystem::path>& roots, const std::filesystem::path& relative) {
  std::vector<std::filesystem::path> files;
  for (const auto& root : roots) {
    const auto path = root / relative;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) files.push_back(path);
    if (!std::filesystem::is_directory(path, ignored)) continue;
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::directory_iterator(path, ignored)) {
      if (entry.path().extension() == ".toml") inside.push_back(entry.path());
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

}  // namespace

std::vector<std::filesystem::path> Sources::language_files(std::string_view name) const {
  return existing(roots, std::filesystem::path("languages") / language / name);
}
std::vector<std::filesystem::path> Sources::world_files(std::string_view name) const {
  return existing(roots, std::filesystem::path("world") / name);
}
std::vector<std::filesystem::path> Sources::codebook_files(std::string_view name) const {
  return existing(roots, std::filesystem::path("codebooks") / name);
}

const std::vector<Domain>& domains() {
  static const std::vector<Domain> all = {
      {"codebook", compile_codebook},   {"classes", compile_classes}, {"predicates", compile_predicates}, {"operators", compile_operators},
      {"cue words", compile_cue_words}, {"cues", compile_cues},       {"sentences", compile_sentences},   {"boilerplate", compile_boilerplate},
      {"actors", compile_actors},       {"roles", compile_roles},     {"places", compile_places},         {"numbers", compile_numbers},
      {"times", compile_times},
  };
  return all;
}

}  // namespace relata::lexicon
