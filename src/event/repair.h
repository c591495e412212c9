// SPDX-License-Identifier: Apache-2.0
// Mends a parser's commonest error in English headlines and leads: a clause read as one long noun phrase.
#pragma once

#include <optional>

#include "syntax/document.h"

namespace relata::event {

/// "Honduras severed ties with Taiwan" read as ties that are severed and Honduran: the sentence with a clause instead; nothing if it has no
/// such phrase. Words keep their places.
std::optional<syntax::Sentence> with_clauses_mended(const syntax::Sentence& sentence);

}  // namespace relata::event
