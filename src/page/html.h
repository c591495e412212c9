// SPDX-License-Identifier: Apache-2.0
// A page as a tree, read leniently in one pass. Depth, attributes, nodes and time are bounded whatever the page holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::page {

/// Elements that reading an article distinguishes; `other` is any other.
enum class Tag : std::uint8_t {
  other,
  document,
  text,
  a,
  article,
  aside,
  b,
  blockquote,
  body,
  br,
  button,
  caption,
  dd,
  del,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  picture,
  pre,
  q,
  s,
  script,
  section,
  select,
  span,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  u,
  ul,
  video,
  audio,
  canvas,
};

inline constexpr std::uint32_t no_node = 0xffffffff;

struct Attribute {
  std::string_view name;  ///< lower-case
  std::string value;      ///< entities resolved
};

struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = no_node, first_child = no_node, last_child = no_node, next = no_node;
  std::uint32_t first_attribute = 0, attributes = 0;
  std::string text;  ///< of text, script, style and title nodes; entities resolved
};

struct HtmlLimits {
  std::size_t depth = 400;          ///< deeper elements are flattened into their parent
  std::size_t attributes = 64;      ///< of one element; further ones are passed over
  std::size_t value_bytes = 32768;  ///< of one attribute
  std::size_t nodes = 400000;       ///< what comes after is passed over
};

/// Node 0 is the document. Nodes stand in document order. Immutable; the tree does not need the page's bytes.
class HtmlTree {
 public:
  /// `page` must be valid UTF-8. Never fails; `warnings` says what was flattened or passed over.
  static HtmlTree parse(std::string_view page, const HtmlLimits& limits = {});

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](std::uint32_t node) const { return nodes_[node]; }
  /// The value, or an empty view if there is none.
  std::string_view attribute(std::uint32_t node, std::string_view name) const;
  bool has_attribute(std::uint32_t node, std::string_view name) const;
  /// First element with that tag in document order, or no_node.
  std::uint32_t find(Tag tag) const;
  /// One past the last descendant: descendants of `node` are (node, end(node)).
  std::uint32_t end(std::uint32_t node) const { return ends_[node]; }
  /// All text below `node`, white space collapsed, scripts left out.
  std::string text_of(std::uint32_t node) const;
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  friend class HtmlBuilder;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::string> warnings_;
};

/// "&amp;", "&#233;", "&eacute;" resolved; what is no entity stays.
std::string resolve_entities(std::string_view text);

/// White space runs become one space; none at either end.
std::string collapse_space(std::string_view text);

}  // namespace relata::page
