// SPDX-License-Identifier: Apache-2.0
#include "engine/language_set.h"

#include <algorithm>

#include "base/hash.h"
#include "lexicon/sentences.h"

namespace relata::engine {
namespace {

std::string joint_identity(const std::string& code, const syntax::Parser& parser, const lexicon::Language& lexicon) {
  base::Hasher hasher;
  hasher.add_field(parser.identity());
  hasher.add_field(lexicon.pack().hash());
  return code + "-" + hasher.hex().substr(0, 16);
}

/// Our TOML lies in `data`/source beside the compiled files; the user's folders are laid over it and all is compiled in memory.
Result<lexicon::Language> open_with_overlays(const std::filesystem::path& data, const std::string& code,
                                             const std::vector<std::filesystem::path>& overlays) {
  std::error_code ignored;
  const auto ours = data / "source";
  if (!std::filesystem::is_directory(ours / "languages" / code, ignored)) {
    return Error{ErrorKind::not_found, ours.string() + ": the TOML of " + code +
                                           " is not installed, so --lexicon has nothing to lie over; build the data again with `make`"};
  }
  lexicon::SourceFolders folders{{ours}, code};
  for (const auto& overlay : overlays) {
    if (!std::filesystem::is_directory(overlay, ignored))
      return Error{ErrorKind::not_found, overlay.string() + ": no such folder; --lexicon wants one that holds languages/, world/ or codebooks/"};
    folders.roots.push_back(overlay);
  }
  auto bytes = lexicon::compile(folders);
  if (!bytes) return bytes.error();
  auto pack = lexicon::Pack::from_bytes(std::move(*bytes), "--lexicon");
  if (!pack) return pack.error();
  return lexicon::Language::from_pack(std::move(*pack), code);
}

}  // namespace

Result<LanguageSet> LanguageSet::open(const std::filesystem::path& data, const std::string& code,
                                      const std::vector<std::filesystem::path>& overlays) {
  auto lexicon = overlays.empty() ? lexicon::Language::open(data / (code + ".lexicon")) : open_with_overlays(data, code, overlays);
  if (!lexicon) return lexicon.error();
  auto parser = syntax::Parser::open(data / (code + ".rmodel"));
  if (!parser) return parser.error();
  parser->use(lexicon::sentence_rules(lexicon->pack()));
  std::string identity = joint_identity(code, *parser, *lexicon);
  return LanguageSet{std::move(*parser), std::move(*lexicon), std::move(identity)};
}

std::vector<std::string> language_codes(const std::filesystem::path& data) {
  std::vector<std::string> codes;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(data, ignored)) {
    if (entry.path().extension() == ".lexicon") codes.push_back(entry.path().stem().string());
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace relata::engine
