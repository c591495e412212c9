// SPDX-License-Identifier: Apache-2.0
// A tokeniser and tree builder for reading, not for rendering. It follows the WHATWG rules that matter to text: void
// elements, raw text (script, style, title, textarea), implied end tags of p, li, dt, dd, tr, td, th and option, end
// tags that match nothing passed over. Mis-nested inline markup is closed with its block. Each byte is looked at a
// fixed number of times and the stack of open elements is at most HtmlLimits::depth high, so that 100,000 nested or
// unclosed tags and attributes cost linear time. Example: "<ul><li>a<li>b</ul>" gives two items. Why not libxml2: it
// gives up at depth 256 or, with its huge option, searches attributes and stack in quadratic time (docs/decisions.md).
// Named entities are those of libxml2's table. Tested by: html_test.cc, fuzz/page_html.cc.
#include "page/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "text/character.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> table = {{"a", Tag::a},
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
  return table;
}

constexpr std::array<std::string_view, 23> kept_attributes = {
    "class",       "id",     "name",  "content", "property", "itemprop",    "itemtype",      "itemscope",
    "rel",         "type",   "href",  "src",     "lang",     "xml:lang",    "datetime",      "role",
    "aria-hidden", "hidden", "style", "pubdate", "title",    "data-testid", "data-component"};

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 15> names = {"area",  "base",   "br",    "col",  "embed",
                                                      "hr",    "img",    "input", "link", "meta",
                                                      "param", "source", "track", "wbr",  "basefont"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_raw(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::title || tag == Tag::textarea || tag == Tag::iframe;
}

// Elements that end an open paragraph.
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

// Blocks that an end tag inside them cannot reach beyond.
bool is_wall(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::table || tag == Tag::body || tag == Tag::html ||
         tag == Tag::document;
}

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' ||
         c == '_' || c == '.';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

// Finds "</name" without regard to case.
std::size_t find_end_tag(std::string_view page, std::size_t from, std::string_view name) {
  for (std::size_t at = page.find("</", from); at != std::string_view::npos; at = page.find("</", at + 2)) {
    const std::string_view found = page.substr(at + 2, name.size());
    if (found.size() == name.size() && ascii_lower(found) == name) return at;
  }
  return page.size();
}

// Numeric references that windows-1252 habits produce, and those that are no characters.
char32_t repaired_reference(unsigned long number) {
  if (number >= 0x80 && number < 0xa0) {
    const std::string byte(1, static_cast<char>(number));
    const std::string text = text::repair_utf8(byte, text::Utf8Repair::windows_1252);
    std::size_t offset = 0;
    return text::decode(text, offset);
  }
  const bool scalar = number > 0 && number <= 0x10ffff && (number < 0xd800 || number >= 0xe000);
  return scalar ? static_cast<char32_t>(number) : 0xfffd;
}

// Length of the entity at `at` (which is '&') and its text appended; 0 if it is none.
std::size_t take_entity(std::string_view text, std::size_t at, std::string& out) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '#') {
    ++i;
    const bool hex = i < text.size() && (text[i] | 0x20) == 'x';
    if (hex) ++i;
    unsigned long number = 0;
    const std::size_t begin = i;
    for (; i < text.size() && i < begin + 10; ++i) {
      const char c = static_cast<char>(text[i] | 0x20);
      if (text[i] >= '0' && text[i] <= '9')
        number = number * (hex ? 16 : 10) + static_cast<unsigned long>(text[i] - '0');
      else if (hex && c >= 'a' && c <= 'f')
        number = number * 16 + static_cast<unsigned long>(c - 'a' + 10);
      else
        break;
    }
    if (i == begin) return 0;
    text::append_code_point(out, repaired_reference(number));
  } else {
    const std::size_t begin = i;
    while (i < text.size() && i < begin + 12 &&
           ((text[i] >= '0' && text[i] <= '9') || ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z')))
      ++i;
    const std::string name(text.substr(begin, i - begin));
    if (name.empty()) return 0;
    if (name == "apos") {
      out.push_back('\'');
    } else {
      const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      // Without its semicolon only what old pages leave it out of is an entity: "&nbsp", not "&copy=1".
      if (entity == nullptr || (i < text.size() && text[i] != ';' && (text[i] == '=' || entity->value > 255))) return 0;
      text::append_code_point(out, entity->value);
    }
  }
  if (i < text.size() && text[i] == ';') ++i;
  return i - at;
}

}  // namespace

