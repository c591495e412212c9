// SPDX-License-Identifier: Apache-2.0
// The names of HTML and what they mean for the shape of the tree.
#pragma once

#include <string>
#include <string_view>

#include "page/html.h"

namespace relata::page {

/// `name` in lower case; Tag::other if it is none of ours.
Tag find_tag(std::string_view name);
/// The same name with static lifetime if it is an attribute that reading needs, else empty.
std::string_view find_attribute(std::string_view name);

bool is_void(std::string_view name);  ///< br, img, meta, ...: no content
bool is_raw(Tag tag);                 ///< script, style, title, ...: content is no markup
bool ends_paragraph(Tag tag);         ///< ends an open <p>
bool is_wall(Tag tag);                ///< an end tag inside cannot reach beyond

/// ASCII letters only.
std::string ascii_lower(std::string_view text);

}  // namespace relata::page
