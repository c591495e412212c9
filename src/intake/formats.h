// SPDX-License-Identifier: Apache-2.0
// One DocumentSource a format. Each takes over a Reader that stands at the first byte of its input.
#pragma once

#include <memory>
#include <string>

#include "intake/record.h"
#include "intake/stream.h"

namespace relata::intake {

/// What every source starts with.
struct Input {
  Reader reader;
  std::string name;  ///< begins messages; names documents without id and URL
  IntakeLimits limits;
};

/// One document: the whole input. Text must be valid UTF-8; a page is taken as it is.
std::unique_ptr<DocumentSource> read_whole(Input input, ContentKind kind);
/// An object a line; empty lines are passed over.
std::unique_ptr<DocumentSource> read_json_lines(Input input);
/// The objects of one array, each read when its turn comes.
std::unique_ptr<DocumentSource> read_json_array(Input input);
/// One object: a record, or a JSON Feed and its items.
std::unique_ptr<DocumentSource> read_json_object(Input input);
/// Pages (response and resource records of HTML) and plain text (conversion records, as in WET). Other records are
/// passed over.
std::unique_ptr<DocumentSource> read_warc(Input input);
/// Items of RSS and RDF, entries of Atom, addresses of a news sitemap (their titles are all the text they have).
std::unique_ptr<DocumentSource> read_feed(Input input);
/// Addresses, one a line, whose pages lie in a folder beside the list: for `day.urls` it is `day` or `day.urls.pages`,
/// and the page of line 7 is `7.html` (also .htm, compressed or not), or named like the address with `_` for all but
/// letters and digits.
std::unique_ptr<DocumentSource> read_url_list(Input input);

}  // namespace relata::intake
