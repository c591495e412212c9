// SPDX-License-Identifier: Apache-2.0
// The article among a page's <script type="application/ld+json">.
#pragma once

#include <string_view>

#include "page/metadata.h"

namespace relata::page {

/// Fills what is still empty in `metadata` from one script's text; sloppy JSON (comments, raw line ends) is repaired,
/// bad JSON passed over.
void read_json_ld(std::string_view script, Metadata& metadata);

}  // namespace relata::page
