// SPDX-License-Identifier: Apache-2.0
// The boilerplate phrases of all languages of a data folder.
#pragma once

#include <filesystem>

#include "page/boilerplate.h"
#include "page/page_date.h"
#include "relata/result.h"

namespace relata::engine {

/// Scraped pages carry the forms of other languages, so every language's phrases count for every article.
Result<page::BoilerplateFinder> open_boilerplate(const std::filesystem::path& data);

/// The months of all languages, as pages write them.
Result<page::MonthWords> open_month_words(const std::filesystem::path& data);

}  // namespace relata::engine
