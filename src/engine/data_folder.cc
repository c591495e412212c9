// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "relata/reader.h"

namespace relata {

std::filesystem::path default_data_folder() {
  if (const char* given = std::getenv("RELATA_DATA"); given != nullptr && *given != '\0') return given;
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const auto& base : {program, program.parent_path()}) {
    if (std::filesystem::is_directory(base / "share/relata", ignored)) return base / "share/relata";
  }
  return program / "share/relata";
}

}  // namespace relata
