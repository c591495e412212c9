// SPDX-License-Identifier: Apache-2.0
// A document as it was found, before anything is read in it, and the stream such documents come from.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "relata/article.h"
#include "relata/result.h"

namespace relata::intake {

/// What RawDocument::content is.
enum class ContentKind : std::uint8_t {
  text,  ///< valid UTF-8, the article's text byte for byte
  html,  ///< a page in whatever encoding it came, for the page room
};

/// Fields are empty where the input says nothing ("None" and "null" as strings count as nothing).
struct RawDocument {
  std::string doc;  ///< the input's own id, else the URL, else path (with "#" and a line number in a file of records)
  std::string url;
  std::string title;     ///< as the record gives it
  std::string site;      ///< host name, without "www."
  std::string language;  ///< ISO 639-1, lower-case: "pt-BR" gives "pt"
  std::optional<Day> date;
  std::vector<std::string> authors;
  ContentKind kind = ContentKind::text;
  std::string charset;  ///< of HTML, from an HTTP header
  std::string content;
};

/// Sizes beyond which a document is refused.
struct IntakeLimits {
  std::size_t record_bytes = std::size_t{32} << 20;  ///< a line, a JSON object, a page
  std::size_t text_bytes = std::size_t{16} << 20;    ///< an article's text
};

/// Documents one after the other, in input order; memory is bounded by IntakeLimits, not by the input. One thread at a
/// time.
class DocumentSource {
 public:
  DocumentSource() = default;
  DocumentSource(const DocumentSource&) = delete;
  DocumentSource& operator=(const DocumentSource&) = delete;
  virtual ~DocumentSource() = default;

  /// The next document; nothing at the end. After an Error (whose message begins with path and place) the next call
  /// goes on behind the bad record.
  virtual Result<std::optional<RawDocument>> next() = 0;
};

}  // namespace relata::intake
