// SPDX-License-Identifier: Apache-2.0
// Folding is compatibility decomposition (NFKD), combining marks dropped, then full case folding, and a short list of
// letters that Unicode does not decompose ("ø", "ł", "đ"). Letters below U+0180, which is nearly all of Portuguese,
// Spanish and English, take a small table built from the same rules at compile time instead of ICU. Example: "São Tomé"
// -> "sao tome". Tested by: fold_test.cc.
#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/character.h"
#include "text/utf8.h"

namespace relata::text {
namespace {

// For U+00C0..U+017F, one ASCII letter each; '.' = not a letter of one base, '1' two letters.
constexpr std::string_view latin_table =
    "aaaaaa1ceeeeiiii1nooooo.ouuuuy11aaaaaa1ceeeeiiii1nooooo.ouuuuy1y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii11jjkkqlllllll"
    "lllnnnnnn1nnoooooo11rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_table.size() == 0x180 - 0xc0);

std::string_view undecomposed(char32_t c) {
  switch (c) {
    case 0xc6:
    case 0xe6:
      return "ae";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xdf:
    case 0x1e9e:
      return "ss";
    case 0xd0:
    case 0xf0:
      return "d";
    case 0xde:
    case 0xfe:
      return "th";
    case 0x149:
      return "n";
    case 0x14a:
    case 0x14b:
      return "n";
    case 0x18f:
    case 0x259:
      return "e";
    default:
      return {};
  }
}

// One of the letters that tables know; false if `c` is another.
bool fold_through_tables(char32_t c, std::string& out) {
  const std::string_view replaced = undecomposed(c);
  const char base = c >= 0xc0 && c < 0x180 ? latin_table[c - 0xc0] : '.';
  if (!replaced.empty()) {
    out += replaced;
  } else if (base != '.' && base != '1') {
    out.push_back(base);
  } else if (c == 0x2018 || c == 0x2019) {
    out.push_back('\'');
  } else {
    return is_invisible(c) || is_mark(c);
  }
  return true;
}

void fold_through_icu(char32_t c, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status) != 0) return append_code_point(out, to_lower(c));
  icu::UnicodeString decomposed(static_cast<UChar32>(c));
  icu::UnicodeString folded = nfkd->normalize(decomposed, status);
  folded.foldCase();
  folded = nfkd->normalize(folded, status);
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(folded.char32At(i));
    if (!fold_through_tables(part, out)) append_code_point(out, part);
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out.push_back(static_cast<char>(to_lower(byte)));
      ++i;
    } else {
      const char32_t c = decode(text, i);
      if (!fold_through_tables(c, out)) fold_through_icu(c, out);
    }
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append_code_point(out, to_lower(decode(text, i)));
  return out;
}

}  // namespace relata::text
