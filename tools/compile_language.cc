// SPDX-License-Identifier: Apache-2.0
// Compiles and checks the TOML of one language: compile_language LANGUAGE OUTPUT ROOT...
#include <cstdio>
#include <fstream>

#include "lexicon/language.h"

int main(int count, char** arguments) {
  if (count < 4) {
    std::fputs("usage: compile_language LANGUAGE OUTPUT ROOT...\n", stderr);
    return 2;
  }
  relata::lexicon::SourceFolders folders;
  folders.language = arguments[1];
  for (int i = 3; i < count; ++i) folders.roots.emplace_back(arguments[i]);
  const auto bytes = relata::lexicon::compile(folders);
  if (!bytes) {
    std::fprintf(stderr, "%s\n", bytes.error().message.c_str());
    return 1;
  }
  std::ofstream out(arguments[2], std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
  return out.flush() ? 0 : 1;
}
