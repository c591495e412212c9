// SPDX-License-Identifier: Apache-2.0
#include "lexicon/language.h"

#include <memory>
#include <span>

#include "base/file.h"
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
  auto mapped = base::MappedFile::open(file);
  if (!mapped) return mapped.error();
  auto owner = std::make_shared<const base::MappedFile>(std::move(*mapped));
  const auto bytes = std::as_bytes(std::span(owner->bytes()));
  auto pack = Pack::from_view(bytes, std::move(owner), file.string());
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
