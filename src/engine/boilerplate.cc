// SPDX-License-Identifier: Apache-2.0
#include "engine/boilerplate.h"

#include <vector>

#include "engine/language_set.h"
#include "lexicon/boilerplate.h"

namespace relata::engine {

Result<page::BoilerplateFinder> open_boilerplate(const std::filesystem::path& data) {
  std::vector<lexicon::BoilerplatePhrase> phrases;
  std::vector<lexicon::Language> opened;  // holds the phrases' strings while the finder copies them
  for (const std::string& code : language_codes(data)) {
    auto language = lexicon::Language::open(data / (code + ".lexicon"));
    if (!language) return language.error();
    opened.push_back(std::move(*language));
    const auto own = lexicon::boilerplate_phrases(opened.back().pack());
    phrases.insert(phrases.end(), own.begin(), own.end());
  }
  return page::BoilerplateFinder(phrases);
}

Result<page::MonthWords> open_month_words(const std::filesystem::path& data) {
  page::MonthWords months;
  for (const std::string& code : language_codes(data)) {
    const auto language = lexicon::Language::open(data / (code + ".lexicon"));
    if (!language) return language.error();
    for (const auto& name : lexicon::month_names(language->pack())) months.try_emplace(std::string(name.word), name.month);
  }
  return months;
}

}  // namespace relata::engine
