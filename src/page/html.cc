// SPDX-License-Identifier: Apache-2.0
// A tokeniser and tree builder for reading, not for rendering. It follows the WHATWG rules that matter to text: void
// elements, raw text (script, style, title, textarea), implied end tags of p, li, dt, dd, tr, td, th and option, end
// tags that match nothing passed over. Mis-nested inline markup is closed with its block. Each byte is looked at a
// fixed number of times and the stack of open elements is at most HtmlLimits::depth high, so that 100,000 nested or
// unclosed tags and attributes cost linear time. Example: "<ul><li>a<li>b</ul>" gives two items. Why not libxml2: it
// gives up at depth 256 or, with its huge option, searches attributes and stack in quadratic time (docs/decisions.md).
// Named entities are those of libxml2's table. Tested by: html_test.cc, fuzz/page_html.cc.
#include "page/html.h"

#include <algorithm>
#include <utility>

#include "page/html_tags.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_' || c == '.';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Finds "</name" without regard to case.
std::size_t find_end_tag(std::string_view page, std::size_t from, std::string_view name) {
  for (std::size_t at = page.find("</", from); at != std::string_view::npos; at = page.find("</", at + 2)) {
    const std::string_view found = page.substr(at + 2, name.size());
    if (found.size() == name.size() && ascii_lower(found) == name) return at;
  }
  return page.size();
}

}  // namespace

// Reads the page from left to right.
class HtmlBuilder {
 public:
  HtmlBuilder(std::string_view page, const HtmlLimits& limits) : page_(page), limits_(limits) {
    tree_.nodes_.reserve(std::min<std::size_t>(page.size() / 24 + 16, limits.nodes));
    tree_.nodes_.push_back({});
    tree_.nodes_[0].tag = Tag::document;
    open_.push_back({0, "#document", 0, false});
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
    if (attributes_dropped_) warn("an element has more than " + std::to_string(limits_.attributes) + " attributes: the rest was passed over");
    find_ends();
    return std::move(tree_);
  }

 private:
  struct Open {
    std::uint32_t node;  // of a flattened element: the node that takes its content
    std::string name;
    std::uint32_t depth;
    bool flattened;
  };
  static constexpr std::size_t searched_levels = 512;  // how far up an end tag may look

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
    const Tag tag = find_tag(name);
    if (tag == Tag::html || tag == Tag::body) return;  // what comes after still belongs to the page
    const std::size_t last = open_.size() > searched_levels ? open_.size() - searched_levels : 1;
    for (std::size_t i = open_.size(); i-- > last;) {
      if (open_[i].name == name) {
        open_.resize(i);
        return;
      }
      if (!open_[i].flattened && is_wall(tree_.nodes_[open_[i].node].tag) && tag != Tag::table && tag != Tag::tr && tag != Tag::tbody) break;
    }
    if (tag == Tag::br) add_node(Tag::br);
  }

  void close_implied(Tag tag) {
    // Only what stands open innermost, inline elements in between closed along.
    const auto close = [&](auto&& ends, auto&& stops) {
      for (std::size_t i = open_.size(); i-- > 1 && open_.size() - i < 12;) {
        const Tag open = open_[i].flattened ? find_tag(open_[i].name) : tree_.nodes_[open_[i].node].tag;
        if (ends(open)) {
          open_.resize(i);
          return;
        }
        if (stops(open)) return;
      }
    };
    const auto block = [](Tag open) { return ends_paragraph(open) || is_wall(open); };
    if (ends_paragraph(tag)) close([](Tag open) { return open == Tag::p; }, block);
    // A heading that was never closed does not swallow the article.
    const bool ends_heading = tag == Tag::p || tag == Tag::ul || tag == Tag::ol || tag == Tag::blockquote || (tag >= Tag::h1 && tag <= Tag::h6);
    if (ends_heading) {
      close([](Tag open) { return open >= Tag::h1 && open <= Tag::h6; },
            [](Tag open) { return (open < Tag::h1 || open > Tag::h6) && (ends_paragraph(open) || is_wall(open)); });
    }
    if (tag == Tag::li)
      close([](Tag open) { return open == Tag::li; },
            [](Tag open) { return open == Tag::ul || open == Tag::ol || open == Tag::menu || is_wall(open); });
    if (tag == Tag::dd || tag == Tag::dt)
      close([](Tag open) { return open == Tag::dd || open == Tag::dt; }, [](Tag open) { return open == Tag::dl || is_wall(open); });
    if (tag == Tag::option) close([](Tag open) { return open == Tag::option; }, [](Tag open) { return open == Tag::select; });
    const auto table = [](Tag open) { return open == Tag::table; };
    if (tag == Tag::td || tag == Tag::th)
      close([](Tag open) { return open == Tag::td || open == Tag::th; }, [&](Tag open) { return table(open) || open == Tag::tr; });
    if (tag == Tag::tr) close([](Tag open) { return open == Tag::tr; }, table);
    if (tag == Tag::tbody || tag == Tag::tfoot) close([](Tag open) { return open == Tag::tbody || open == Tag::thead || open == Tag::tfoot; }, table);
  }

  void read_start_tag(std::size_t name_at) {
    const std::string name = read_name(name_at);
    const Tag tag = find_tag(name);
    close_implied(tag);
    bool again = false;  // a second <body> is none
    if (tag == Tag::html) again = std::exchange(seen_html_, true);
    if (tag == Tag::body) again = std::exchange(seen_body_, true);
    const std::uint32_t node = again ? no_node : add_node(tag);
    const bool closed = read_attributes(node);
    if (again || is_void(name)) return;
    if (is_raw(tag)) return read_raw(node, name);
    if (closed && tag == Tag::other) return;
    // Wrappers that say nothing go first, so that what they wrap keeps its shape.
    const std::uint32_t depth = open_.back().depth;
    const bool plain = tree_.nodes_[node].attributes == 0 && (tag == Tag::div || tag == Tag::span || tag == Tag::other);
    const bool flattened = depth >= limits_.depth || (plain && depth >= limits_.depth / 2);
    flattened_ = flattened_ || flattened;
    if (flattened)
      open_.push_back({open_.back().node, name, depth, true});
    else
      open_.push_back({node, name, depth + 1, false});
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
    while (at_ < page_.size() && !is_blank(page_[at_]) && page_[at_] != '=' && page_[at_] != '>' && (page_[at_] != '/' || at_ == begin)) ++at_;
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
    const std::string_view kept = find_attribute(ascii_lower(name));
    if (kept.empty()) return;
    tree_.attributes_.push_back({kept, resolve_entities(text::clip(value, limits_.value_bytes))});
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
  std::size_t at_ = 0;
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
