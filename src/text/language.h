// SPDX-License-Identifier: Apache-2.0
// Tells in which language a text is written: Portuguese (and which of the two), English, Spanish, or one of the others
// it could be taken for.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "relata/result.h"

namespace relata::text {

struct LanguageGuess {
  std::string code;        ///< ISO 639-1 (639-2 for "ast"), "und" if there is too little to tell or an unknown script
  double probability = 0;  ///< that it is `code`, 0 to 1
  std::string variety;     ///< "pt-BR" or "pt-PT" where the words show it, else empty
};

/// Immutable; safe to share between threads. Move-only.
class LanguageIdentifier {
 public:
  /// Reads languages/identifier.bin (tools/train/language_identifier.py makes it).
  static Result<LanguageIdentifier> open(const std::filesystem::path& file);
  static Result<LanguageIdentifier> from_bytes(std::string bytes, std::string_view name);
  LanguageIdentifier(LanguageIdentifier&&) noexcept;
  LanguageIdentifier& operator=(LanguageIdentifier&&) noexcept;
  ~LanguageIdentifier();

  /// `text` must be valid UTF-8; only the first 4,000 bytes are read.
  LanguageGuess identify(std::string_view text) const;

 private:
  struct Table;
  explicit LanguageIdentifier(std::unique_ptr<Table> table);
  std::unique_ptr<Table> table_;
};

}  // namespace relata::text