std::string resolve_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t amp = std::min(text.find('&', i), text.size());
    out.append(text, i, amp - i);
    i = amp;
    if (i == text.size()) break;
    const std::size_t taken = take_entity(text, i, out);
    if (taken == 0) out.push_back('&');
    i += std::max<std::size_t>(taken, 1);
  }
  return out;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::decode(text, i);
    if (text::is_space(c) || c == 0xfeff || c == 0x200b) {
      gap = gap || c != 0x200b;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    out.append(text, begin, i - begin);
  }
  return out;
}

// Reads the page from left to right.
class HtmlBuilder {
 public:
  HtmlBuilder(std::string_view page, const HtmlLimits& limits) : page_(page), limits_(limits) {
    tree_.nodes_.reserve(std::min<std::size_t>(page.size() / 24 + 16, limits.nodes));
    tree_.nodes_.push_back({});
    tree_.nodes_[0].tag = Tag::document;
    open_.push_back({0, "#document"});
  }

  HtmlTree run() {
    while (at_ < page_.size() && !full()) {
      const std::size_t markup = std::min(page_.find('<', at_), page_.size());
      add_text(page_.substr(at_, markup - at_));
      at_ = markup;
      if (at_ < page_.size()) read_markup();
    }
    if (full()) warn("more than " + std::to_string(limits_.nodes) + " nodes: the rest of the page was passed over");
    if (flattened_) warn("elements nested deeper than " + std::to_string(limits_.depth) + " were flattened");
    if (attributes_dropped_)
      warn("an element has more than " + std::to_string(limits_.attributes) + " attributes: the rest was passed over");
    find_ends();
    return std::move(tree_);
  }

 private:
  struct Open {
    std::uint32_t node;
    std::string name;
  };

  bool full() const { return tree_.nodes_.size() >= limits_.nodes; }
  void warn(std::string warning) { tree_.warnings_.push_back(std::move(warning)); }

  std::uint32_t add_node(Tag tag) {
    const auto number = static_cast<std::uint32_t>(tree_.nodes_.size());
    const std::uint32_t parent = open_.back().node;
    Node node;
    node.tag = tag;
    node.parent = parent;
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    tree_.nodes_.push_back(std::move(node));
    Node& above = tree_.nodes_[parent];
    if (above.first_child == no_node)
      above.first_child = number;
    else
      tree_.nodes_[above.last_child].next = number;
    above.last_child = number;
    return number;
  }

  void add_text(std::string_view raw) {
    if (raw.empty()) return;
    // Text that an odd "<" cut in two goes on in the same node.
    const std::uint32_t last = tree_.nodes_[open_.back().node].last_child;
    const bool same = last != no_node && tree_.nodes_[last].tag == Tag::text && last + 1 == tree_.nodes_.size();
    const std::uint32_t node = same ? last : add_node(Tag::text);
    tree_.nodes_[node].text += resolve_entities(raw);
  }

  void read_markup() {
    const std::string_view rest = page_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->", 4);
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = std::min(page_.find("]]>", at_), page_.size());
      add_text(page_.substr(at_ + 9, end > at_ + 9 ? end - at_ - 9 : 0));
      at_ = std::min(end + 3, page_.size());
      return;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_to(">", 2);
    const bool end_tag = rest.starts_with("</");
    const std::size_t name_at = at_ + (end_tag ? 2 : 1);
    if (name_at < page_.size() && (page_[name_at] | 0x20) >= 'a' && (page_[name_at] | 0x20) <= 'z')
      return end_tag ? read_end_tag(name_at) : read_start_tag(name_at);
    if (end_tag) return skip_to(">", 2);
    add_text("<");
    ++at_;
  }

  void skip_to(std::string_view mark, std::size_t least) {
    const std::size_t found = page_.find(mark, std::min(at_ + least, page_.size()));
    at_ = found == std::string_view::npos ? page_.size() : found + mark.size();
  }

  std::string read_name(std::size_t from) {
    std::size_t i = from;
    while (i < page_.size() && is_name_char(page_[i]) && i < from + 64) ++i;
    std::string name = ascii_lower(page_.substr(from, i - from));
    while (i < page_.size() && is_name_char(page_[i])) ++i;
    at_ = i;
    return name;
  }

