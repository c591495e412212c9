// SPDX-License-Identifier: Apache-2.0
#include "page/extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include "page/encoding.h"
#include "page/page_date.h"
#include "text/utf8.h"

namespace relata::page {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const BoilerplateFinder& finder() {
  static const BoilerplateFinder shipped = [] {
    const char* source = std::getenv("RELATA_SOURCE");
    std::vector<lexicon::BoilerplatePhrase> phrases;
    static std::vector<lexicon::Pack> packs;
    for (const char* language : {"pt", "en", "es"}) {
      lexicon::Faults faults;
      lexicon::PackWriter writer;
      lexicon::compile_boilerplate({{source == nullptr ? "." : source}, language}, writer, faults);
      packs.push_back(lexicon::Pack::from_bytes(writer.bytes(), language).value());
      for (const auto& phrase : lexicon::boilerplate_phrases(packs.back())) phrases.push_back(phrase);
    }
    return BoilerplateFinder(phrases);
  }();
  return shipped;
}

ExtractedPage extract(std::string_view html, const std::string& url = "") {
  auto page = extract_page({html, url, "", nullptr}, finder());
  EXPECT_TRUE(page) << page.error().message;
  return page ? std::move(*page) : ExtractedPage{};
}

constexpr std::string_view sample =
    R"(<!DOCTYPE html><html lang="pt-BR"><head><meta charset="utf-8"><title>Chanceleres assinam acordo de pesca em Lisboa | Gazeta do Bloco</title>
<meta property="og:site_name" content="Gazeta do Bloco"><meta property="og:title" content="Chanceleres assinam acordo de pesca">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Chanceleres assinam acordo de pesca em Lisboa",
 "datePublished":"2025-07-12T23:10:00-03:00","author":[{"@type":"Person","name":"Ana Silva"}],}]}</script></head>
<body><nav><a href="/">In&iacute;cio</a> <a href="/mundo">Mundo</a></nav>
<div id="page"><article class="post"><h1 class="entry-title">Chanceleres assinam acordo de pesca em Lisboa</h1>
<div class="byline">Por Ana Silva, de Lisboa<br>12/07/2025 às 23h10</div>
<div class="share-buttons"><a>Facebook</a><a>Twitter</a></div>
<div class="entry-content"><p>Os chanceleres do Brasil e de Portugal assinaram neste s&aacute;bado um acordo de pesca que vinha sendo negociado h&aacute; tr&ecirc;s anos, informou o Itamaraty.</p>
<figure><img src="x.jpg"><figcaption>Os ministros ap&oacute;s a assinatura</figcaption></figure>
<p>O texto prev&ecirc; cotas <b>iguais</b> para as duas frotas<sup>1</sup>, disse o ministro, e entra em vigor em janeiro.</p>
<p>Continua após a publicidade</p><div class="ad">Compre agora o nosso produto maravilhoso com desconto de 50 por cento.</div>
<h2>Reação</h2><ul><li>A Espanha pediu para ver o texto antes de comentar.</li><li>Marrocos não comentou.</li></ul>
<p><strong>Leia também:</strong> <a href="/x">Governo anuncia cortes no orçamento</a></p>
<p>Segundo a agência Lusa, as duas partes voltam a se reunir em outubro.</p></div>
<div class="related"><h3>Relacionadas</h3><ul><li><a href="/1">Outra notícia qualquer</a></li></ul></div></article>
<div id="comments"><h3>LEAVE A REPLY</h3><form><textarea>Please enter your comment!</textarea></form><p>Um leitor escreveu que o acordo é péssimo para os pescadores do norte do país, que vão perder tudo.</p></div></div>
<footer><p>Todos os direitos reservados</p></footer></body></html>)";

TEST(Extract, TakesTheArticleAndLeavesTheRest) {
  const ExtractedPage page = extract(sample);
  EXPECT_EQ(page.article.text,
            "Chanceleres assinam acordo de pesca em Lisboa\n\n"
            "Os chanceleres do Brasil e de Portugal assinaram neste sábado um acordo de pesca que vinha sendo "
            "negociado há três anos, informou o Itamaraty.\n\n"
            "O texto prevê cotas iguais para as duas frotas1, disse o ministro, e entra em vigor em janeiro.\n\n"
            "Reação\n\nA Espanha pediu para ver o texto antes de comentar.\n\nMarrocos não comentou.\n\n"
            "Segundo a agência Lusa, as duas partes voltam a se reunir em outubro.");
  EXPECT_THAT(page.captions, ElementsAre("Os ministros após a assinatura"));
  EXPECT_EQ(page.article.text.substr(page.article.headline.begin, page.article.headline.size()), "Chanceleres assinam acordo de pesca em Lisboa");
  ASSERT_EQ(page.blocks.size(), 7U);
  EXPECT_EQ(page.blocks[3].kind, BlockKind::heading);
  EXPECT_EQ(page.blocks[4].kind, BlockKind::item);
}

