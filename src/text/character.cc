// SPDX-License-Identifier: Apache-2.0
#include "text/character.h"

#include <unicode/uchar.h>

namespace relata::text {
namespace {

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}

}  // namespace

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
  return u_isalpha(icu(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(icu(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(icu(c)) != 0;
}

bool is_mark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(icu(c)) != 0;
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) return c > ' ' && c != 0x7f && !is_letter(c) && !is_digit(c);
  return (U_GET_GC_MASK(icu(c)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(icu(c)));
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return static_cast<char32_t>(u_toupper(icu(c)));
}

}  // namespace relata::text