  void read_end_tag(std::size_t name_at) {
    const std::string name = read_name(name_at);
    const std::size_t close = page_.find('>', at_);
    at_ = close == std::string_view::npos ? page_.size() : close + 1;
    if (overflow_ > 0 && !is_void(name)) {
      --overflow_;
      return;
    }
    const auto known = tags().find(name);
    const Tag tag = known == tags().end() ? Tag::other : known->second;
    if (tag == Tag::html || tag == Tag::body) return;  // what comes after still belongs to the page
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].name == name) {
        open_.resize(i);
        return;
      }
      if (is_wall(tree_.nodes_[open_[i].node].tag) && tag != Tag::table && tag != Tag::tr && tag != Tag::tbody) break;
    }
    if (tag == Tag::br) add_node(Tag::br);
  }

  void close_implied(Tag tag) {
    // Only what stands open innermost, inline elements in between closed along.
    const auto close = [&](auto&& ends, auto&& stops) {
      for (std::size_t i = open_.size(); i-- > 1 && open_.size() - i < 12;) {
        const Tag open = tree_.nodes_[open_[i].node].tag;
        if (ends(open)) {
          open_.resize(i);
          return;
        }
        if (stops(open)) return;
      }
    };
    const auto block = [](Tag open) { return ends_paragraph(open) || is_wall(open); };
    if (ends_paragraph(tag)) close([](Tag open) { return open == Tag::p; }, block);
    if (tag == Tag::li)
      close([](Tag open) { return open == Tag::li; },
            [](Tag open) { return open == Tag::ul || open == Tag::ol || open == Tag::menu || is_wall(open); });
    if (tag == Tag::dd || tag == Tag::dt)
      close([](Tag open) { return open == Tag::dd || open == Tag::dt; },
            [](Tag open) { return open == Tag::dl || is_wall(open); });
    if (tag == Tag::option)
      close([](Tag open) { return open == Tag::option; }, [](Tag open) { return open == Tag::select; });
    const auto table = [](Tag open) { return open == Tag::table; };
    if (tag == Tag::td || tag == Tag::th)
      close([](Tag open) { return open == Tag::td || open == Tag::th; },
            [&](Tag open) { return table(open) || open == Tag::tr; });
    if (tag == Tag::tr) close([](Tag open) { return open == Tag::tr; }, table);
    if (tag == Tag::tbody || tag == Tag::tfoot)
      close([](Tag open) { return open == Tag::tbody || open == Tag::thead || open == Tag::tfoot; }, table);
  }

  void read_start_tag(std::size_t name_at) {
    const std::string name = read_name(name_at);
    const auto known = tags().find(name);
    const Tag tag = known == tags().end() ? Tag::other : known->second;
    close_implied(tag);
    bool again = false;  // a second <body> is none
    if (tag == Tag::html) again = std::exchange(seen_html_, true);
    if (tag == Tag::body) again = std::exchange(seen_body_, true);
    const std::uint32_t node = again ? no_node : add_node(tag);
    const bool closed = read_attributes(node);
    if (again || is_void(name)) return;
    if (is_raw(tag)) return read_raw(node, name);
    if (closed && tag == Tag::other) return;
    if (open_.size() >= limits_.depth) {
      flattened_ = true;
      ++overflow_;
      return;
    }
    open_.push_back({node, name});
  }

  void read_raw(std::uint32_t node, const std::string& name) {
    const Tag kind = tree_.nodes_[node].tag;
    std::size_t end = unclosed_ == kind ? page_.size() : find_end_tag(page_, at_, name);
    if (end == page_.size() && kind != Tag::script && kind != Tag::style) {
      unclosed_ = kind;  // none further on either: a title that is never closed ends with the next tag
      end = std::min(page_.find('<', at_), page_.size());
    }
    const std::string_view raw = page_.substr(at_, end - at_);
    tree_.nodes_[node].text = kind == Tag::title || kind == Tag::textarea ? resolve_entities(raw) : std::string(raw);
    at_ = end;
    if (page_.substr(at_).starts_with("</")) skip_to(">", 2);
  }

  // Up to the ">" of the tag; true if it was "/>".
  bool read_attributes(std::uint32_t node) {
    bool slash = false;
    std::size_t count = 0;
    while (at_ < page_.size() && page_[at_] != '>') {
      if (is_blank(page_[at_]) || page_[at_] == '/') {
        slash = page_[at_] == '/';
        ++at_;
        continue;
      }
      if (page_[at_] == '<' && count > 0) return false;  // a tag that was never closed
      slash = false;
      read_attribute(node, ++count);
    }
    if (at_ < page_.size()) ++at_;
    return slash;
  }

  void read_attribute(std::uint32_t node, std::size_t number) {
    const std::size_t begin = at_;
    while (at_ < page_.size() && !is_blank(page_[at_]) && page_[at_] != '=' && page_[at_] != '>' &&
           (page_[at_] != '/' || at_ == begin))
      ++at_;
    if (at_ == begin) ++at_;  // a lone "="
    const std::string_view name = page_.substr(begin, at_ - begin);
    std::size_t i = at_;
    while (i < page_.size() && is_blank(page_[i])) ++i;
    std::string_view value;
    if (i < page_.size() && page_[i] == '=') {
      ++i;
      while (i < page_.size() && is_blank(page_[i])) ++i;
      at_ = i;
      value = read_value();
    }
    if (number > limits_.attributes) attributes_dropped_ = true;
    if (node == no_node || number > limits_.attributes || name.size() > 32) return;
    const std::string lower = ascii_lower(name);
    const auto kept = std::find(kept_attributes.begin(), kept_attributes.end(), lower);
    if (kept == kept_attributes.end()) return;
    tree_.attributes_.push_back({*kept, resolve_entities(text::clip(value, limits_.value_bytes))});
    ++tree_.nodes_[node].attributes;
  }

  std::string_view read_value() {
    if (at_ >= page_.size()) return {};
    const char quote = page_[at_];
    const std::size_t begin = quote == '"' || quote == '\'' ? at_ + 1 : at_;
    std::size_t end = begin;
    if (begin > at_) {
      end = std::min(page_.find(quote, begin), page_.size());
      at_ = std::min(end + 1, page_.size());
    } else {
      while (end < page_.size() && !is_blank(page_[end]) && page_[end] != '>') ++end;
      at_ = end;
    }
    return page_.substr(begin, end - begin);
  }

  // Nodes stand in document order, so a subtree ends where the next node is not below it.
  void find_ends() {
    const auto count = static_cast<std::uint32_t>(tree_.nodes_.size());
    tree_.ends_.resize(count);
    for (std::uint32_t node = count; node-- > 0;) {
      const std::uint32_t last = tree_.nodes_[node].last_child;
      tree_.ends_[node] = last == no_node ? node + 1 : tree_.ends_[last];
    }
  }

  std::string_view page_;
  HtmlLimits limits_;
  HtmlTree tree_;
  std::vector<Open> open_;
  std::size_t at_ = 0, overflow_ = 0;
  bool flattened_ = false, attributes_dropped_ = false, seen_html_ = false, seen_body_ = false;
  Tag unclosed_ = Tag::other;  // a raw element whose end tag is known not to come
};

HtmlTree HtmlTree::parse(std::string_view page, const HtmlLimits& limits) {
  return HtmlBuilder(page, limits).run();
}

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (std::uint32_t i = 0; i < n.attributes; ++i) {
    if (attributes_[n.first_attribute + i].name == name) return attributes_[n.first_attribute + i].value;
  }
  return {};
}

bool HtmlTree::has_attribute(std::uint32_t node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (std::uint32_t i = 0; i < n.attributes; ++i) {
    if (attributes_[n.first_attribute + i].name == name) return true;
  }
  return false;
}

std::uint32_t HtmlTree::find(Tag tag) const {
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    if (nodes_[node].tag == tag) return node;
  }
  return no_node;
}

std::string HtmlTree::text_of(std::uint32_t node) const {
  std::string all;
  if (nodes_[node].tag == Tag::title) return collapse_space(nodes_[node].text);
  for (std::uint32_t i = node; i < ends_[node]; ++i) {
    if (nodes_[i].tag == Tag::text)
      all += nodes_[i].text;
    else if (ends_paragraph(nodes_[i].tag) || nodes_[i].tag == Tag::br || nodes_[i].tag == Tag::td)
      all += ' ';
  }
  return collapse_space(all);
}

}  // namespace relata::page
