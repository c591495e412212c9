// SPDX-License-Identifier: Apache-2.0
// "segundo o ministro", "according to two diplomats", "según confirmó la cancillería": the source in a phrase of its own.
#pragma once

#include "attribution/content.h"

namespace relata::attribution {

struct AccordingTo {
  std::uint32_t source = syntax::no_word;  ///< head word
  WordRange source_words;
  WordRange cue;  ///< the phrase, with the verb of "según confirmó"
  Content content;
};

/// Content empty if what follows the phrase is no source.
AccordingTo read_according(const Setting& setting, const CueMatch& cue);

}  // namespace relata::attribution
