// SPDX-License-Identifier: Apache-2.0
// Text made regular for reading (composed letters, plain spaces, repaired hyphens), with a map back to the original
// bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "relata/article.h"

namespace relata::text {

struct NormaliseOptions {
  /// Curly and angled quotation marks become " and '.
  enum class Quotes : std::uint8_t { kept, folded } quotes = Quotes::kept;
  /// "norte -coreano" becomes "norte-coreano", "palavra ," becomes "palavra,", "( x" becomes "(x".
  enum class Spacing : std::uint8_t { kept, repaired } spacing = Spacing::repaired;
};

/// How often the noise of translating and scanning machines was repaired.
struct Repairs {
  std::uint32_t hyphens = 0;      ///< a space before the hyphen of a compound
  std::uint32_t punctuation = 0;  ///< a space before a comma or behind an opening bracket
  std::uint32_t ligatures = 0;    ///< fi, fl in one character
};

/// A text and where each part of it came from. Immutable.
class NormalisedText {
 public:
  const std::string& text() const { return text_; }
  /// Whether nothing had to be changed.
  bool unchanged() const { return edits_.empty(); }
  const Repairs& repairs() const { return repairs_; }

  /// The bytes of the original that `normalised` came from; both ends on code points. What was dropped at its edges is
  /// left out.
  Span original(Span normalised) const;

 private:
  friend class Normaliser;
  struct Edit {
    Span from;  // in the original
    Span to;    // in the normalised text
  };
  std::string text_;
  std::vector<Edit> edits_;  // sorted; between them nothing changed
  Repairs repairs_;
};

/// NFC, no invisible characters, every space plain and single, ligatures apart. `original` must be valid UTF-8. Line
/// ends are kept.
NormalisedText normalise(std::string_view original, const NormaliseOptions& options = {});

/// 0 to 1: how much the repairs of a text of that many bytes look like a machine translation pasted together.
double translated_score(const Repairs& repairs, std::size_t bytes);

}  // namespace relata::text
