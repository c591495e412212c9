// SPDX-License-Identifier: Apache-2.0
// Class names of content systems are made of few words ("td-post-content", "article__share-bar", "c-related-list"), so
// they are cut at everything that is no letter and at inner capitals, and the words are looked up. The words below were
// collected from the markup habits of WordPress themes, Drupal, Arc and Joomla and from how Portuguese, Spanish and
// English sites name their boxes. Example: "m-article__body js-share" says body and boilerplate at once: the stronger,
// body, wins when the word pair is a known body name. Tested by: extract_test.cc.
#include "page/markup.h"

#include <algorithm>
#include <array>
#include <string>

namespace relata::page {
namespace {

// Words that condemn an element when they stand in its class or id.
constexpr std::string_view boilerplate_words[] = {
    "ad",           "ads",          "advert",       "advertisement", "advertising",
    "advertorial",  "adsbygoogle",  "anuncio",      "anuncios",      "publicidade",
    "publicidad",   "publi",        "patrocinado",  "sponsored",     "sponsor",
    "banner",       "promo",        "promoted",     "promotion",     "outbrain",
    "taboola",      "dfp",          "gpt",          "share",         "sharing",
    "sharedaddy",   "shares",       "sharebar",     "sharethis",     "addthis",
    "addtoany",     "compartilhar", "compartilhe",  "compartir",     "compartilhamento",
    "partilhar",    "partilha",     "social",       "socials",       "follow",
    "siga",         "sidebar",      "aside",        "footer",        "rodape",
    "nav",          "navbar",       "navigation",   "navegacao",     "menu",
    "breadcrumb",   "breadcrumbs",  "migalhas",     "pagination",    "pager",
    "paginacao",    "toolbar",      "related",      "relacionados",  "relacionadas",
    "relacionado",  "relacionada",  "relateds",     "recommended",   "recommendations",
    "recommend",    "recomendados", "recomendadas", "saibamais",     "leiamais",
    "leiatambem",   "vejatambem",   "readmore",     "readalso",      "trending",
    "popular",      "mostread",     "maislidas",    "comment",       "comments",
    "comentario",   "comentarios",  "disqus",       "respond",       "livefyre",
    "newsletter",   "subscribe",    "subscription", "signup",        "paywall",
    "cookie",       "cookies",      "consent",      "gdpr",          "lgpd",
    "popup",        "modal",        "overlay",      "lightbox",      "tooltip",
    "dropdown",     "offcanvas",    "widget",       "widgets",       "tags",
    "taglist",      "hashtags",     "keywords",     "print",         "printonly",
    "screenreader", "skip",         "hidden",       "login",         "search",
    "busca",        "jp",           "ratings",      "rating",        "poll",
    "quiz",         "carousel"};

// Words that condemn only together with no body word: they also name parts of real articles.
constexpr std::string_view byline_words[] = {"byline",     "author", "authors",  "autor",     "autores",
                                             "assinatura", "firma",  "dateline", "timestamp", "pubdate"};

// Names of the element that holds the text, as they come out when cut and joined by spaces.
constexpr std::string_view body_names[] = {
    "article body",    "articlebody",      "article content",  "article text",     "article main",
    "article detail",  "article inner",    "entry content",    "post content",     "post body",
    "post text",       "post entry",       "story body",       "story content",    "story text",
    "news body",       "news content",     "news text",        "news detail",      "content body",
    "content text",    "content article",  "content main",     "main content",     "main text",
    "page content",    "single content",   "single post",      "body content",     "body text",
    "body copy",       "rich text",        "richtext",         "field name body",  "field body",
    "td post",         "mc article",       "materia conteudo", "conteudo materia", "materia texto",
    "texto materia",   "corpo materia",    "corpo texto",      "corpo noticia",    "noticia texto",
    "texto noticia",   "noticia conteudo", "noticia corpo",    "conteudo noticia", "news single",
    "nota cuerpo",     "cuerpo nota",      "cuerpo noticia",   "noticia cuerpo",   "cuerpo articulo",
    "articulo cuerpo", "contenido nota",   "nota contenido",   "texto nota",       "contenido noticia",
    "entry body",      "item text"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  }
  return false;
}

bool is_hidden(const HtmlTree& tree, std::uint32_t node) {
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = tree.attribute(node, "style");
  return style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

}  // namespace

Hint hint_of(const HtmlTree& tree, std::uint32_t node) {
  if (tree[node].attributes == 0) return Hint::none;
  if (is_hidden(tree, node)) return Hint::boilerplate;
  const std::string_view role = tree.attribute(node, "role");
  for (const std::string_view dead : {"navigation", "complementary", "banner", "contentinfo", "search", "dialog",
                                      "alert", "menu", "menubar", "toolbar"}) {
    if (role == dead) return Hint::boilerplate;
  }
  const std::string_view property = tree.attribute(node, "itemprop");
  if (property == "articleBody" || property == "reviewBody") return Hint::body;
  const std::string words =
      words_of(std::string(tree.attribute(node, "class")) + " " + std::string(tree.attribute(node, "id")) + " " +
               std::string(tree.attribute(node, "data-component")));
  if (words.size() <= 1)
    return property == "author" || tree.attribute(node, "rel") == "author" ? Hint::byline : Hint::none;
  for (const std::string_view name : body_names) {
    if (has_word(words, name)) {
      const bool tail = has_word(words, "footer") || has_word(words, "comments") || has_word(words, "related") ||
                        has_word(words, "share");
      return tail ? Hint::boilerplate : Hint::body;
    }
  }
  for (const std::string_view word : boilerplate_words) {
    if (has_word(words, word)) return Hint::boilerplate;
  }
  if (property == "author" || tree.attribute(node, "rel") == "author") return Hint::byline;
  for (const std::string_view word : byline_words) {
    if (has_word(words, word)) return Hint::byline;
  }
  return Hint::none;
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
