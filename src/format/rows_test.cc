// SPDX-License-Identifier: Apache-2.0
#include "format/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace relata {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Span words_of(const Reading& reading, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(reading.article.text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

/// "Lavrov visitou a Coréia do Norte", said KCNA.
Reading sample() {
  Reading reading;
  reading.article.doc = "exemplo,1";
  reading.article.text = "A agência KCNA disse que “Lavrov visitou a Coréia do Norte\tontem”.";
  reading.article.language = "pt";
  reading.article.published = parse_day("2025-07-13");
  Claim claim;
  claim.id = "0123456789abcdef";
  claim.sentence_span = {0, static_cast<std::uint32_t>(reading.article.text.size())};
  claim.event = {"CONSULT", {"visit"}, {"diplomatic"}, "042", 1, 1.9, 4, words_of(reading, "visitou")};
  Party lavrov;
  lavrov.country = "RUS";
  lavrov.sector = "GOV";
  lavrov.sectors = {"GOV"};
  lavrov.name = "Sergey Lavrov";
  lavrov.mention = words_of(reading, "Lavrov");
  Party korea;
  korea.country = "PRK";
  korea.mention = words_of(reading, "Coréia do Norte");
  claim.actors = {lavrov};
  claim.recipients = {korea};
  claim.time = TimeRange{};
  claim.time->begin = claim.time->end = parse_day("2025-07-12");
  claim.time->mention = words_of(reading, "ontem");
  Source source;
  source.party.name = "KCNA";
  source.party.mention = words_of(reading, "A agência KCNA");
  source.cue = words_of(reading, "disse");
  source.content = words_of(reading, "“Lavrov visitou a Coréia do Norte\tontem”");
  claim.sources = {source};
  claim.quantities = {{"troops", QuantityRelation::more_than, 10000, "", {}}};
  reading.claims = {claim};
  return reading;
}

TEST(ClaimJson, GivesEverySpanInBytesAndCodePoints) {
  const Reading reading = sample();
  const std::string json = claim_json(reading, reading.claims[0]);
  EXPECT_THAT(json, StartsWith(R"({"schema":"relata/claim/1","id":"0123456789abcdef","coder":"relata )"));
  // "A ag\u00eancia KCNA disse que \u201cLavrov": one two-byte and one three-byte code point stand before the name.
  EXPECT_THAT(json, HasSubstr(R"("mention":{"b":[29,35],"c":[26,32],"text":"Lavrov"})"));
  EXPECT_THAT(json, HasSubstr(R"("place":null)"));
  EXPECT_THAT(json, HasSubstr(R"("begin":"2025-07-12")"));
  EXPECT_THAT(json, HasSubstr(R"("relation":"more than","value":10000)"));
  EXPECT_EQ(json, claim_json(reading, reading.claims[0]));
}

TEST(Rows, HaveAsManyCellsAsTheirFormatHasColumns) {
  const Reading reading = sample();
  const Claim& claim = reading.claims[0];
  EXPECT_EQ(format::plain_row(reading, claim).size(), format::plain_columns().size());
  EXPECT_EQ(format::polecat_columns().size(), 40u);
  EXPECT_EQ(format::polecat_row(reading, claim).size(), 40u);
  EXPECT_EQ(format::icews_columns().size(), 20u);
  EXPECT_EQ(format::icews_row(reading, claim).size(), 20u);
  EXPECT_EQ(format::gdelt_row(reading, claim).size(), 61u);
  EXPECT_EQ(format::petrarch_row(reading, claim).size(), 6u);
}

TEST(Rows, KeepTheirShapeWhateverTheTextHolds) {
  const Reading reading = sample();
  for (const Format format : {Format::tsv, Format::polecat, Format::icews, Format::gdelt, Format::petrarch}) {
    const std::string row = render(reading, format);
    EXPECT_EQ(std::count(row.begin(), row.end(), '\n'), 1);
    const std::string header = format_header(format);
    if (!header.empty()) {
      EXPECT_EQ(std::count(row.begin(), row.end(), '\t'), std::count(header.begin(), header.end(), '\t'));
    }
  }
  EXPECT_THAT(render(reading, Format::csv), HasSubstr("\"exemplo,1\""));
  EXPECT_THAT(format::gdelt_row(reading, reading.claims[0])[4], StartsWith("2025.526"));
}

TEST(Rows, PloverKeepsTheVoiceInAnExtension) {
  EXPECT_THAT(render(sample(), Format::plover), HasSubstr(R"("relata":{"status":"actual","polarity":"positive","sources":[{)"));
}

TEST(Table, FitsTheTerminalAndNamesTheVoice) {
  const std::string table = render_table(sample(), {40, false});
  EXPECT_THAT(table, HasSubstr("CONSULT/visit actual  Sergey Lavrov (RUS:GOV) -> Coréia do Norte (PRK)"));
  EXPECT_THAT(table, HasSubstr("says KCNA"));
  EXPECT_THAT(table, HasSubstr("…"));
  EXPECT_THAT(render_table(sample(), {40, true}), HasSubstr("\x1b["));
}

TEST(Formats, AreFoundByName) {
  EXPECT_EQ(find_format("gdelt"), Format::gdelt);
  EXPECT_FALSE(find_format("xml"));
  EXPECT_THAT(format_names(), HasSubstr("jsonl|csv"));
}

TEST(Days, SurviveARoundTripAndNothingElseIsADay) {
  EXPECT_EQ(format_day(*parse_day("2024-02-29")), "2024-02-29");
  for (const char* wrong : {"2023-02-29", "2024-2-9", "2024-02-29T10:00", "", "x", "20240229"}) EXPECT_FALSE(parse_day(wrong)) << wrong;
}

}  // namespace
}  // namespace relata
