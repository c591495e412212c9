// SPDX-License-Identifier: Apache-2.0
// WARC 1.0 and 1.1: records of a header, a block of Content-Length bytes and two line ends; gzip's members and zstd's
// frames are already undone by the stream below. A record beyond the limit is passed over in bounded memory; behind a
// damaged header reading goes on at the next "WARC/". Example: a response record of a page gives a RawDocument with the
// record's address, the HTTP charset and the body. Tested by: formats_test.cc, fuzz/intake_any.cc.
#include <algorithm>

#include "intake/formats.h"
#include "intake/http.h"
#include "intake/json_record.h"
#include "text/utf8.h"

namespace relata::intake {
namespace {

constexpr std::size_t longest_header = 65536;

struct Record {
  std::string header;
  std::string block;
  bool clipped = false;   // the input ended inside the block
  bool too_long = false;  // block left out
  std::size_t length = 0;
};

class WarcSource final : public DocumentSource {
 public:
  explicit WarcSource(Input input) : input_(std::move(input)) {}

  Result<std::optional<RawDocument>> next() override {
    while (true) {
      std::optional<Record> record = next_record();
      if (!record) return finish();
      ++number_;
      auto document = document_of(*record);
      if (!document || *document) return document;
    }
  }

 private:
  std::string place() const { return input_.name + "#" + std::to_string(number_); }

  Result<std::optional<RawDocument>> finish() {
    if (!told_ && input_.reader.failure()) {
      told_ = true;
      return *input_.reader.failure();
    }
    return std::optional<RawDocument>();
  }

  // Takes everything up to the next "WARC/" at a line's start.
  bool find_record() {
    bool line_start = true;
    while (true) {
      const std::string_view window = input_.reader.peek(longest_header);
      if (window.size() < 5) return false;
      if (line_start && window.starts_with("WARC/")) return true;
      const std::size_t found = window.find("\nWARC/");
      if (found != std::string_view::npos) {
        input_.reader.take(found + 1);
        return true;
      }
      input_.reader.take(window.size() - 5);
      line_start = false;
      if (input_.reader.peek(6).size() < 6) return false;
    }
  }

  std::optional<Record> next_record() {
    if (!find_record()) return std::nullopt;
    Record record;
    const std::string_view window = input_.reader.peek(longest_header).substr(0, longest_header);
    std::size_t end = window.find("\r\n\r\n"), gap = 4;
    const std::size_t bare = window.find("\n\n");
    if (bare < end) end = bare, gap = 2;
    if (end == std::string_view::npos) {
      record.header = window.substr(0, std::min<std::size_t>(window.size(), 200));
      input_.reader.take(std::min<std::size_t>(window.size(), 5));
      record.clipped = true;
      return record;
    }
    record.header = window.substr(0, end);
    input_.reader.take(end + gap);
    for (const char c : find_header(record.header, "Content-Length")) {
      if (c < '0' || c > '9' || record.length > (std::size_t{1} << 50)) break;
      record.length = record.length * 10 + static_cast<std::size_t>(c - '0');
    }
    read_block(record);
    return record;
  }

  void read_block(Record& record) {
    record.too_long = record.length > input_.limits.record_bytes;
    if (!record.too_long && is_wanted(record.header)) {
      record.block = input_.reader.peek(record.length).substr(0, record.length);
      record.clipped = record.block.size() < record.length;
      input_.reader.take(record.block.size());
      return;
    }
    for (std::size_t left = record.length; left > 0;) {
      const std::size_t seen = input_.reader.peek(1).size();
      if (seen == 0) break;
      input_.reader.take(std::min(seen, left));
      left -= std::min(seen, left);
    }
  }

  static bool is_wanted(std::string_view header) {
    const std::string_view type = find_header(header, "WARC-Type");
    return type == "response" || type == "resource" || type == "conversion";
  }

  // Nothing for records that hold no article.
  Result<std::optional<RawDocument>> document_of(Record& record) const {
    if (!is_wanted(record.header)) return std::optional<RawDocument>();
    RawDocument document;
    document.url = find_header(record.header, "WARC-Target-URI");
    if (document.url.starts_with('<') && document.url.ends_with('>')) document.url = document.url.substr(1, document.url.size() - 2);
    document.doc = document.url.empty() ? place() : document.url;
    document.site = host_of(document.url);
    if (record.too_long) {
      return Error{ErrorKind::limit, place() + ": " + document.doc + " has " + std::to_string(record.length) + " bytes, more than the limit of " +
                                         std::to_string(input_.limits.record_bytes)};
    }
    const std::string_view type = find_header(record.header, "WARC-Type");
    if (type == "conversion") return text_document(std::move(document), std::move(record.block));
    std::string media_type, charset;
    read_content_type(find_header(record.header, "Content-Type"), media_type, charset);
    if (type == "response" && media_type == "application/http") {
      auto response = read_http_response(record.block, input_.limits.record_bytes);
      if (!response) return Error{response.error().kind, place() + ": " + document.doc + ": " + response.error().message};
      if (response->status != 200) return std::optional<RawDocument>();
      media_type = response->media_type;
      document.charset = response->charset;
      document.content = std::move(response->body);
    } else {
      document.charset = charset;
      document.content = std::move(record.block);
    }
    const bool page = media_type == "text/html" || media_type == "application/xhtml+xml" || media_type.empty();
    if (!page || document.content.empty()) return std::optional<RawDocument>();
    document.kind = ContentKind::html;
    return std::optional<RawDocument>(std::move(document));
  }

  Result<std::optional<RawDocument>> text_document(RawDocument document, std::string block) const {
    if (block.empty()) return std::optional<RawDocument>();
    // A clipped record may end inside a character.
    document.content = text::find_utf8_error(block) ? text::repair_utf8(block, text::Utf8Repair::replacement) : std::move(block);
    if (document.content.size() > input_.limits.text_bytes)
      return Error{ErrorKind::limit, place() + ": text of more than " + std::to_string(input_.limits.text_bytes) + " bytes"};
    return std::optional<RawDocument>(std::move(document));
  }

  Input input_;
  std::size_t number_ = 0;
  bool told_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> read_warc(Input input) {
  return std::make_unique<WarcSource>(std::move(input));
}

}  // namespace relata::intake