TEST(Extract, ReadsTheMetadata) {
  const ExtractedPage page = extract(sample, "https://www.gazeta.example/mundo/acordo");
  EXPECT_EQ(page.metadata.title, "Chanceleres assinam acordo de pesca em Lisboa");
  EXPECT_EQ(page.metadata.published, "2025-07-12T23:10:00-03:00");
  EXPECT_EQ(page.article.published, date_of("2025-07-12"));
  EXPECT_THAT(page.article.authors, ElementsAre("Ana Silva"));
  EXPECT_EQ(page.metadata.site, "Gazeta do Bloco");
  EXPECT_EQ(page.metadata.language, "pt");
  EXPECT_EQ(page.article.url, "https://www.gazeta.example/mundo/acordo");
}

TEST(Extract, NoWordsAreGluedAndBreaksPartParagraphs) {
  const ExtractedPage page = extract(
      "<title>Acuerdo en Madrid</title><div id=x>El ministro de Chile llegó ayer a Madrid para firmar el acuerdo de "
      "pesca.<br><br>La reunión duró tres horas, según "
      "la agencia Efe, y terminó sin declaraciones.<div>Después viajó a París, donde le esperaba el canciller de "
      "Francia.</div><table><tr><td>Chile<td>10<tr><td>España<td>20</table></div>");
  EXPECT_THAT(page.article.text, HasSubstr("acuerdo de pesca.\n\nLa reunión"));
  EXPECT_THAT(page.article.text, HasSubstr("declaraciones.\n\nDespués"));
  EXPECT_THAT(page.article.text, HasSubstr("Chile | 10\n\nEspaña | 20"));
}

TEST(Extract, OtherEncodings) {
  const std::string latin =
      "<html><head><meta http-equiv=Content-Type content='text/html; "
      "charset=iso-8859-1'><title>A\xE7\xE3o</title></head><body><p>A negocia\xE7\xE3o entre os dois "
      "pa\xEDses terminou sem acordo, disse o ministro \x93"
      "das Rela\xE7\xF5"
      "es Exteriores\x94.</p><p>Uma nova reuni\xE3o foi marcada para mar\xE7o.</p></body></html>";
  EXPECT_THAT(extract(latin).article.text,
              HasSubstr("A negociação entre os dois países terminou sem acordo, disse o ministro “das Relações Exteriores”."));
  EXPECT_EQ(decode_page("a\xE7\xE3o", "utf-8").text, "ação");
  EXPECT_EQ(decode_page(std::string_view("\xFF\xFE"
                                         "a\0\xE7\0",
                                         6),
                        "")
                .text,
            "aç");
  EXPECT_EQ(decode_page("\xEF\xBB\xBFolá", "iso-8859-1").text, "olá");
  EXPECT_EQ(decode_page("<meta charset=iso-8859-1>ação", "").text, "<meta charset=iso-8859-1>ação") << "the label lies";
  EXPECT_EQ(decode_page("", "").text, "");
}

TEST(Extract, ScriptsAreNoText) {
  EXPECT_FALSE(extract_page({"<html><script>var a = 'O governo do Brasil assinou o acordo com a Argentina nesta "
                             "segunda-feira em Brasília.';</script></html>",
                             "", ""},
                            finder()));
  EXPECT_FALSE(extract_page({"", "", "", nullptr}, finder()));
  const ExtractedPage page = extract(
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Acordo\",\"articleBody\":\"O "
      "governo assinou o acordo em "
      "Brasília nesta segunda-feira, disse o ministro.\\nA Argentina confirmou a assinatura horas "
      "depois.\"}</script><div>Carregando</div>");
  EXPECT_THAT(page.article.text, HasSubstr("segunda-feira, disse o ministro.\n\nA Argentina"));
}

void expect_bounded(const std::string& html) {
  const auto start = std::chrono::steady_clock::now();
  const auto page = extract_page({html, "", "", nullptr}, finder());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_LT(seconds, 5.0) << html.substr(0, 40);
  EXPECT_TRUE(!page || !text::find_utf8_error(page->article.text));
}

