// SPDX-License-Identifier: Apache-2.0
// Whose government "o governo" is: the country that a stretch of the article speaks about.
#pragma once

#include <string>
#include <vector>

#include "mention/drafts.h"

namespace relata::mention {

/// Borrows the scene and the drafts.
class Focus {
 public:
  Focus(const Scene& scene, const std::vector<Draft>& drafts);
  /// The country that a bare role at this word belongs to; empty if the article names none.
  std::string country(std::uint32_t sentence, std::uint32_t word) const;
  /// A bare role has been found to be of that country: what is told goes on about it.
  void note(std::uint32_t sentence, std::uint32_t word, const std::string& country) { signs_.push_back({sentence, word, country, false, 0.7}); }

 private:
  struct Sign {
    std::uint32_t sentence = 0, word = 0;
    std::string country;
    bool locative = false;  ///< "em Nairóbi", a dateline
    double weight = 1;      ///< how much it makes its country the article's
  };
  const Scene& scene_;
  std::vector<Sign> signs_;
  std::vector<std::uint32_t> paragraph_;  ///< number of each sentence's paragraph
};

}  // namespace relata::mention
