// SPDX-License-Identifier: Apache-2.0
#include "page/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace relata::page {
namespace {

using simdjson::dom::element;
constexpr std::size_t longest_script = std::size_t{4} << 20;

// Comment and CDATA wrappers gone, raw control characters made spaces, commas before a closing bracket dropped.
std::string repaired(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  std::string json;
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return json;
  json = script.substr(begin, end - begin + 1);
  bool quoted = false, escaped = false;
  std::size_t comma = std::string::npos;
  for (std::size_t i = 0; i < json.size(); ++i) {
    char& c = json[i];
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (quoted) {
      if (!escaped && c == '"') quoted = false;
      escaped = !escaped && c == '\\';
      continue;
    }
    if (c == '"') quoted = true;
    if ((c == '}' || c == ']') && comma != std::string::npos) json[comma] = ' ';
    if (c == ',')
      comma = i;
    else if (c != ' ')
      comma = std::string::npos;
  }
  return json;
}

bool is_article_type(std::string_view type) {
  constexpr std::array<std::string_view, 13> types = {
      "NewsArticle",        "Article",           "ReportageNewsArticle", "BlogPosting",     "AnalysisNewsArticle", "BackgroundNewsArticle",
      "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "SocialMediaPosting",  "Report",
      "TechArticle"};
  const std::size_t slash = type.find_last_of("/:");
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool has_article_type(element object) {
  element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  if (std::string_view name; type.get(name) == simdjson::SUCCESS) return is_article_type(name);
  if (simdjson::dom::array names; type.get(names) == simdjson::SUCCESS) {
    for (const element one : names) {
      if (std::string_view name; one.get(name) == simdjson::SUCCESS && is_article_type(name)) return true;
    }
  }
  return false;
}

// The article object, looked for in arrays, @graph, mainEntity; at most a few levels deep.
bool find_article(element root, int depth, element& found) {
  if (depth > 5) return false;
  if (simdjson::dom::array list; root.get(list) == simdjson::SUCCESS) {
    for (const element one : list) {
      if (find_article(one, depth + 1, found)) return true;
    }
    return false;
  }
  if (!root.is_object()) return false;
  if (has_article_type(root)) {
    found = root;
    return true;
  }
  for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"}) {
    if (element inner; root[key].get(inner) == simdjson::SUCCESS && find_article(inner, depth + 1, found)) return true;
  }
  return false;
}

void fill(element object, const char* key, std::string& to) {
  std::string_view value;
  if (to.empty() && object[key].get(value) == simdjson::SUCCESS) to = collapse_space(resolve_entities(value));
}

// A string, {"name": ...}, or a list of these.
void add_names(element value, std::vector<std::string>& names, int depth) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS || (value.is_object() && value["name"].get(text) == simdjson::SUCCESS)) {
    std::string name = collapse_space(resolve_entities(text));
    if (!name.empty() && name.size() < 200 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  } else if (simdjson::dom::array list;
             depth == 0 && (value.get(list) == simdjson::SUCCESS || (value.is_object() && value["name"].get(list) == simdjson::SUCCESS))) {
    for (const element one : list) add_names(one, names, depth + 1);
  }
}

}  // namespace

void read_json_ld(std::string_view script, Metadata& metadata) {
  if (script.size() > longest_script) return;
  const std::string json = repaired(script);
  simdjson::dom::parser parser;
  element root, article;
  if (json.empty() || parser.parse(json).get(root) != simdjson::SUCCESS || !find_article(root, 0, article)) return;
  fill(article, "headline", metadata.title);
  if (metadata.title.empty()) fill(article, "name", metadata.title);
  fill(article, "datePublished", metadata.published);
  if (metadata.published.empty()) fill(article, "dateCreated", metadata.published);
  fill(article, "dateModified", metadata.modified);
  fill(article, "description", metadata.description);
  fill(article, "inLanguage", metadata.language);
  if (std::string_view body; metadata.body.empty() && article["articleBody"].get(body) == simdjson::SUCCESS) metadata.body = body;
  element author, publisher;
  if (metadata.authors.empty() && article["author"].get(author) == simdjson::SUCCESS) add_names(author, metadata.authors, 0);
  if (metadata.authors.empty() && article["creator"].get(author) == simdjson::SUCCESS) add_names(author, metadata.authors, 0);
  if (metadata.site.empty() && article["publisher"].get(publisher) == simdjson::SUCCESS) {
    std::vector<std::string> names;
    add_names(publisher, names, 0);
    if (!names.empty()) metadata.site = names.front();
  }
}

}  // namespace relata::page
