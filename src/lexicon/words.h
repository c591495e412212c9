// SPDX-License-Identifier: Apache-2.0
// Splits the short expressions of the data files: "memorando de entendimento", "subj | in:obj", "a/para".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relata::lexicon {

/// At spaces; never an empty word.
std::vector<std::string> split_words(std::string_view text);
/// At `separator`, parts trimmed of spaces; an empty text gives none, an empty part stays.
std::vector<std::string> split_at(std::string_view text, char separator);

}  // namespace relata::lexicon
