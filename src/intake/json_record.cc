// SPDX-License-Identifier: Apache-2.0
#include "intake/json_record.h"

#include <simdjson.h>

#include <initializer_list>

#include "intake/date.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace relata::intake {
namespace {

using Object = simdjson::dom::object;
using Names = std::initializer_list<std::string_view>;

// Scrapers in Python write None, null or nan where they found nothing.
bool says_nothing(std::string_view text) {
  return text.empty() || text == "None" || text == "null" || text == "nan" || text == "NaN" ||
         text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The first of the named members that is a string and says something.
std::string_view string_member(const Object& object, Names names) {
  for (const std::string_view name : names) {
    std::string_view value;
    if (object[name].get(value) == simdjson::SUCCESS && !says_nothing(value)) return value;
  }
  return {};
}

std::string id_member(const Object& object) {
  simdjson::dom::element id;
  if (object["id"].get(id) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (id.get(text) == simdjson::SUCCESS) return says_nothing(text) ? std::string() : std::string(text);
  std::int64_t whole = 0;
  if (id.get(whole) == simdjson::SUCCESS) return std::to_string(whole);
  if (id.is_uint64() || id.is_double()) return simdjson::minify(id);
  return {};
}

void add_author(std::string_view name, std::vector<std::string>& authors) {
  const std::size_t begin = name.find_first_not_of(" \t\r\n");
  if (says_nothing(name)) return;
  authors.emplace_back(name.substr(begin, name.find_last_not_of(" \t\r\n") - begin + 1));
}

std::vector<std::string> author_members(const Object& object) {
  std::vector<std::string> authors;
  for (const std::string_view name : {"authors", "author", "byline"}) {
    simdjson::dom::element value;
    if (object[name].get(value) != simdjson::SUCCESS) continue;
    if (simdjson::dom::array list; value.get(list) == simdjson::SUCCESS) {
      for (const auto author : list) {
        std::string_view text;
        if (author.get(text) == simdjson::SUCCESS || author["name"].get(text) == simdjson::SUCCESS) add_author(text, authors);
      }
    } else if (std::string_view text; value.get(text) == simdjson::SUCCESS || value["name"].get(text) == simdjson::SUCCESS) {
      // trafilatura joins names with "; "
      while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        add_author(text.substr(0, end), authors);
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    }
    if (!authors.empty()) break;
  }
  return authors;
}

std::optional<Day> date_member(const Object& object) {
  for (const std::string_view name :
       {"date", "date_publish", "date_published", "datePublished", "published", "publish_date", "published_at", "pubDate", "pub_date"}) {
    const std::string_view text = string_member(object, {name});
    if (auto day = parse_date(text)) return day;
  }
  return std::nullopt;
}

Error fault(ErrorKind kind, const std::string& place, std::string_view finding) {
  return {kind, place + ": " + std::string(finding)};
}

Error json_fault(simdjson::error_code code, std::string_view json, const std::string& place) {
  if (code == simdjson::UTF8_ERROR) {
    if (const auto error = text::find_utf8_error(json)) return fault(ErrorKind::invalid_input, place, text::utf8_error(*error).message);
  }
  std::string_view finding = simdjson::error_message(code);
  while (finding.ends_with('.')) finding.remove_suffix(1);
  return fault(ErrorKind::invalid_input, place, "not valid JSON: " + std::string(finding));
}

}  // namespace

struct JsonRecordReader::Parser {
  simdjson::dom::parser dom;
  std::string padded;
};

JsonRecordReader::JsonRecordReader(IntakeLimits limits) : parser_(std::make_unique<Parser>()), limits_(limits) {}
JsonRecordReader::~JsonRecordReader() = default;

Result<RawDocument> JsonRecordReader::read(std::string_view json, const std::string& place) {
  parser_->padded.assign(json);
  parser_->padded.resize(json.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::element root;
  const auto code = parser_->dom.parse(parser_->padded.data(), json.size(), false).get(root);
  if (code != simdjson::SUCCESS) return json_fault(code, json, place);
  Object object;
  if (root.get(object) != simdjson::SUCCESS) return fault(ErrorKind::invalid_input, place, "not a JSON object");

  RawDocument document;
  document.url = string_member(object, {"url", "source_url", "link", "canonical_url"});
  if (document.url.empty()) {
    const std::string_view source = string_member(object, {"source"});  // trafilatura's name for the URL
    if (source.starts_with("http")) document.url = source;
  }
  document.doc = id_member(object);
  if (document.doc.empty()) document.doc = document.url.empty() ? place : document.url;
  document.title = string_member(object, {"title", "headline", "title_page"});
  document.site = string_member(object, {"site", "source_domain", "source-hostname", "source_hostname", "hostname", "domain"});
  if (document.site.empty()) document.site = host_of(document.url);
  document.language = language_code(string_member(object, {"lang", "language"}));
  document.date = date_member(object);
  document.authors = author_members(object);
  document.content = string_member(object, {"text", "maintext", "articleBody", "raw_text", "content_text"});
  if (document.content.empty()) {
    document.content = string_member(object, {"html", "raw_html", "content_html"});
    document.kind = ContentKind::html;
  }
  if (document.content.empty()) return fault(ErrorKind::invalid_input, place, "record has no text (looked for text, maintext, html)");
  if (document.kind == ContentKind::text && document.content.size() > limits_.text_bytes) {
    return fault(ErrorKind::limit, place,
                 "text has " + std::to_string(document.content.size()) + " bytes, more than the limit of " + std::to_string(limits_.text_bytes));
  }
  return document;
}

std::vector<std::string> JsonRecordReader::feed_items(std::string_view json) {
  parser_->padded.assign(json);
  parser_->padded.resize(json.size() + simdjson::SIMDJSON_PADDING);
  std::vector<std::string> items;
  simdjson::dom::array list;
  if (parser_->dom.parse(parser_->padded.data(), json.size(), false)["items"].get(list) != simdjson::SUCCESS) return items;
  for (const auto item : list) {
    if (item.is_object()) items.push_back(simdjson::minify(item));
  }
  return items;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || !url.starts_with("http")) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  std::string host = text::find_utf8_error(url) ? std::string(url) : text::lower(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string language_code(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  if (primary.size() != 2) return {};
  std::string code;
  for (const char c : primary) {
    const char letter = static_cast<char>(c | 0x20);
    if (letter < 'a' || letter > 'z') return {};
    code.push_back(letter);
  }
  return code;
}

}  // namespace relata::intake
