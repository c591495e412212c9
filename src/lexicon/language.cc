// SPDX-License-Identifier: Apache-2.0
#include "lexicon/language.h"

#include <fstream>

#include "lexicon/domains.h"

namespace relata::lexicon {

Result<std::vector<std::byte>> compile(const SourceFolders& folders) {
  const Sources sources{folders.roots, folders.language};
  PackWriter writer;
  Faults faults;
  for (const Domain& domain : domains()) domain.compile(sources, writer, faults);
  if (!faults.empty()) return faults.error();
  return writer.bytes();
}

Result<Language> Language::open(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorKind::not_found, file.string() + ": no such lexicon; build the data with `make` or point RELATA_DATA at it"};
  std::vector<std::byte> bytes;
  for (char block[65536]; in.read(block, sizeof block), in.gcount() > 0;) {
    const auto* data = reinterpret_cast<const std::byte*>(block);
    bytes.insert(bytes.end(), data, data + in.gcount());
  }
  auto pack = Pack::from_bytes(std::move(bytes), file.string());
  if (!pack) return pack.error();
  return from_pack(std::move(*pack), file.stem().string());
}

Result<Language> Language::from_pack(Pack pack, std::string code) {
  Language language;
  language.code_ = std::move(code);
  language.pack_ = std::move(pack);
  return language;
}

}  // namespace relata::lexicon
