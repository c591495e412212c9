// SPDX-License-Identifier: Apache-2.0
#include "page/html_tags.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::page {
namespace {

// Sorted by name.
constexpr std::pair<std::string_view, Tag> tag_names[] = {{"a", Tag::a},
                                                          {"article", Tag::article},
                                                          {"aside", Tag::aside},
                                                          {"audio", Tag::audio},
                                                          {"b", Tag::b},
                                                          {"blockquote", Tag::blockquote},
                                                          {"body", Tag::body},
                                                          {"br", Tag::br},
                                                          {"button", Tag::button},
                                                          {"canvas", Tag::canvas},
                                                          {"caption", Tag::caption},
                                                          {"dd", Tag::dd},
                                                          {"del", Tag::del},
                                                          {"details", Tag::details},
                                                          {"dialog", Tag::dialog},
                                                          {"div", Tag::div},
                                                          {"dl", Tag::dl},
                                                          {"dt", Tag::dt},
                                                          {"em", Tag::em},
                                                          {"fieldset", Tag::fieldset},
                                                          {"figcaption", Tag::figcaption},
                                                          {"figure", Tag::figure},
                                                          {"footer", Tag::footer},
                                                          {"form", Tag::form},
                                                          {"h1", Tag::h1},
                                                          {"h2", Tag::h2},
                                                          {"h3", Tag::h3},
                                                          {"h4", Tag::h4},
                                                          {"h5", Tag::h5},
                                                          {"h6", Tag::h6},
                                                          {"head", Tag::head},
                                                          {"header", Tag::header},
                                                          {"hr", Tag::hr},
                                                          {"html", Tag::html},
                                                          {"i", Tag::i},
                                                          {"iframe", Tag::iframe},
                                                          {"img", Tag::img},
                                                          {"input", Tag::input},
                                                          {"label", Tag::label},
                                                          {"li", Tag::li},
                                                          {"link", Tag::link},
                                                          {"main", Tag::main},
                                                          {"menu", Tag::menu},
                                                          {"meta", Tag::meta},
                                                          {"nav", Tag::nav},
                                                          {"noscript", Tag::noscript},
                                                          {"object", Tag::object},
                                                          {"ol", Tag::ol},
                                                          {"option", Tag::option},
                                                          {"p", Tag::p},
                                                          {"picture", Tag::picture},
                                                          {"pre", Tag::pre},
                                                          {"q", Tag::q},
                                                          {"s", Tag::s},
                                                          {"script", Tag::script},
                                                          {"section", Tag::section},
                                                          {"select", Tag::select},
                                                          {"span", Tag::span},
                                                          {"strike", Tag::del},
                                                          {"strong", Tag::strong},
                                                          {"style", Tag::style},
                                                          {"sub", Tag::sub},
                                                          {"summary", Tag::summary},
                                                          {"sup", Tag::sup},
                                                          {"svg", Tag::svg},
                                                          {"table", Tag::table},
                                                          {"tbody", Tag::tbody},
                                                          {"td", Tag::td},
                                                          {"template", Tag::template_},
                                                          {"textarea", Tag::textarea},
                                                          {"tfoot", Tag::tfoot},
                                                          {"th", Tag::th},
                                                          {"thead", Tag::thead},
                                                          {"time", Tag::time},
                                                          {"title", Tag::title},
                                                          {"tr", Tag::tr},
                                                          {"u", Tag::u},
                                                          {"ul", Tag::ul},
                                                          {"video", Tag::video}};

constexpr std::array<std::string_view, 23> kept_attributes = {
    "class", "id",       "name",     "content", "property",    "itemprop", "itemtype", "itemscope", "rel",   "type",        "href",          "src",
    "lang",  "xml:lang", "datetime", "role",    "aria-hidden", "hidden",   "style",    "pubdate",   "title", "data-testid", "data-component"};

}  // namespace

Tag find_tag(std::string_view name) {
  const auto found = std::lower_bound(std::begin(tag_names), std::end(tag_names), name,
                                      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return found != std::end(tag_names) && found->first == name ? found->second : Tag::other;
}

std::string_view find_attribute(std::string_view name) {
  const auto found = std::find(kept_attributes.begin(), kept_attributes.end(), name);
  return found == kept_attributes.end() ? std::string_view() : *found;
}

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 15> names = {"area", "base", "br",    "col",    "embed", "hr",  "img",     "input",
                                                      "link", "meta", "param", "source", "track", "wbr", "basefont"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_raw(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::title || tag == Tag::textarea || tag == Tag::iframe;
}

bool ends_paragraph(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hr:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::table:
    case Tag::ul:
    case Tag::li:
    case Tag::dd:
    case Tag::dt:
      return true;
    default:
      return false;
  }
}

bool is_wall(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::table || tag == Tag::body || tag == Tag::html || tag == Tag::document;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

}  // namespace relata::page
