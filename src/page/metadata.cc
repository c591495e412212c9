// SPDX-License-Identifier: Apache-2.0
// Sources in order of trust: JSON-LD, then OpenGraph and article:*, then named meta elements, then microdata and
// <time>, then the visible <h1>, <title> and the address. Titles lose the outlet's name ("Acordo é assinado | Gazeta");
// where the only <h1> of the page says nearly the same as the metadata, the <h1> wins, because metadata titles are
// often cut short for search engines. Tested by: extract_test.cc, bench/extract.
#include "page/metadata.h"

#include <algorithm>
#include <array>
#include <map>

#include "lexicon/boilerplate.h"
#include "page/html_tags.h"
#include "page/json_ld.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

using Names = std::initializer_list<std::string_view>;

// First content of each <meta> by lower-case name, property or itemprop.
std::map<std::string, std::string, std::less<>> read_meta(const HtmlTree& tree) {
  std::map<std::string, std::string, std::less<>> meta;
  for (std::uint32_t node = 0; node < tree.nodes().size(); ++node) {
    if (tree[node].tag != Tag::meta) continue;
    const std::string content = collapse_space(tree.attribute(node, "content"));
    if (content.empty()) continue;
    for (const std::string_view key : {"property", "name", "itemprop"}) {
      const std::string name = text::lower(tree.attribute(node, key));
      if (!name.empty()) meta.try_emplace(name, content);
    }
  }
  return meta;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  std::string host = text::lower(url.substr(0, url.find_first_of("/?#:")));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

// The title without the name of the outlet after a separator.
std::string strip_site(std::string title, std::string_view site, std::string_view host) {
  const std::string site_words = lexicon::phrase_words(site);
  const std::string host_words = lexicon::phrase_words(host.substr(0, host.find('.')));
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ", " / "}) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string::npos || at < 10) continue;
    const std::string tail = lexicon::phrase_words(std::string_view(title).substr(at + separator.size()));
    std::string joined = tail;
    std::erase(joined, ' ');
    const bool is_site = !tail.empty() && (tail == site_words || (!site_words.empty() && site_words.find(tail) != std::string::npos) ||
                                           (!site_words.empty() && tail.find(site_words) != std::string::npos) ||
                                           (!host_words.empty() && (joined == host_words || joined.find(host_words) != std::string::npos)));
    // A bar is always a separator; a dash may belong to the headline.
    const bool bar = separator == " | " || separator == " :: " || separator == " » " || separator == " · " || separator == " • ";
    if (is_site || (bar && tail.size() < 40)) return strip_site(title.substr(0, at), site, host);
  }
  return title;
}

std::size_t shared_words(std::string_view one, std::string_view other) {
  std::size_t shared = 0;
  while (!one.empty()) {
    const std::size_t end = std::min(one.find(' '), one.size());
    const std::string word = " " + std::string(one.substr(0, end)) + " ";
    if ((" " + std::string(other) + " ").find(word) != std::string::npos) ++shared;
    one.remove_prefix(std::min(end + 1, one.size()));
  }
  return shared;
}

