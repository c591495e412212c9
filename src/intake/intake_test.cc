// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "intake/date.h"
#include "intake/detect.h"
#include "intake/json_record.h"
#include "intake/sources.h"

namespace relata::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Everything a stream gives: "doc|text" for documents, "! message" for errors.
std::vector<std::string> all(std::string_view bytes, const IntakeLimits& limits = {}) {
  auto source = open_stream(open_memory(bytes), "in", limits);
  std::vector<std::string> seen;
  while (seen.size() < 100000) {
    auto document = source->next();
    if (!document)
      seen.push_back("! " + document.error().message);
    else if (!*document)
      return seen;
    else
      seen.push_back((*document)->doc + "|" + (*document)->content);
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

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

TEST(Intake, PlainTextIsTakenByteForByte) {
  EXPECT_THAT(all("Título\r\n\r\nO acordo foi assinado.\n"), ElementsAre("in|Título\r\n\r\nO acordo foi assinado.\n"));
  EXPECT_THAT(all("{curly} text is text"), ElementsAre("in|{curly} text is text"));
}

TEST(Intake, JsonLinesGiveARecordALine) {
  EXPECT_THAT(all("{\"id\": 7, \"text\": \"um\"}\n\n{\"url\": \"https://a.example/x\", \"text\": "
                  "\"dois\"}\r\n{\"text\": \"três\", \"claims\": [1]}"),
              ElementsAre("7|um", "https://a.example/x|dois", "in#4|três"));
}

TEST(Intake, ABadRecordDoesNotStopTheOthers) {
  const auto seen = all("{\"text\": \"um\"}\n{\"text\": }\n[1]\n{\"text\": \"\"}\n{\"text\": \"a\xE9z\"}\n{\"text\": \"dois\"}\n");
  EXPECT_THAT(seen, ElementsAre("in#1|um", HasSubstr("in#2: not valid JSON"), "! in#3: not a JSON object", HasSubstr("in#4: record has no text"),
                                HasSubstr("in#5: byte 11 is not UTF-8 (truncated sequence)"), "in#6|dois"));
}

TEST(Intake, ALineBeyondTheLimitIsOneErrorAndReadingGoesOn) {
  const std::string text = "{\"text\": \"um\"}\n{\"text\": \"" + std::string(3'000'000, 'x') + "\"}\n{\"text\": \"dois\"}\n";
  EXPECT_THAT(all(text, {.record_bytes = 1'000'000, .text_bytes = 1'000'000}),
              ElementsAre("in#1|um", "! in#2: the line has 3000012 bytes, more than the limit of 1000000", "in#3|dois"));
  EXPECT_THAT(all(std::string(2000, 'x'), {.record_bytes = 1000, .text_bytes = 1000}), ElementsAre(HasSubstr("! in: has more than 1000 bytes")));
}

TEST(Intake, SaysWhatItCannotRead) {
  EXPECT_THAT(all(""), ElementsAre("! in: is empty"));
  EXPECT_THAT(all(" \n"), ElementsAre("! in: is empty"));
  EXPECT_THAT(all("%PDF-1.7 ..."), ElementsAre(HasSubstr("is a PDF file")));
  EXPECT_THAT(all(std::string_view("\x7f"
                                   "ELF\0\0\0\1",
                                   8)),
              ElementsAre(HasSubstr("is a program")));
  EXPECT_THAT(all("texto em latim: a\xE7\xE3o"), ElementsAre(HasSubstr("! in: byte 17 is not UTF-8")));
  EXPECT_FALSE(open_documents({"/no/such/file"}).has_value());
  EXPECT_FALSE(open_documents({"/no/such/*.txt"}).has_value());
}

TEST(Intake, DecompressesWhateverTheName) {
  const std::string lines = "{\"text\": \"um\"}\n{\"text\": \"dois\"}\n";
  EXPECT_THAT(all(gzip(lines)), ElementsAre("in#1|um", "in#2|dois"));
  EXPECT_THAT(all(gzip("{\"text\": \"um\"}\n") + gzip("{\"text\": \"dois\"}\n")), ElementsAre("in#1|um", "in#2|dois"));
  EXPECT_THAT(all(zstd(lines)), ElementsAre("in#1|um", "in#2|dois"));
  EXPECT_THAT(all(zstd("{\"text\": \"um\"}\n") + zstd("{\"text\": \"dois\"}\n")), ElementsAre("in#1|um", "in#2|dois"));
}

TEST(Intake, ATruncatedGzipGivesWhatItHasAndSaysSo) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += "{\"text\": \"registro " + std::to_string(i * 7919) + "\"}\n";
  const std::string whole = gzip(lines);
  const auto seen = all(whole.substr(0, whole.size() / 2));
  ASSERT_GE(seen.size(), 10U);
  EXPECT_EQ(seen.front(), "in#1|registro 0");
  EXPECT_THAT(seen.back(), HasSubstr("gzip data breaks off"));
  std::string damaged = whole;
  damaged[whole.size() / 2] ^= 0x55;
  EXPECT_THAT(all(damaged).back(), HasSubstr("in: gzip data"));
}

TEST(Intake, FoldersAreReadInOrderOfNames) {
  const auto folder = std::filesystem::temp_directory_path() / ("relata-intake-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "b");
  std::ofstream(folder / "c.txt") << "terceiro";
  std::ofstream(folder / "a.txt") << "primeiro";
  std::ofstream(folder / "b" / "x.txt") << "segundo";
  std::ofstream(folder / ".hidden") << "nada";
  std::vector<std::string> texts;
  auto source = open_documents({folder.string(), (folder / "*.txt").string()});
  ASSERT_TRUE(source);
  for (auto document = (*source)->next(); document && *document; document = (*source)->next()) texts.push_back((*document)->content);
  EXPECT_THAT(texts, ElementsAre("primeiro", "segundo", "terceiro", "primeiro", "terceiro"));
  std::filesystem::remove_all(folder);
}

RawDocument record(std::string_view json) {
  auto read = JsonRecordReader({}).read(json, "in#1");
  EXPECT_TRUE(read) << read.error().message;
  return read ? *read : RawDocument{};
}

TEST(JsonRecord, TakesNewsPleaseUnchanged) {
  const RawDocument document = record(
      R"({"authors": ["Ana Silva"], "date_download": "2025-07-13 00:00:00", "date_publish": "2025-07-12 08:30:00", "description": "None", "filename": "x.json",
          "language": "pt", "maintext": "O acordo foi assinado.", "source_domain": "www.gazeta.example", "title": "Acordo", "title_page": null, "url": "https://www.gazeta.example/a"})");
  EXPECT_EQ(document.doc, "https://www.gazeta.example/a");
  EXPECT_EQ(document.content, "O acordo foi assinado.");
  EXPECT_EQ(document.date, parse_date("2025-07-12"));
  EXPECT_EQ(document.language, "pt");
  EXPECT_EQ(document.title, "Acordo");
  EXPECT_THAT(document.authors, ElementsAre("Ana Silva"));
}

TEST(JsonRecord, TakesTrafilaturaUnchanged) {
  const RawDocument document = record(
      R"({"title": "Acuerdo", "author": "Juan P\u00e9rez; Luisa G\u00f3mez", "hostname": "diario.example", "date": "2024-06-19", "fingerprint": "ab12", "id": null, "license": null,
          "raw_text": "menos", "source": "https://diario.example/n", "source-hostname": "Diario", "excerpt": "None", "categories": "", "tags": "", "text": "Se firm\u00f3 el acuerdo.", "language": null})");
  EXPECT_EQ(document.doc, "https://diario.example/n");
  EXPECT_EQ(document.url, "https://diario.example/n");
  EXPECT_EQ(document.content, "Se firmó el acuerdo.");
  EXPECT_THAT(document.authors, ElementsAre("Juan Pérez", "Luisa Gómez"));
  EXPECT_EQ(document.date, parse_date("2024-06-19"));
}

