// SPDX-License-Identifier: Apache-2.0
// One JSON object of a scraper, a user or a feed as a RawDocument. Names of Relata, news-please and trafilatura alike.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "intake/record.h"

namespace relata::intake {

/// Reads objects one after the other with one parser. One thread at a time.
class JsonRecordReader {
 public:
  explicit JsonRecordReader(IntakeLimits limits);
  ~JsonRecordReader();

  /// `json` is one object. `place` ("articles.jsonl#17") names the document if it has neither id nor URL, and begins
  /// every error message. Unknown fields are never read; nor are `claims`, `events` and `attributions`.
  Result<RawDocument> read(std::string_view json, const std::string& place);
  /// The items of a JSON Feed, each as JSON text; nothing if `json` is no feed.
  std::vector<std::string> feed_items(std::string_view json);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  IntakeLimits limits_;
};

/// "https://www.folha.example/x" -> "folha.example"; empty if `url` is no http(s) URL.
std::string host_of(std::string_view url);

/// "pt-BR", "PT_br" -> "pt"; "Portuguese" and other words -> "".
std::string language_code(std::string_view tag);

}  // namespace relata::intake
