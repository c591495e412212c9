// SPDX-License-Identifier: Apache-2.0
// Class names of content systems are made of few words ("td-post-content", "article__share-bar", "c-related-list"), so
// they are cut at everything that is no letter and at inner capitals, and the words are looked up. The words below were
// collected from the markup habits of WordPress themes, Drupal, Arc and Joomla and from how Portuguese, Spanish and
// English sites name their boxes. Example: "m-article__body js-share" says body and boilerplate at once: the stronger,
// body, wins when the word pair is a known body name. Tested by: extract_test.cc.
#include "page/markup.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace relata::page {
namespace {

// All lists are sorted.
// Words that condemn an element when they stand in its class or id.
constexpr std::string_view boilerplate_words[] = {"ad",
                                                  "addthis",
                                                  "addtoany",
                                                  "ads",
                                                  "adsbygoogle",
                                                  "advert",
                                                  "advertisement",
                                                  "advertising",
                                                  "advertorial",
                                                  "anuncio",
                                                  "anuncios",
                                                  "apoie",
                                                  "banner",
                                                  "breadcrumb",
                                                  "breadcrumbs",
                                                  "busca",
                                                  "carousel",
                                                  "comentario",
                                                  "comentarios",
                                                  "comment",
                                                  "comments",
                                                  "compartilhamento",
                                                  "compartilhar",
                                                  "compartilhe",
                                                  "compartir",
                                                  "consent",
                                                  "cookie",
                                                  "cookies",
                                                  "dfp",
                                                  "disqus",
                                                  "donate",
                                                  "donation",
                                                  "dropdown",
                                                  "follow",
                                                  "footer",
                                                  "gdpr",
                                                  "gpt",
                                                  "hashtags",
                                                  "jp",
                                                  "keywords",
                                                  "leiamais",
                                                  "leiatambem",
                                                  "lgpd",
                                                  "lightbox",
                                                  "livefyre",
                                                  "login",
                                                  "maislidas",
                                                  "membership",
                                                  "menu",
                                                  "migalhas",
                                                  "modal",
                                                  "mostread",
                                                  "nav",
                                                  "navbar",
                                                  "navegacao",
                                                  "navigation",
                                                  "newsletter",
                                                  "offcanvas",
                                                  "outbrain",
                                                  "overlay",
                                                  "pager",
                                                  "paginacao",
                                                  "pagination",
                                                  "partilha",
                                                  "partilhar",
                                                  "patrocinado",
                                                  "poll",
                                                  "popular",
                                                  "popup",
                                                  "premium",
                                                  "promo",
                                                  "promoted",
                                                  "promotion",
                                                  "publi",
                                                  "publicidad",
                                                  "publicidade",
                                                  "quiz",
                                                  "rating",
                                                  "ratings",
                                                  "readalso",
                                                  "readmore",
                                                  "recomendadas",
                                                  "recomendados",
                                                  "recommend",
                                                  "recommendations",
                                                  "recommended",
                                                  "relacionada",
                                                  "relacionadas",
                                                  "relacionado",
                                                  "relacionados",
                                                  "related",
                                                  "relateds",
                                                  "respond",
                                                  "rodape",
                                                  "saibamais",
                                                  "screenreader",
                                                  "search",
                                                  "share",
                                                  "sharebar",
                                                  "sharedaddy",
                                                  "shares",
                                                  "sharethis",
                                                  "sharing",
                                                  "sidebar",
                                                  "siga",
                                                  "signup",
                                                  "social",
                                                  "socials",
                                                  "sponsor",
                                                  "sponsored",
                                                  "subscribe",
                                                  "subscription",
                                                  "taboola",
                                                  "taglist",
                                                  "tags",
                                                  "toolbar",
                                                  "tooltip",
                                                  "trending",
                                                  "vejatambem",
                                                  "widget",
                                                  "widgets"};

// Words that condemn only together with no body word: they also name parts of real articles.
constexpr std::string_view byline_words[] = {"assinatura", "author",   "authors", "autor",   "autores",
                                             "byline",     "dateline", "firma",   "pubdate", "timestamp"};

// Names of the element that holds the text, as they come out when cut and joined by spaces.
constexpr std::string_view body_names[] = {
    "article body",      "article content", "article detail",     "article inner",    "article main",   "article text",       "articlebody",
    "articulo body",     "articulo cuerpo", "body content",       "body copy",        "body nota",      "contenido articulo", "contenido nota",
    "contenido noticia", "content text",    "conteudo materia",   "conteudo noticia", "conteudo texto", "corpo materia",      "corpo noticia",
    "corpo texto",       "cuerpo articulo", "cuerpo nota",        "cuerpo noticia",   "cuerpo texto",   "entry body",         "entry content",
    "field body",        "field name body", "materia conteudo",   "materia texto",    "mc article",     "news article body",  "news body",
    "news content",      "news detail",     "news text",          "nota body",        "nota contenido", "nota cuerpo",        "noticia conteudo",
    "noticia corpo",     "noticia cuerpo",  "noticia texto",      "paragraph text",   "post body",      "post content",       "post text",
    "rich text",         "richtext",        "story article body", "story body",       "story content",  "story text",         "texto conteudo",
    "texto cuerpo",      "texto materia",   "texto nota",         "texto noticia"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Names of posts and colours of utilities are no names of boxes: "category-social", "tag-cookie", "md:hidden".
bool is_telling(std::string_view token) {
  return !token.starts_with("tag-") && !token.starts_with("category-") && token.find_first_of(":[(") == std::string_view::npos;
}

std::string telling_tokens(std::string_view names) {
  std::string kept;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    if (is_telling(names.substr(0, end))) kept.append(names.substr(0, end)).push_back(' ');
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return kept;
}

// " article body js share " of "article__body jsShare"
std::string words_of(std::string_view names) {
  std::string words = " ";
  bool lower_before = false;
  for (const char c : names) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!is_letter(c)) {
      if (words.back() != ' ') words.push_back(' ');
      lower_before = false;
      continue;
    }
    if (upper && lower_before) words.push_back(' ');
    words.push_back(upper ? static_cast<char>(c | 0x20) : c);
    lower_before = !upper;
  }
  if (words.back() != ' ') words.push_back(' ');
  return words;
}

