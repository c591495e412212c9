// SPDX-License-Identifier: Apache-2.0
#include "intake/http.h"

#include <zlib.h>

#include <algorithm>

namespace relata::intake {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Chunks joined; the body as it is where it doesn't begin with a chunk size.
std::string join_chunks(std::string_view body) {
  std::string joined;
  bool any = false;
  while (!body.empty()) {
    std::size_t size = 0, i = 0;
    for (; i < body.size() && i < 8; ++i) {
      const char c = static_cast<char>(body[i] | 0x20);
      if (body[i] >= '0' && body[i] <= '9')
        size = size * 16 + static_cast<std::size_t>(body[i] - '0');
      else if (c >= 'a' && c <= 'f')
        size = size * 16 + static_cast<std::size_t>(c - 'a' + 10);
      else
        break;
    }
    const std::size_t line = body.find('\n');
    if (i == 0 || line == std::string_view::npos || line > 200) break;
    any = true;
    if (size == 0) return joined;
    joined += body.substr(line + 1, size);
    body.remove_prefix(std::min(line + 1 + size, body.size()));
    while (body.starts_with('\r') || body.starts_with('\n')) body.remove_prefix(1);
  }
  return any ? joined : std::string(body);
}

// gzip or deflate (with or without its zlib header); false if it has more than `limit` bytes.
bool inflate_body(std::string_view body, std::size_t limit, std::string& out) {
  const bool gzip = body.starts_with("\x1f\x8b");
  const bool zlib = !body.empty() && (body[0] & 0x0f) == 8 && body.size() > 1 &&
                    ((static_cast<unsigned char>(body[0]) << 8) + static_cast<unsigned char>(body[1])) % 31 == 0;
  z_stream stream{};
  if (inflateInit2(&stream, gzip ? 15 + 16 : zlib ? 15 : -15) != Z_OK) return true;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  int status = Z_OK;
  while (status == Z_OK && out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + 65536);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = 65536;
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + 65536 - stream.avail_out);
    if (stream.avail_out == 65536) break;
  }
  inflateEnd(&stream);
  return out.size() <= limit;
}

}  // namespace

std::string_view find_header(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon == name.size() && ascii_lower(line.substr(0, colon)) == ascii_lower(name)) return trim(line.substr(colon + 1));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return {};
}

void read_content_type(std::string_view value, std::string& media_type, std::string& charset) {
  const std::string lower = ascii_lower(value);
  media_type = std::string(trim(std::string_view(lower).substr(0, lower.find(';'))));
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return;
  charset = lower.substr(at + 8, lower.find_first_of("; \t", at + 8) - at - 8);
  std::erase_if(charset, [](char c) { return c == '"' || c == '\''; });
}

Result<HttpResponse> read_http_response(std::string_view message, std::size_t limit) {
  HttpResponse response;
  std::size_t end = message.find("\r\n\r\n");
  std::size_t gap = 4;
  if (end == std::string_view::npos) {
    end = message.find("\n\n");
    gap = 2;
  }
  if (!message.starts_with("HTTP/") || end == std::string_view::npos) return Error{ErrorKind::invalid_input, "not an HTTP response"};
  const std::string_view head = message.substr(0, end);
  const std::string_view body = message.substr(end + gap);
  const std::size_t space = head.find(' ');
  for (std::size_t i = space + 1; space != std::string_view::npos && i < head.size() && i < space + 4; ++i) {
    if (head[i] >= '0' && head[i] <= '9') response.status = response.status * 10 + (head[i] - '0');
  }
  read_content_type(find_header(head, "Content-Type"), response.media_type, response.charset);
  response.body = ascii_lower(find_header(head, "Transfer-Encoding")).find("chunked") != std::string::npos ? join_chunks(body) : std::string(body);
  const std::string coding = ascii_lower(find_header(head, "Content-Encoding"));
  if (coding == "br") return Error{ErrorKind::unsupported, "the body is compressed with brotli, which Relata does not read"};
  const bool compressed = response.body.starts_with("\x1f\x8b") || coding == "deflate";
  if (compressed) {
    std::string plain;
    if (!inflate_body(response.body, limit, plain))
      return Error{ErrorKind::limit, "the decompressed body has more than " + std::to_string(limit) + " bytes"};
    response.body = std::move(plain);
  }
  return response;
}

}  // namespace relata::intake
