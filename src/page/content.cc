// SPDX-License-Identifier: Apache-2.0
// Structure first, then density. Subtrees that are boilerplate by tag, role or class are dropped unless they hold most
// of the page's prose. Every paragraph-like element gives its length outside links to its parent and half of it to its
// grandparent (the idea of Readability); elements named like article bodies count more. The best element wins; if its
// parent holds much more prose of the same kind (a body cut into sections by advertisements), the parent is taken
// instead. The winner is read from left to right into blocks: inline elements run together as they stand, <br><br>
// parts paragraphs, block elements part everything, so that no words are glued. Last, short blocks are compared with
// the boilerplate phrases, blocks that are mostly links go, and no block is taken twice. Example: <div
// class="entry-content"><p>O acordo ...</p><div class="share">Facebook</div></div> gives one paragraph. Tested by:
// extract_test.cc, bench/extract.
#include "page/content.h"

#include <algorithm>
#include <unordered_set>

#include "page/markup.h"
#include "text/character.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

// Prose and links below each element, boilerplate subtrees left out.
class Measures {
 public:
  explicit Measures(const HtmlTree& tree) : tree_(tree), hints_(tree.nodes().size()), dropped_(tree.nodes().size()) {
    const auto count = static_cast<std::uint32_t>(tree.nodes().size());
    HintReader hints(tree);
    for (std::uint32_t node = 0; node < count; ++node) hints_[node] = hints.hint_of(node);
    measure_all();
    drop();
  }

  bool dropped(std::uint32_t node) const { return dropped_[node]; }
  Hint hint(std::uint32_t node) const { return hints_[node]; }

 private:
  // Characters of text that stands in paragraphs of some length, links not counted.
  void measure_all() {
    const auto count = static_cast<std::uint32_t>(tree_.nodes().size());
    prose_.assign(count, 0);
    std::uint32_t link_end = 0, dead_end = 0;
    for (std::uint32_t node = 0; node < count; ++node) {
      const Node& n = tree_[node];
      if (n.tag == Tag::a) link_end = std::max(link_end, tree_.end(node));
      if (is_never_text(n.tag) && n.tag != Tag::aside && n.tag != Tag::form && n.tag != Tag::footer) dead_end = std::max(dead_end, tree_.end(node));
      if (n.tag != Tag::text || node < link_end || node < dead_end || n.text.size() < 40) continue;
      prose_[node] = static_cast<std::uint32_t>(n.text.size());
    }
    for (std::uint32_t node = count; node-- > 1;) prose_[tree_[node].parent] += prose_[node];
  }

  void drop() {
    const auto count = static_cast<std::uint32_t>(tree_.nodes().size());
    std::uint32_t dropped_end = 0;
    for (std::uint32_t node = 0; node < count; ++node) {
      if (node < dropped_end) {
        dropped_[node] = true;
        continue;
      }
      const Tag tag = tree_[node].tag;
      const bool condemned = is_never_text(tag) || hints_[node] == Hint::boilerplate;
      if (!condemned || tag == Tag::body || tag == Tag::html || tag == Tag::document) continue;
      // A form or a "widget" around the whole page is a quirk of its system, not boilerplate.
      const bool holds_the_page = prose_[node] * 2 > prose_[0] && prose_[0] > 0 && !is_dead(tag);
      if (holds_the_page) continue;
      dropped_[node] = true;
      dropped_end = tree_.end(node);
    }
  }

  static bool is_dead(Tag tag) { return is_never_text(tag) && tag != Tag::form && tag != Tag::aside && tag != Tag::footer; }

  const HtmlTree& tree_;
  std::vector<Hint> hints_;
  std::vector<bool> dropped_;
  std::vector<std::uint32_t> prose_;
};

struct Piece {
  std::size_t text = 0, links = 0, commas = 0;
};

// Text directly in `node` and in inline elements below it.
Piece own_text(const HtmlTree& tree, const Measures& measures, std::uint32_t node) {
  Piece piece;
  std::uint32_t link_end = 0;
  for (std::uint32_t i = node + 1; i < tree.end(node); ++i) {
    const Node& n = tree[i];
    if (measures.dropped(i) || is_block(n.tag)) {
      i = tree.end(i) - 1;
      continue;
    }
    if (n.tag == Tag::a) link_end = std::max(link_end, tree.end(i));
    if (n.tag != Tag::text) continue;
    piece.text += n.text.size();
    if (i < link_end) piece.links += n.text.size();
    piece.commas += static_cast<std::size_t>(std::count(n.text.begin(), n.text.end(), ','));
  }
  return piece;
}

