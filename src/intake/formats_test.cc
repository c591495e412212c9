// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "intake/http.h"
#include "intake/sources.h"

namespace relata::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> all(std::string_view bytes, const IntakeLimits& limits = {}) {
  auto source = open_stream(open_memory(bytes), "in", limits);
  std::vector<std::string> seen;
  while (seen.size() < 1000) {
    auto document = source->next();
    if (!document)
      seen.push_back("! " + document.error().message);
    else if (!*document)
      return seen;
    else
      seen.push_back((*document)->doc + "|" + (*document)->charset + "|" + (*document)->content);
  }
  return seen;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string record(const std::string& type, const std::string& url, const std::string& media, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + media +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& url, const std::string& body, const std::string& headers = "Content-Type: text/html; charset=ISO-8859-1\r\n") {
  return record("response", url, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body);
}

TEST(Warc, GivesPagesAndTextAndPassesTheRestOver) {
  const std::string warc =
      record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
      record("request", "https://a.example/1", "application/http", "GET / HTTP/1.1\r\n\r\n") + page("https://a.example/1", "<p>um</p>") +
      record("response", "https://a.example/2", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nnada") +
      page("https://a.example/3", "x", "Content-Type: image/png\r\n") + record("conversion", "https://a.example/4", "text/plain", "texto");
  const auto expected = ElementsAre("https://a.example/1|iso-8859-1|<p>um</p>", "https://a.example/4||texto");
  EXPECT_THAT(all(warc), expected);
  std::string members;
  members += gzip(record("warcinfo", "", "application/warc-fields", "software: x\r\n"));
  members += gzip(page("https://a.example/1", "<p>um</p>"));
  members += gzip(record("conversion", "https://a.example/4", "text/plain", "texto"));
  EXPECT_THAT(all(members), expected);
}

TEST(Warc, UndoesTheTransport) {
  EXPECT_THAT(all(page("u", "5\r\nabcde\r\n3;x=y\r\nfgh\r\n0\r\n\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
              ElementsAre("u||abcdefgh"));
  EXPECT_THAT(all(page("u", "<p>sem tamanhos</p>", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
              ElementsAre("u||<p>sem tamanhos</p>"));
  EXPECT_THAT(all(page("u", gzip("<p>um</p>"), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")), ElementsAre("u||<p>um</p>"));
}

TEST(Warc, GoesOnBehindDamage) {
  EXPECT_THAT(all("WARC/1.0\r\nContent-Length: 3\r\n\r\nabcdefg lixo\r\nmais lixo\r\n" + page("u", "x")), ElementsAre("u|iso-8859-1|x"));
  const std::string clipped = page("u", "um texto que termina no meio");
  EXPECT_THAT(all(clipped.substr(0, clipped.size() - 15)), ElementsAre(testing::StartsWith("u|iso-8859-1|um texto")));
  EXPECT_THAT(all(page("v", std::string(5000, 'x')) + page("u", "x"), {.record_bytes = 1000, .text_bytes = 1000}),
              ElementsAre(HasSubstr("more than the limit"), "u|iso-8859-1|x"));
}

TEST(Warc, ABombIsRefused) {
  const std::string bomb = gzip(std::string(50'000'000, ' '));
  ASSERT_LT(bomb.size(), 60000U);
  EXPECT_THAT(all(page("u", bomb, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"), {.record_bytes = 1'000'000, .text_bytes = 1'000'000}),
              ElementsAre(HasSubstr("decompressed body has more than")));
  EXPECT_THAT(all(bomb, {.record_bytes = 1'000'000, .text_bytes = 1'000'000}).size(), 1U);
}

TEST(Feed, Rss) {
  const auto seen = all(
      R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>Gazeta</title><language>pt-BR</language>
    <item><title>Acordo &amp; pacto</title><link>https://a.example/1</link><guid>g1</guid><pubDate>Sat, 12 Jul 2025 08:00:00 GMT</pubDate><dc:creator>Ana</dc:creator>
      <content:encoded><![CDATA[<p>O acordo foi assinado.</p>]]></content:encoded><description>curto</description></item>
    <item><title>Dois</title><link>https://a.example/2</link><description>Só texto.</description></item></channel></rss>)");
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_THAT(seen[0], HasSubstr("g1|utf-8|<html><body><article><h1>Acordo &amp; pacto</h1>"));
  EXPECT_THAT(seen[0], HasSubstr("<p>O acordo foi assinado.</p>"));
  EXPECT_EQ(seen[1], "https://a.example/2||Dois\n\nSó texto.");
}

TEST(Feed, AtomAndSitemap) {
  EXPECT_THAT(
      all(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Acuerdo</title><id>urn:1</id><link rel="alternate" href="https://a.example/1"/>
                  <published>2025-07-12T08:00:00Z</published><author><name>Juan</name></author><summary>Texto breve.</summary></entry></feed>)"),
      ElementsAre("urn:1||Acuerdo\n\nTexto breve."));
  EXPECT_THAT(
      all(R"(<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc>
                  <news:news><news:publication><news:name>Gazeta</news:name><news:language>pt</news:language></news:publication><news:publication_date>2025-07-12</news:publication_date>
                  <news:title>Acordo assinado</news:title></news:news></url></urlset>)"),
      ElementsAre("https://a.example/1||Acordo assinado"));
}

TEST(Feed, DamageAndEntitiesAreBounded) {
  EXPECT_THAT(all("<rss><channel><item><title>um</title></item><item><title>do"), testing::Contains(testing::StartsWith("in#1||um")));
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'z'; ++c) {
    laughs += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) laughs += std::string("&") + static_cast<char>(c - 1) + ";";
    laughs += "\">";
  }
  EXPECT_LE(all(laughs + "]><rss><channel><item><title>&y;</title></item></channel></rss>").size(), 2U);
}

TEST(JsonArray, ObjectsOneByOne) {
  EXPECT_THAT(all("[{\"id\": 1, \"text\": \"um } ] \\\" {\"},\n {\"text\": \"dois\", \"x\": [{}]}]"), ElementsAre("1||um } ] \" {", "in#2||dois"));
  EXPECT_THAT(all("[{\"text\": \"" + std::string(5000, 'x') + "\"}, {\"text\": \"dois\"}]", {.record_bytes = 1000, .text_bytes = 1000}),
              ElementsAre(HasSubstr("more than 1000 bytes"), "in#2||dois"));
  EXPECT_THAT(all("[{\"text\": \"um\"}, {\"text\": \"do"), ElementsAre("in#1||um", HasSubstr("breaks off")));
  EXPECT_THAT(all("{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"items\": [{\"id\": \"a\", "
                  "\"content_text\": \"um\"}, {\"id\": \"b\", \"content_html\": \"<p>dois\"}]}"),
              ElementsAre("a||um", "b||<p>dois"));
  EXPECT_THAT(all("{\n\"id\": \"a\",\n\"text\": \"um\"}"), ElementsAre("a||um"));
}

TEST(UrlList, PagesLieBesideTheList) {
  const auto folder = std::filesystem::temp_directory_path() / ("relata-urls-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "day.urls.pages");
  std::ofstream(folder / "day.urls") << "https://a.example/1\nhttps://a.example/2\n";
  std::ofstream(folder / "day.urls.pages" / "1.html") << "<p>um</p>";
  auto source = open_documents({(folder / "day.urls").string()});
  ASSERT_TRUE(source);
  auto first = (*source)->next();
  ASSERT_TRUE(first && *first);
  EXPECT_EQ((*first)->url, "https://a.example/1");
  EXPECT_EQ((*first)->content, "<p>um</p>");
  EXPECT_EQ((*source)->next().error().kind, ErrorKind::not_found);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace relata::intake
