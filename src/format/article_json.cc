// SPDX-License-Identifier: Apache-2.0
// An article as `relata extract` writes it. Tested by rows_test.cc.
#include "base/json.h"
#include "relata/format.h"

namespace relata {
namespace {

void write_relata(base::JsonWriter& writer, const Article& article) {
  writer.member_or_null("url", article.url).member_or_null("site", article.site).member_or_null("title", article.title);
  writer.member_or_null("date", article.published ? format_day(*article.published) : "").member_or_null("lang", article.language);
  writer.key("authors").begin_array();
  for (const std::string& author : article.authors) writer.value(author);
  writer.end_array().member("text", article.text);
}

void write_trafilatura(base::JsonWriter& writer, const Article& article) {
  std::string authors;
  for (const std::string& author : article.authors) authors += (authors.empty() ? "" : "; ") + author;
  writer.member_or_null("title", article.title).member_or_null("author", authors).member_or_null("hostname", article.site);
  writer.member_or_null("date", article.published ? format_day(*article.published) : "").member_or_null("source", article.url);
  writer.member_or_null("source-hostname", article.site).member_or_null("language", article.language).member("text", article.text);
}

}  // namespace

std::string article_json(const Article& article, ArticleFields fields) {
  std::string line;
  base::JsonWriter writer(line);
  writer.begin_object();
  if (fields == ArticleFields::relata) {
    writer.member("id", article.doc);
    write_relata(writer, article);
  } else {
    write_trafilatura(writer, article);
  }
  writer.end_object();
  return line;
}

}  // namespace relata
