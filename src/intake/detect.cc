// SPDX-License-Identifier: Apache-2.0
#include "intake/detect.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace relata::intake {
namespace {

constexpr std::size_t looked_at = 65536;

std::string_view skip_blank(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\v\f");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return lower;
}

bool is_binary(std::string_view head) {
  const std::string_view start = head.substr(0, 8192);
  if (start.starts_with("%PDF-") || start.starts_with("PK\x03\x04")) return true;
  if (start.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(start.begin(), start.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != '\v';
  });
  return static_cast<std::size_t>(controls) * 20 > start.size();
}

// Markup: a page, a feed, or text that only begins with "<".
Format detect_markup(std::string_view text) {
  const std::string start = ascii_lower(text.substr(0, 4096));
  for (const std::string_view root : {"<rss", "<feed", "<urlset", "<sitemapindex", "<rdf:rdf"}) {
    if (start.find(root) != std::string::npos && start.find("<html") == std::string::npos) return Format::feed;
  }
  if (start.starts_with("<!doctype html") || start.find("<html") != std::string::npos || start.find("<head") != std::string::npos)
    return Format::html;
  for (const std::string_view tag :
       {"<!--",  "<body",   "<div",   "<p>",   "<p ",     "<article", "<section", "<main", "<header", "<meta", "<title",    "<h1",  "<table",
        "<span", "<script", "<style", "<link", "<center", "<font",    "<a ",      "<img",  "<ul",     "<base", "<!doctype", "<?xml"}) {
    if (start.starts_with(tag)) return Format::html;
  }
  return Format::text;
}

Format detect_json_object(std::string_view text) {
  const std::size_t quote = skip_blank(text.substr(1)).empty() ? std::string_view::npos : text.find_first_not_of(" \t\r\n", 1);
  if (quote == std::string_view::npos || (text[quote] != '"' && text[quote] != '}')) return Format::text;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return Format::json_lines;
  const std::size_t last = text.find_last_not_of(" \t\r\n", end);
  return last != std::string_view::npos && text[last] == '}' ? Format::json_lines : Format::json_object;
}

bool is_url_list(std::string_view text) {
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool cut = end == std::string_view::npos && lines > 0;
    if (!line.empty() && !cut) {
      if (!line.starts_with("http://") && !line.starts_with("https://")) return false;
      if (line.find(' ') != std::string_view::npos) return false;
      ++lines;
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines > 0;
}

}  // namespace

Format detect_format(std::string_view head) {
  head = head.substr(0, looked_at);
  if (head.empty()) return Format::empty;
  std::string narrowed;
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {
    // UTF-16: look at its ASCII part.
    for (const char c : head.substr(2)) {
      if (c != '\0') narrowed.push_back(c);
    }
    return skip_blank(narrowed).starts_with('<') ? detect_markup(skip_blank(narrowed)) : Format::text;
  }
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::string_view text = skip_blank(head);
  if (text.empty()) return Format::empty;
  if (text.starts_with("WARC/1.") || text.starts_with("WARC/0.")) return Format::warc;
  if (is_binary(head)) return Format::binary;
  if (text.front() == '<') return detect_markup(text);
  if (text.front() == '{') return detect_json_object(text);
  if (text.front() == '[') {
    const std::string_view inside = skip_blank(text.substr(1));
    if (!inside.empty() && (inside.front() == '{' || inside.front() == ']')) return Format::json_array;
  }
  return is_url_list(text) ? Format::url_list : Format::text;
}

std::string_view describe_binary(std::string_view head) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known = {{
      {"%PDF-", "a PDF file"},
      {"PK\x03\x04", "a ZIP archive or an office document"},
      {"\x7f"
       "ELF",
       "a program"},
      {"\x89PNG", "a PNG image"},
      {"\xff\xd8\xff", "a JPEG image"},
      {"GIF8", "a GIF image"},
      {"SQLite format 3", "an SQLite database"},
      {"\xd0\xcf\x11\xe0", "an old office document"},
      {"BZh", "bzip2 data"},
      {"\xfd"
       "7zXZ",
       "xz data"},
  }};
  for (const auto& [magic, name] : known) {
    if (head.starts_with(magic)) return name;
  }
  return "binary data";
}

}  // namespace relata::intake