template <std::size_t size>
bool holds(const std::string_view (&list)[size], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

// "has-sidebar", "no-comments": the word tells of something beside the element or of nothing.
bool is_negated(std::string_view words, std::size_t at) {
  constexpr std::string_view before[] = {"com", "con", "has", "no", "not", "sem", "sin", "with", "without"};
  if (at < 2) return false;
  const std::size_t begin = words.rfind(' ', at - 2) + 1;
  return holds(before, words.substr(begin, at - 1 - begin));
}

// Whether a run of `length` words, or one of fewer, stands in the list.
template <std::size_t size>
bool has_any(std::string_view words, const std::string_view (&list)[size], std::size_t length) {
  for (std::size_t at = 1; at < words.size();) {
    std::size_t end = at;
    for (std::size_t n = 0; n < length && end < words.size(); ++n) {
      end = words.find(' ', n == 0 ? at : end + 1);
      if (end == std::string_view::npos) break;
      if (holds(list, words.substr(at, end - at)) && !is_negated(words, at)) return true;
    }
    at = words.find(' ', at);
    if (at == std::string_view::npos) break;
    ++at;
  }
  return false;
}

bool is_hidden(const HtmlTree& tree, std::uint32_t node) {
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = tree.attribute(node, "style");
  return style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

// What class and id say.
Hint hint_of_names(std::string_view names) {
  const std::string words = words_of(telling_tokens(names));
  if (words.size() <= 1) return Hint::none;
  const bool condemned = has_any(words, boilerplate_words, 1);
  if (has_any(words, body_names, 3)) {
    // "article-body-footer" is no body; "article-body js-ad-slot" is one.
    constexpr std::string_view parts[] = {"caption", "comment", "comments", "footer", "header", "meta", "related", "share", "sidebar", "title"};
    return has_any(words, parts, 1) ? (condemned ? Hint::boilerplate : Hint::none) : Hint::body;
  }
  // Elementor calls every part of a page a widget.
  const bool elementor = names.find("elementor-") != std::string_view::npos;
  if (condemned && !elementor) return Hint::boilerplate;
  return has_any(words, byline_words, 1) ? Hint::byline : Hint::none;
}

}  // namespace

Hint HintReader::hint_of(std::uint32_t node) {
  if (tree_[node].attributes == 0) return Hint::none;
  if (is_hidden(tree_, node)) return Hint::boilerplate;
  const std::string_view role = tree_.attribute(node, "role");
  if (!role.empty()) {
    for (const std::string_view dead :
         {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "menubar", "toolbar"}) {
      if (role == dead) return Hint::boilerplate;
    }
  }
  const std::string_view property = tree_.attribute(node, "itemprop");
  if (property == "articleBody" || property == "reviewBody" || tree_.attribute(node, "name") == "articleBody") return Hint::body;
  std::string names(tree_.attribute(node, "class"));
  for (const std::string_view attribute : {"id", "data-component"}) {
    const std::string_view more = tree_.attribute(node, attribute);
    if (!more.empty()) names.append(1, ' ').append(more);
  }
  Hint hint = Hint::none;
  if (!names.empty()) {
    const auto [found, fresh] = known_.try_emplace(std::move(names), Hint::none);
    if (fresh) found->second = hint_of_names(found->first);
    hint = found->second;
  }
  const bool author = hint == Hint::none && (property == "author" || tree_.attribute(node, "rel") == "author");
  return author ? Hint::byline : hint;
}

bool is_never_text(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::noscript:
    case Tag::template_:
    case Tag::nav:
    case Tag::footer:
    case Tag::form:
    case Tag::button:
    case Tag::select:
    case Tag::textarea:
    case Tag::iframe:
    case Tag::svg:
    case Tag::object:
    case Tag::aside:
    case Tag::dialog:
    case Tag::head:
    case Tag::input:
    case Tag::label:
    case Tag::option:
    case Tag::menu:
    case Tag::audio:
    case Tag::video:
    case Tag::canvas:
    case Tag::del:
    case Tag::link:
    case Tag::meta:
    case Tag::title:
      return true;
    default:
      return false;
  }
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::caption:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
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
    case Tag::html:
    case Tag::li:
    case Tag::main:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
    case Tag::document:
      return true;
    default:
      return false;
  }
}

}  // namespace relata::page
