// SPDX-License-Identifier: Apache-2.0
// Short strings made comparable for look-up: without case, without accents, without locale.
#pragma once

#include <string>
#include <string_view>

namespace relata::text {

/// Lower-case, accents and invisible characters gone: "Coréia" -> "coreia", "Ação" -> "acao", "STRASSE" and "Straße" ->
/// "strasse". `text` must be valid UTF-8. fold(fold(x)) == fold(x).
std::string fold(std::string_view text);

/// Lower-case only, code point by code point: "Ação" -> "ação".
std::string lower(std::string_view text);

}  // namespace relata::text
