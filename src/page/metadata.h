// SPDX-License-Identifier: Apache-2.0
// What a page says about its article: JSON-LD, OpenGraph, meta elements, microdata, and its address.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/html.h"
#include "page/page_date.h"
#include "relata/article.h"

namespace relata::page {

/// Empty where the page says nothing.
struct Metadata {
  std::string title;
  std::string published;  ///< as the page writes it, usually ISO 8601 with zone
  std::string modified;
  std::optional<Day> date;  ///< the day of `published`, in its own zone
  std::string url;          ///< canonical
  std::string site;         ///< name of the outlet, or host
  std::string language;     ///< ISO 639-1
  std::string description;
  std::string agency;  ///< a news agency that is credited beside or instead of an author
  std::string body;    ///< JSON-LD articleBody, for pages whose text is made by scripts
  std::vector<std::string> authors;
};

/// `url` is where the page was found; may be empty. `months` help to read a visible date.
Metadata read_metadata(const HtmlTree& tree, std::string_view url, const MonthWords& months = {});

}  // namespace relata::page
