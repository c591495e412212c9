// SPDX-License-Identifier: Apache-2.0
// The boilerplate phrases of all languages of a data folder.
#pragma once

#include <filesystem>

#include "page/boilerplate.h"
#include "relata/result.h"

namespace relata::engine {

/// Scraped pages carry the forms of other languages, so every language's phrases count for every article.
Result<page::BoilerplateFinder> open_boilerplate(const std::filesystem::path& data);

}  // namespace relata::engine
