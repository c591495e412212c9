// SPDX-License-Identifier: Apache-2.0
// An HTTP response as web archives keep it: status, the headers that matter, the body without its transport.
#pragma once

#include <string>
#include <string_view>

#include "relata/result.h"

namespace relata::intake {

struct HttpResponse {
  int status = 0;
  std::string media_type;  ///< "text/html", lower-case
  std::string charset;     ///< of Content-Type; empty if it names none
  std::string body;        ///< chunks joined, gzip and deflate undone
};

/// The value of a header line "Name: value" in a block of lines, without regard to the case of the name; empty if there
/// is none.
std::string_view find_header(std::string_view lines, std::string_view name);

/// `limit` bounds the decompressed body. A chunked or compressed body that breaks off gives what came before.
Result<HttpResponse> read_http_response(std::string_view message, std::size_t limit);

/// "text/html; charset=UTF-8" -> "text/html" and "utf-8".
void read_content_type(std::string_view value, std::string& media_type, std::string& charset);

}  // namespace relata::intake