bool is_top(const HtmlTree& tree, std::uint32_t node) {
  return node == no_node || tree[node].tag == Tag::html || tree[node].tag == Tag::document;
}

// Whether another child of the same parent is named an article's body too: then each is but a part.
bool has_sister_body(const HtmlTree& tree, const Measures& measures, const std::vector<double>& prose, std::uint32_t node) {
  for (std::uint32_t child = tree[tree[node].parent].first_child; child != no_node; child = tree[child].next) {
    if (child != node && !measures.dropped(child) && measures.hint(child) == Hint::body && prose[child] > 0) return true;
  }
  return false;
}

// A body cut into parts by advertisements or wrapped paragraph by paragraph: the element that holds all parts.
std::uint32_t climb(const HtmlTree& tree, const Measures& measures, const std::vector<double>& prose, std::uint32_t best) {
  bool named = false;
  while (measures.hint(best) == Hint::body && !is_top(tree, tree[best].parent)) {
    named = true;
    const std::uint32_t above = tree[best].parent;
    const bool part = has_sister_body(tree, measures, prose, best) || (measures.hint(above) == Hint::body && prose[above] > prose[best]);
    if (!part) break;
    best = above;
  }
  // Nor beyond what is named an article's body, and the wrappers of such parts have few children of their own.
  if (named) return best;
  while (!is_top(tree, tree[best].parent) && tree[best].tag != Tag::article && tree[best].tag != Tag::main) {
    const std::uint32_t above = tree[best].parent;
    if (prose[above] <= prose[best] * 1.25) {
      // Look one further up: wrappers of one child each.
      const std::uint32_t further = tree[above].parent;
      const bool walls = tree[above].tag == Tag::article || tree[above].tag == Tag::main || (further != no_node && tree[further].tag == Tag::body);
      if (further == no_node || walls || prose[further] <= prose[best] * 1.25) break;
    }
    best = above;
  }
  return best;
}

// The element that holds the article, or no_node.
std::uint32_t find_main(const HtmlTree& tree, const Measures& measures) {
  const auto count = static_cast<std::uint32_t>(tree.nodes().size());
  std::vector<double> score(count), prose(count);
  for (std::uint32_t node = 1; node < count; ++node) {
    const Tag tag = tree[node].tag;
    if (measures.dropped(node) || !is_block(tag) || is_heading(tag)) continue;
    const Piece piece = own_text(tree, measures, node);
    if (piece.text < 25 || piece.links * 2 > piece.text) continue;
    const double worth = 1.0 + static_cast<double>(piece.commas) + std::min(3.0, static_cast<double>(piece.text - piece.links) / 100.0);
    // Text that hangs in a <div> between <br> counts for the div itself.
    const std::uint32_t holder = tag == Tag::p || tag == Tag::li || tag == Tag::blockquote || tag == Tag::pre ? tree[node].parent : node;
    const double weight = tag == Tag::li ? 0.4 : 1.0;
    score[holder] += worth * weight;
    if (const std::uint32_t above = tree[holder].parent; above != no_node) score[above] += worth * weight * 0.5;
    prose[node] += static_cast<double>(piece.text - piece.links);
  }
  for (std::uint32_t node = count; node-- > 1;) prose[tree[node].parent] += prose[node];
  std::uint32_t best = no_node;
  double best_score = 0;
  for (std::uint32_t node = 0; node < count; ++node) {
    if (score[node] <= 0) continue;
    const Tag tag = tree[node].tag;
    double factor = 1.0;
    if (measures.hint(node) == Hint::body)
      factor = 1.6;
    else if (tag == Tag::article)
      factor = 1.3;
    else if (tag == Tag::main)
      factor = 1.15;
    else if (tag == Tag::li || tag == Tag::td || tag == Tag::ul || tag == Tag::ol)
      factor = 0.7;
    if (score[node] * factor > best_score) {
      best_score = score[node] * factor;
      best = node;
    }
  }
  return best == no_node ? best : climb(tree, measures, prose, best);
}

// Reads an element into blocks.
class BlockReader {
 public:
  BlockReader(const HtmlTree& tree, const Measures& measures, std::uint32_t root) : tree_(tree), measures_(measures), root_(root) {}

  std::vector<Block> run() {
    // An explicit stack instead of recursion: (node, whether its end is due).
    for (std::uint32_t node = root_; node < tree_.end(root_);) {
      leave_until(node);
      if (measures_.dropped(node) && node != root_) {
        node = tree_.end(node);
        continue;
      }
      node = enter(node);
    }
    leave_until(tree_.end(root_));
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t end;
    Tag tag;
  };