TEST(JsonRecord, TheStringNoneIsNothing) {
  const RawDocument document =
      record(R"({"id": "None", "url": "None", "text": "um", "title": "None", "date": "None", "authors": "None", "lang": "pt-BR"})");
  EXPECT_EQ(document.doc, "in#1");
  EXPECT_EQ(document.title, "");
  EXPECT_FALSE(document.date);
  EXPECT_TRUE(document.authors.empty());
  EXPECT_EQ(document.language, "pt");
}

TEST(Date, ReadsWhatMachinesWrite) {
  const auto day = [](int y, unsigned m, unsigned d) { return Day{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}}; };
  EXPECT_EQ(parse_date("2025-07-12T23:30:00-03:00"), day(2025, 7, 12));
  EXPECT_EQ(parse_date("2025/07/12"), day(2025, 7, 12));
  EXPECT_EQ(parse_date("20250712"), day(2025, 7, 12));
  EXPECT_EQ(parse_date("20250712T101500Z"), day(2025, 7, 12));
  EXPECT_EQ(parse_date("Sat, 12 Jul 2025 08:00:00 GMT"), day(2025, 7, 12));
  EXPECT_EQ(parse_date("12 Jul 2025 08:00:00 +0000"), day(2025, 7, 12));
  for (const char* text : {"", "None", "2025-13-01", "2025-02-30", "1234", "julho", "99999999", "12 Foo 2025", "2025-07"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Detect, LooksAtContentOnly) {
  EXPECT_EQ(detect_format("<!DOCTYPE html><html>"), Format::html);
  EXPECT_EQ(detect_format("\n <html lang=pt>"), Format::html);
  EXPECT_EQ(detect_format("<?xml version=\"1.0\"?><rss version=\"2.0\">"), Format::feed);
  EXPECT_EQ(detect_format("<feed xmlns=\"http://www.w3.org/2005/Atom\">"), Format::feed);
  EXPECT_EQ(detect_format("WARC/1.0\r\n"), Format::warc);
  EXPECT_EQ(detect_format("[{\"text\":"), Format::json_array);
  EXPECT_EQ(detect_format("{\n  \"version\": "), Format::json_object);
  EXPECT_EQ(detect_format("{\"text\": 1}\n"), Format::json_lines);
  EXPECT_EQ(detect_format("https://a.example/1\nhttps://a.example/2\n"), Format::url_list);
  EXPECT_EQ(detect_format("[Moscou] O governo disse"), Format::text);
  EXPECT_EQ(detect_format("<3 é um coração"), Format::text);
  EXPECT_EQ(detect_format("\xEF\xBB\xBF{\"text\": 1}\n"), Format::json_lines);
  EXPECT_EQ(detect_format(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)), Format::html);
}

TEST(Record, HostAndLanguage) {
  EXPECT_EQ(host_of("https://www.Folha.example:8080/a?b"), "folha.example");
  EXPECT_EQ(host_of("ftp://x/y"), "");
  EXPECT_EQ(language_code("PT_br"), "pt");
  EXPECT_EQ(language_code("Portuguese"), "");
}

}  // namespace
}  // namespace relata::intake