TEST(Extract, HostilePagesTakeBoundedTime) {
  const std::string prose =
      "<p>O governo assinou o acordo em Brasília nesta segunda-feira, disse o ministro das Relações Exteriores do "
      "país.</p>";
  const auto repeat = [](const std::string& piece, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += piece;
    return all;
  };
  expect_bounded(repeat("<div>", 100000) + prose);
  expect_bounded(repeat("<div>", 100000) + repeat("</span>", 100000) + prose);
  expect_bounded(repeat("<b><i>", 50000) + prose + repeat("</b></i>", 50000));
  expect_bounded("<div " + repeat("a=1 class=x ", 100000) + ">" + prose);
  expect_bounded(repeat("<title>", 100000) + prose);
  expect_bounded(repeat("<p", 200000));
  expect_bounded(repeat("<!-- ", 100000) + prose);
  expect_bounded(repeat("<a href='", 100000));
  expect_bounded(repeat("&#x26;&amp", 200000));
  expect_bounded(repeat("<table><tr><td>", 30000) + prose);
  expect_bounded(repeat("<body>", 100000) + prose);
  expect_bounded(repeat("</br><br>", 100000));
  expect_bounded(std::string(3000000, '<'));
  expect_bounded(repeat("<script type=application/ld+json>[[[[[[", 10000));
}

TEST(Extract, AFlattenedPageStillGivesItsText) {
  std::string html;
  for (int i = 0; i < 2000; ++i) html += "<div>";
  const ExtractedPage page =
      extract(html + "<p>O governo assinou o acordo em Brasília nesta segunda-feira, disse o ministro das Relações Exteriores.</p>");
  EXPECT_THAT(page.article.text, HasSubstr("O governo assinou"));
  ASSERT_FALSE(page.warnings.empty());
  EXPECT_THAT(page.warnings.front(), HasSubstr("flattened"));
}

TEST(PageDate, ReadsFieldsAndAddresses) {
  const auto day = [](int y, unsigned m, unsigned d) { return Day{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}}; };
  EXPECT_EQ(date_of("2025-07-12T08:00:00-03:00"), day(2025, 7, 12));
  EXPECT_EQ(date_of("2025-7-2"), day(2025, 7, 2));
  EXPECT_EQ(date_of("12/07/2025 08h00"), day(2025, 7, 12));
  EXPECT_EQ(date_of("July 12, 2025 8:00 am"), day(2025, 7, 12));
  EXPECT_EQ(date_of("Sat, 12 Jul 2025 08:00:00 GMT"), day(2025, 7, 12));
  EXPECT_FALSE(date_of("99/99/2025"));
  EXPECT_FALSE(date_of("hoje"));
  EXPECT_EQ(date_in_url("https://a.example/2025/07/12/acordo"), day(2025, 7, 12));
  EXPECT_EQ(date_in_url("https://a.example/noticia-20250712-acordo"), day(2025, 7, 12));
  EXPECT_FALSE(date_in_url("https://a.example/123456789/acordo"));
}

TEST(PageDate, ReadsWordsToo) {
  const MonthWords months = {{"julho", 7}, {"july", 7}, {"jul", 7}, {"marco", 3}, {"enero", 1}};
  const auto day = date_of("2025-07-12");
  EXPECT_EQ(date_in_words("Publicado em 12 de julho de 2025, 10h30", months), day);
  EXPECT_EQ(date_in_words("By Ana Silva, July 12, 2025 at 8:00 am", months), day);
  EXPECT_EQ(date_in_words("12 jul. 2025", months), day);
  EXPECT_EQ(date_in_words("1º de março de 2024", months), date_of("2024-03-01"));
  EXPECT_EQ(date_in_words("Viernes 5 de enero del 2024", months), date_of("2024-01-05"));
  EXPECT_FALSE(date_in_words("em julho de 2025", months));
  EXPECT_FALSE(date_in_words("31 de fevereiro", months));
  const auto page = extract_page({"<title>Acordo em Lisboa</title><h1>Acordo em Lisboa</h1><div class=post-date>12 de julho de 2025</div><p>Os "
                                  "chanceleres do Brasil e de Portugal "
                                  "assinaram o acordo de pesca, informou o Itamaraty.</p>",
                                  "", "", &months},
                                 finder());
  ASSERT_TRUE(page);
  EXPECT_EQ(page->article.published, day);
}

TEST(HtmlTree, ClosesWhatIsImplied) {
  const HtmlTree tree = HtmlTree::parse(
      "<ul><li>um<li>dois</ul><p>três<p>quatro<table><tr><td>a<td>b<tr><td>c</table>&eacute;&#8220;&nbsp;&amp;lt; "
      "&bogus;");
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
    if (tree[i].tag == Tag::li || tree[i].tag == Tag::p || tree[i].tag == Tag::td) texts.push_back(tree.text_of(i));
  }
  EXPECT_THAT(texts, ElementsAre("um", "dois", "três", "quatro", "a", "b", "c"));
  EXPECT_THAT(tree.text_of(0), HasSubstr("é“ &lt; &bogus;"));
}

}  // namespace
}  // namespace relata::page