  void leave_until(std::uint32_t node) {
    while (!open_.empty() && open_.back().end <= node) {
      const Tag tag = open_.back().tag;
      open_.pop_back();
      if (tag == Tag::a) --links_;
      if (is_block(tag)) flush();
      if (tag == Tag::td || tag == Tag::th) text_ += " | ";
    }
  }

  std::uint32_t enter(std::uint32_t node) {
    const Node& n = tree_[node];
    if (n.tag == Tag::text) {
      add(n.text);
      return node + 1;
    }
    if (n.tag == Tag::br) {
      ++breaks_;
      text_ += ' ';
      if (breaks_ >= 2) flush();
      return node + 1;
    }
    if (measures_.hint(node) == Hint::byline && tree_.end(node) - node < 60) {
      flush();
      return tree_.end(node);
    }
    if (is_block(n.tag)) flush();
    if (n.tag == Tag::a) ++links_;
    open_.push_back({tree_.end(node), n.tag});
    return node + 1;
  }

  void add(std::string_view text) {
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
      breaks_ = 0;
      kind_ = kind();
    }
    text_ += text;
    if (links_ > 0) linked_ += text.size();
  }

  BlockKind kind() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (is_heading(open->tag)) return BlockKind::heading;
      if (open->tag == Tag::figcaption || open->tag == Tag::figure || open->tag == Tag::caption) return BlockKind::caption;
      if (open->tag == Tag::tr) return BlockKind::row;
      if (open->tag == Tag::li || open->tag == Tag::dd || open->tag == Tag::dt) return BlockKind::item;
      if (open->tag == Tag::blockquote) return BlockKind::quote;
    }
    return BlockKind::paragraph;
  }

  void flush() {
    Block block{kind_, collapse_space(text_), 0};
    breaks_ = 0;
    const std::size_t bytes = text_.size(), linked = linked_;
    text_.clear();
    linked_ = 0;
    while (block.text.ends_with(" |")) block.text.erase(block.text.size() - 2);
    if (block.text == "|" || block.text.empty()) return;
    block.link_share = bytes == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(bytes);
    blocks_.push_back(std::move(block));
  }

  const HtmlTree& tree_;
  const Measures& measures_;
  std::uint32_t root_;
  std::vector<Block> blocks_;
  std::vector<Open> open_;
  std::string text_;
  std::size_t linked_ = 0, links_ = 0, breaks_ = 0;
  BlockKind kind_ = BlockKind::paragraph;
};

bool ends_like_prose(std::string_view text) {
  std::size_t i = text.size();
  while (i > 0) {
    const char32_t c = text::decode_before(text, i);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ':') return true;
    if (!text::is_quote(c) && c != ')') return false;
  }
  return false;
}

}  // namespace

std::vector<Block> find_content(const HtmlTree& tree, const BoilerplateFinder& boilerplate, std::string_view headline) {
  const Measures measures(tree);
  const std::uint32_t main = find_main(tree, measures);
  if (main == no_node) return {};
  std::vector<Block> blocks = BlockReader(tree, measures, main).run();
  std::vector<Block> kept;
  std::unordered_set<std::string> seen;
  const std::string headline_words = lexicon::phrase_words(headline);
  std::size_t prose = 0;
  bool in_box = false;
  for (Block& block : blocks) {
    const bool is_prose = (ends_like_prose(block.text) && block.text.size() > 60) || block.text.size() > 200;
    const std::string words = lexicon::phrase_words(block.text);
    if (words.empty() || (!headline_words.empty() && words == headline_words)) continue;
    const auto heading = boilerplate.heading(block.text);
    if (heading == BoilerplateFinder::Heading::tail && prose > 200) break;
    if (heading != BoilerplateFinder::Heading::none) {
      in_box = true;
      continue;
    }
    if (boilerplate.is_boilerplate(block.text)) continue;
    if (block.link_share > 0.6 && (block.text.size() < 240 || in_box)) continue;
    if (is_prose && block.link_share < 0.5) in_box = false;
    if (in_box && (block.kind == BlockKind::item || block.link_share > 0.2)) continue;
    if (block.text.size() >= 25 && !seen.insert(words).second) continue;
    if (is_prose) prose += block.text.size();
    kept.push_back(std::move(block));
  }
  // Headings that nothing follows.
  while (!kept.empty() && kept.back().kind == BlockKind::heading) kept.pop_back();
  return kept;
}

}  // namespace relata::page
