// SPDX-License-Identifier: Apache-2.0
// Feeds are read with libxml2's pull parser: only the element that is an item, entry or url is ever a tree, so a feed
// of any length is read in the memory of its largest item. External entities and the network are off; libxml2 bounds
// entity growth and depth. The item's text becomes a small page of HTML (title as <h1>, then content), which the page
// room reads like any other. Tested by: formats_test.cc, fuzz/intake_any.cc.
#include <libxml/xmlreader.h>

#include <algorithm>
#include <cstring>

#include "intake/date.h"
#include "intake/formats.h"
#include "intake/json_record.h"

namespace relata::intake {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string text_of(xmlNodePtr node) {
  xmlChar* content = xmlNodeGetContent(node);
  std::string text(view(content));
  xmlFree(content);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string attribute(xmlNodePtr node, const char* name) {
  xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(value);
  return text;
}

// The markup inside an Atom <content type="xhtml">.
std::string markup_of(xmlNodePtr node) {
  std::string markup;
  xmlBufferPtr buffer = xmlBufferCreate();
  for (xmlNodePtr child = node->children; child != nullptr; child = child->next) xmlNodeDump(buffer, node->doc, child, 0, 0);
  markup = view(xmlBufferContent(buffer));
  xmlBufferFree(buffer);
  return markup;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out.push_back(c);
  }
  return out;
}

struct Item {
  RawDocument document;
  std::string content, summary;  // HTML
};

void read_author(xmlNodePtr node, Item& item) {
  std::string name;
  for (xmlNodePtr child = node->children; child != nullptr; child = child->next) {
    if (view(child->name) == "name") name = text_of(child);
  }
  if (name.empty()) name = text_of(node);
  if (!name.empty()) item.document.authors.push_back(std::move(name));
}

void read_link(xmlNodePtr node, Item& item) {
  const std::string href = attribute(node, "href"), relation = attribute(node, "rel");
  if (href.empty())
    item.document.url = text_of(node);
  else if (relation.empty() || relation == "alternate")
    item.document.url = href;
}

// The parts of a news sitemap's <news:news>.
void read_news(xmlNodePtr node, Item& item) {
  for (xmlNodePtr child = node->children; child != nullptr; child = child->next) {
    const std::string_view name = view(child->name);
    if (name == "title")
      item.document.title = text_of(child);
    else if (name == "publication_date")
      item.document.date = parse_date(text_of(child));
    else if (name == "publication")
      read_news(child, item);
    else if (name == "language")
      item.document.language = language_code(text_of(child));
    else if (name == "name")
      item.document.site = text_of(child);
  }
}

void read_child(xmlNodePtr node, Item& item) {
  const std::string_view name = view(node->name);
  RawDocument& document = item.document;
  if (name == "title" && document.title.empty())
    document.title = text_of(node);
  else if (name == "link")
    read_link(node, item);
  else if (name == "loc")
    document.url = text_of(node);
  else if (name == "guid" || name == "id")
    document.doc = text_of(node);
  else if (name == "pubDate" || name == "published" || name == "date" || name == "issued")
    document.date = parse_date(text_of(node));
  else if (name == "updated" && !document.date)
    document.date = parse_date(text_of(node));
  else if (name == "creator" || name == "author")
    read_author(node, item);
  else if (name == "encoded" || name == "content")
    item.content = attribute(node, "type") == "xhtml" ? markup_of(node) : attribute(node, "type") == "text" ? escaped(text_of(node)) : text_of(node);
  else if (name == "description" || name == "summary")
    item.summary = text_of(node);
  else if (name == "language")
    document.language = language_code(text_of(node));
  else if (name == "news")
    read_news(node, item);
}

class FeedSource final : public DocumentSource {
 public:
  explicit FeedSource(Input input) : input_(std::move(input)) {
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER | XML_PARSE_NOCDATA;
    reader_ = xmlReaderForIO(&FeedSource::give, nullptr, this, nullptr, nullptr, options);
  }
  ~FeedSource() override {
    if (reader_ != nullptr) xmlFreeTextReader(reader_);
  }

  Result<std::optional<RawDocument>> next() override {
    while (!done_ && reader_ != nullptr) {
      const int status = skip_ ? xmlTextReaderNext(reader_) : xmlTextReaderRead(reader_);
      skip_ = false;
      if (status != 1) return finish(status);
      if (xmlTextReaderNodeType(reader_) != XML_READER_TYPE_ELEMENT) continue;
      const std::string_view name = view(xmlTextReaderConstLocalName(reader_));
      if (name == "language" && language_.empty()) read_language();
      if (name != "item" && name != "entry" && name != "url") continue;
      ++number_;
      xmlNodePtr node = xmlTextReaderExpand(reader_);
      skip_ = true;
      if (node == nullptr) return finish(-1);
      auto document = document_of(node);
      if (!document || *document) return document;
    }
    return std::optional<RawDocument>();
  }

 private:
  static int give(void* source, char* to, int size) {
    auto& reader = static_cast<FeedSource*>(source)->input_.reader;
    const std::string_view window = reader.peek(1);
    const std::size_t count = std::min(window.size(), static_cast<std::size_t>(size));
    std::memcpy(to, window.data(), count);
    reader.take(count);
    return static_cast<int>(count);
  }

  void read_language() {
    xmlChar* text = xmlTextReaderReadString(reader_);
    language_ = language_code(view(text));
    xmlFree(text);
  }

  Result<std::optional<RawDocument>> finish(int status) {
    done_ = true;
    if (input_.reader.failure()) return *input_.reader.failure();
    if (status < 0) return Error{ErrorKind::invalid_input, input_.name + ": the XML of the feed is damaged behind item " + std::to_string(number_)};
    if (number_ == 0) return Error{ErrorKind::invalid_input, input_.name + ": a feed without items"};
    return std::optional<RawDocument>();
  }

  // Nothing for an entry that says nothing (a sitemap's plain address).
  Result<std::optional<RawDocument>> document_of(xmlNodePtr node) const {
    Item item;
    for (xmlNodePtr child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) read_child(child, item);
    }
    RawDocument& document = item.document;
    const std::string place = input_.name + "#" + std::to_string(number_);
    if (document.url.empty() && document.doc.starts_with("http")) document.url = document.doc;
    if (document.doc.empty()) document.doc = document.url.empty() ? place : document.url;
    if (document.site.empty()) document.site = host_of(document.url);
    if (document.language.empty()) document.language = language_;
    const std::string& body = item.content.size() >= item.summary.size() ? item.content : item.summary;
    if (body.empty() && document.title.empty()) return std::optional<RawDocument>();
    if (body.size() > input_.limits.record_bytes)
      return Error{ErrorKind::limit, place + ": an item of more than " + std::to_string(input_.limits.record_bytes) + " bytes"};
    if (body.find('<') == std::string::npos && body.find('&') == std::string::npos) {
      document.content = document.title + (body.empty() || document.title.empty() ? "" : "\n\n") + body;
    } else {
      document.kind = ContentKind::html;
      document.charset = "utf-8";
      document.content =
          "<html><body><article><h1>" + escaped(document.title) + "</h1><div class=\"entry-content\"><p>" + body + "</div></article></body></html>";
    }
    return std::optional<RawDocument>(std::move(document));
  }

  Input input_;
  xmlTextReaderPtr reader_ = nullptr;
  std::string language_;
  std::size_t number_ = 0;
  bool done_ = false, skip_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> read_feed(Input input) {
  return std::make_unique<FeedSource>(std::move(input));
}

}  // namespace relata::intake
