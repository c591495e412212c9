// SPDX-License-Identifier: Apache-2.0
#include "engine/article_checks.h"

#include "text/utf8.h"

namespace relata::engine {

Result<void> check_text(std::string_view text) {
  if (text.size() > text_limit)
    return Error{ErrorKind::limit, "an article of " + std::to_string(text.size() >> 20) + " MiB; at most 16 MiB are read, so split it"};
  if (const auto fault = text::find_utf8_error(text)) return text::utf8_error(*fault);
  return {};
}

std::string joined(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : ", ") + code;
  return all;
}

}  // namespace relata::engine
