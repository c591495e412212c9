// SPDX-License-Identifier: Apache-2.0
#include "mention/mentions.h"

#include <algorithm>

namespace relata::mention {

void Mentions::index(std::size_t sentences) {
  std::stable_sort(dropped_subjects.begin(), dropped_subjects.end(),
                   [](const DroppedSubject& a, const DroppedSubject& b) { return std::pair(a.sentence, a.verb) < std::pair(b.sentence, b.verb); });
  sentence_begin_.assign(sentences + 1, 0);
  for (const Mention& mention : all) ++sentence_begin_[mention.sentence + 1];
  for (std::size_t i = 0; i < sentences; ++i) sentence_begin_[i + 1] += sentence_begin_[i];
}

std::uint32_t Mentions::at(std::uint32_t sentence, std::uint32_t word, Kind kind) const {
  for (std::uint32_t i = sentence_begin_[sentence]; i < sentence_begin_[sentence + 1]; ++i) {
    if (all[i].kind == kind && all[i].head == word) return i;
  }
  return none;
}

const std::vector<Party>* Mentions::parties_at(std::uint32_t sentence, std::uint32_t word) const {
  const std::uint32_t mention = at(sentence, word, Kind::party);
  if (mention == none || parties[all[mention].value].empty()) return nullptr;
  return &parties[all[mention].value];
}

const std::vector<Party>* Mentions::subject_of(std::uint32_t sentence, std::uint32_t verb) const {
  const auto found =
      std::lower_bound(dropped_subjects.begin(), dropped_subjects.end(), std::pair(sentence, verb),
                       [](const DroppedSubject& subject, const auto& wanted) { return std::pair(subject.sentence, subject.verb) < wanted; });
  if (found == dropped_subjects.end() || found->sentence != sentence || found->verb != verb) return nullptr;
  return &parties[found->parties];
}

}  // namespace relata::mention