std::size_t count_words(std::string_view words) {
  return words.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

// The <h1> that says what the metadata say, or the only one.
std::string choose_title(const HtmlTree& tree, const std::string& stated) {
  const std::string stated_words = lexicon::phrase_words(stated);
  std::string only;
  std::size_t count = 0;
  for (std::uint32_t node = 0; node < tree.nodes().size() && count < 40; ++node) {
    if (tree[node].tag != Tag::h1) continue;
    const std::string heading = tree.text_of(node);
    const std::string words = lexicon::phrase_words(heading);
    if (words.empty() || heading.size() > 400) continue;
    ++count;
    only = heading;
    const std::size_t least = std::min(count_words(words), count_words(stated_words));
    if (least >= 3 && shared_words(words, stated_words) * 10 >= least * 6) return heading;
  }
  return stated.empty() && count == 1 ? only : stated;
}

bool is_agency(std::string_view name) {
  constexpr std::array<std::string_view, 30> agencies = {"reuters",
                                                         "associated press",
                                                         "ap",
                                                         "afp",
                                                         "agence france presse",
                                                         "efe",
                                                         "agencia efe",
                                                         "lusa",
                                                         "agencia lusa",
                                                         "ansa",
                                                         "dpa",
                                                         "xinhua",
                                                         "tass",
                                                         "itar tass",
                                                         "bloomberg",
                                                         "upi",
                                                         "kyodo",
                                                         "yonhap",
                                                         "agencia brasil",
                                                         "agencia estado",
                                                         "estadao conteudo",
                                                         "folhapress",
                                                         "europa press",
                                                         "telam",
                                                         "notimex",
                                                         "prensa latina",
                                                         "sputnik",
                                                         "anadolu",
                                                         "ria novosti",
                                                         "kcna"};
  const std::string words = lexicon::phrase_words(name);
  return std::any_of(agencies.begin(), agencies.end(),
                     [&](std::string_view agency) { return words == agency || words.starts_with(std::string(agency) + " "); });
}

void add_author(std::string name, Metadata& metadata) {
  for (const std::string_view lead : {"By ", "Por ", "by ", "por ", "BY ", "POR "}) {
    if (name.starts_with(lead)) name.erase(0, lead.size());
  }
  if (name.empty() || name.size() > 120 || name.starts_with("http")) return;
  if (std::find(metadata.authors.begin(), metadata.authors.end(), name) == metadata.authors.end()) metadata.authors.push_back(std::move(name));
}

void read_microdata(const HtmlTree& tree, Metadata& metadata, std::string& visible_date) {
  std::string visible_author;
  for (std::uint32_t node = 0; node < tree.nodes().size(); ++node) {
    const Node& n = tree[node];
    if (n.attributes == 0 || n.tag == Tag::meta) continue;
    const std::string_view property = tree.attribute(node, "itemprop");
    if (property == "datePublished" || property == "dateCreated") {
      std::string_view stated = tree.attribute(node, "datetime");
      if (stated.empty()) stated = tree.attribute(node, "content");
      if (metadata.published.empty()) metadata.published = stated.empty() ? tree.text_of(node) : std::string(stated);
    }
    if (property == "headline" && metadata.title.empty()) metadata.title = tree.text_of(node);
    const bool author = property == "author" || tree.attribute(node, "rel") == "author";
    if (author && visible_author.empty()) visible_author = tree.text_of(node);
    if (n.tag == Tag::time && visible_date.empty()) {
      const std::string_view stated = tree.attribute(node, "datetime");
      visible_date = stated.empty() ? tree.text_of(node) : std::string(stated);
      if (!date_of(visible_date)) visible_date.clear();
    }
    if (n.tag == Tag::link && tree.attribute(node, "rel") == "canonical" && metadata.url.empty()) metadata.url = tree.attribute(node, "href");
  }
  if (metadata.authors.empty()) add_author(visible_author, metadata);
}

// Day-first numeric dates near the top of an element named like a date or byline.
std::optional<Day> find_visible_date(const HtmlTree& tree, const MonthWords& months) {
  for (std::uint32_t node = 0; node < tree.nodes().size(); ++node) {
    if (tree[node].attributes == 0 || tree.end(node) - node > 12) continue;
    const std::string names = text::lower(std::string(tree.attribute(node, "class")) + " " + std::string(tree.attribute(node, "id")));
    const bool dated = names.find("date") != std::string::npos || names.find("data") != std::string::npos ||
                       names.find("fecha") != std::string::npos || names.find("time") != std::string::npos ||
                       names.find("publish") != std::string::npos || names.find("byline") != std::string::npos ||
                       names.find("meta") != std::string::npos;
    if (!dated) continue;
    const std::string text = tree.text_of(node);
    for (std::size_t i = 0; i + 10 <= text.size() && i < 200; ++i) {
      const bool starts = text[i] >= '0' && text[i] <= '9' && (i == 0 || text[i - 1] < '0' || text[i - 1] > '9');
      if (!starts) continue;
      if (auto day = date_of(std::string_view(text).substr(i, 10))) return day;
    }
    if (auto day = date_in_words(text, months)) return day;
  }
  return std::nullopt;
}

std::string language_code(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  return primary.size() == 2 ? text::lower(primary) : std::string();
}

using Meta = std::map<std::string, std::string, std::less<>>;

// Fills `to` from the first of the named fields, if it is still empty.
void first(const Meta& meta, std::string& to, Names names) {
  for (const std::string_view name : names) {
    if (!to.empty()) return;
    if (const auto found = meta.find(name); found != meta.end()) to = found->second;
  }
}

void read_fields(const Meta& meta, Metadata& metadata) {
  first(meta, metadata.title, {"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"});
  // clang-format off
  first(meta, metadata.published, {
      "article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
      "dcterms.date", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
      "article.published", "cxenseparse:recs:publishtime", "shareaholic:article_published_time", "ptime", "citation_publication_date"});
  // clang-format on
  first(meta, metadata.modified, {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"});
  first(meta, metadata.url, {"og:url"});
  first(meta, metadata.description, {"og:description", "description", "twitter:description", "dc.description"});
  if (!metadata.authors.empty()) return;
  std::string author;
  first(meta, author, {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "twitter:data1"});
  if (author.find("://") == std::string::npos) add_author(author, metadata);
}

void decide_date(const HtmlTree& tree, std::string_view url, const std::string& visible_date, Metadata& metadata, const MonthWords& months) {
  if (!date_of(metadata.published)) metadata.published = visible_date;
  metadata.date = date_of(metadata.published);
  if (!metadata.date) metadata.date = date_in_url(metadata.url.empty() ? url : std::string_view(metadata.url));
  if (!metadata.date) metadata.date = find_visible_date(tree, months);
  if (!metadata.date) metadata.date = date_of(metadata.modified);
}

void decide_language(const HtmlTree& tree, const Meta& meta, Metadata& metadata) {
  metadata.language = language_code(metadata.language);
  if (const std::uint32_t html = tree.find(Tag::html); metadata.language.empty() && html != no_node) {
    metadata.language = language_code(tree.attribute(html, "lang"));
    if (metadata.language.empty()) metadata.language = language_code(tree.attribute(html, "xml:lang"));
  }
  std::string locale;
  first(meta, locale, {"og:locale"});
  if (metadata.language.empty()) metadata.language = language_code(locale);
}

}  // namespace

Metadata read_metadata(const HtmlTree& tree, std::string_view url, const MonthWords& months) {
  Metadata metadata;
  for (std::uint32_t node = 0; node < tree.nodes().size(); ++node) {
    if (tree[node].tag != Tag::script) continue;
    if (ascii_lower(tree.attribute(node, "type")).find("ld+json") != std::string::npos) read_json_ld(tree[node].text, metadata);
  }
  const Meta meta = read_meta(tree);
  read_fields(meta, metadata);
  std::string visible_date, site_name;
  read_microdata(tree, metadata, visible_date);
  if (!metadata.url.starts_with("http")) metadata.url = url;
  const std::string host = host_of(metadata.url.empty() ? url : metadata.url);
  if (metadata.title.empty()) {
    if (const std::uint32_t node = tree.find(Tag::title); node != no_node) metadata.title = tree.text_of(node);
  }
  first(meta, site_name, {"og:site_name", "application-name", "twitter:site"});
  metadata.title = choose_title(tree, strip_site(metadata.title, site_name.empty() ? metadata.site : site_name, host));
  if (metadata.site.empty()) metadata.site = site_name.empty() ? host : site_name;
  decide_date(tree, url, visible_date, metadata, months);
  decide_language(tree, meta, metadata);
  for (const std::string& author : metadata.authors) {
    if (metadata.agency.empty() && is_agency(author)) metadata.agency = author;
  }
  return metadata;
}

}  // namespace relata::page
