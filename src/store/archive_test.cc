// SPDX-License-Identifier: Apache-2.0
#include "relata/archive.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "relata/format.h"
#include "store/sqlite.h"

namespace relata {
namespace {

Party party(std::string country, std::string sector, std::string name) {
  Party made;
  made.country = std::move(country);
  made.sector = std::move(sector);
  made.name = std::move(name);
  return made;
}

Reading sample(std::string doc, std::string text) {
  Reading reading;
  reading.article.doc = std::move(doc);
  reading.article.text = std::move(text);
  reading.article.language = "pt";
  reading.article_id = std::to_string(std::hash<std::string>{}(reading.article.text));
  Claim claim;
  claim.id = reading.article_id + "/1";
  claim.sentence_span = {0, static_cast<std::uint32_t>(reading.article.text.size())};
  claim.event.type = "CONSULT";
  claim.event.modes = {"visit"};
  claim.event.trigger = {0, 4};
  claim.actors = {party("RUS", "GOV", "Sergey Lavrov")};
  claim.recipients = {party("PRK", "", "")};
  Source source;
  source.party = party("PRK", "JRN", "KCNA");
  claim.sources = {source};
  claim.time = TimeRange{};
  claim.time->begin = claim.time->end = parse_day("2025-07-12");
  reading.claims = {claim};
  return reading;
}

class ArchiveTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("relata_archive_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path store() const { return folder_ / "store.db"; }
  std::filesystem::path folder_;
};

TEST_F(ArchiveTest, TheSameArticleTwiceChangesNothing) {
  auto archive = Archive::open(store(), ArchiveMode::write);
  ASSERT_TRUE(archive) << archive.error().message;
  EXPECT_EQ(archive->add(sample("a", "Lavrov visitou Wonsan.")).value(), Stored::added);
  EXPECT_EQ(archive->add(sample("a", "Lavrov visitou Wonsan.")).value(), Stored::unchanged);
  EXPECT_EQ(archive->add(sample("a", "Lavrov visitou Wonsan ontem.")).value(), Stored::revision);
  const auto counts = archive->counts();
  EXPECT_EQ(counts->articles, 1);
  EXPECT_EQ(counts->revisions, 1);
  EXPECT_EQ(archive->find({})->size(), 1u);
  EXPECT_EQ(archive->text("a").value(), "Lavrov visitou Wonsan ontem.");
  EXPECT_TRUE(archive->has("a", sample("a", "Lavrov visitou Wonsan.").article_id).value());
}

TEST_F(ArchiveTest, FindsByPartyTypeDaySourceAndWords) {
  auto archive = Archive::open(store(), ArchiveMode::write);
  ASSERT_TRUE(archive);
  ASSERT_TRUE(archive->add(sample("a", "Lavrov visitou São Petersburgo.")));
  const auto found = [&](const Query& query) { return archive->find(query)->size(); };
  Query query;
  query.actor = "rus";
  EXPECT_EQ(found(query), 1u);
  query.actor = "PRK";
  EXPECT_EQ(found(query), 0u);
  query = {};
  query.source = "kcna";
  query.type = "CONSULT";
  query.mode = "visit";
  query.from = parse_day("2025-07-12");
  query.to = parse_day("2025-07-12");
  query.words = "sao";
  EXPECT_EQ(found(query), 1u);
  query.from = parse_day("2025-07-13");
  EXPECT_EQ(found(query), 0u);
  query = {};
  query.words = "\"";
  EXPECT_FALSE(archive->find(query));
}

TEST_F(ArchiveTest, CountsDyadsAndVoices) {
  auto archive = Archive::open(store(), ArchiveMode::write);
  ASSERT_TRUE(archive);
  ASSERT_TRUE(archive->add(sample("a", "Lavrov visitou Wonsan.")));
  ASSERT_TRUE(archive->add(sample("b", "Lavrov visita Wonsan.")));
  const auto dyads = archive->dyads({});
  ASSERT_TRUE(dyads) << dyads.error().message;
  ASSERT_EQ(dyads->size(), 1u);
  EXPECT_EQ((*dyads)[0].actor + (*dyads)[0].recipient + (*dyads)[0].type, "RUSPRKCONSULT");
  EXPECT_EQ((*dyads)[0].claims, 2);
  const auto voices = archive->voices({});
  ASSERT_TRUE(voices) << voices.error().message;
  ASSERT_EQ(voices->size(), 1u);
  EXPECT_EQ((*voices)[0].voice, "KCNA");
  EXPECT_EQ((*voices)[0].alone, 2);
  EXPECT_EQ((*voices)[0].types, "CONSULT 2");
}

TEST_F(ArchiveTest, SaysClearlyWhatIsWrongWithAFile) {
  EXPECT_EQ(Archive::open(folder_ / "none.db", ArchiveMode::read).error().kind, ErrorKind::not_found);
  std::ofstream(folder_ / "text.db") << "this is not a database, only some text that is long enough to be read as one by mistake";
  EXPECT_EQ(Archive::open(folder_ / "text.db", ArchiveMode::write).error().kind, ErrorKind::bad_data);
  {
    auto foreign = store::Connection::open(folder_ / "foreign.db", store::Connection::Mode::write);
    ASSERT_TRUE(foreign->execute("CREATE TABLE t (x)"));
    auto newer = store::Connection::open(folder_ / "newer.db", store::Connection::Mode::write);
    ASSERT_TRUE(newer->execute("CREATE TABLE t (x); PRAGMA application_id = 1380734017; PRAGMA user_version = 99"));
  }
  EXPECT_EQ(Archive::open(folder_ / "foreign.db", ArchiveMode::write).error().kind, ErrorKind::bad_data);
  const auto newer = Archive::open(folder_ / "newer.db", ArchiveMode::write);
  EXPECT_EQ(newer.error().kind, ErrorKind::unsupported);
  EXPECT_NE(newer.error().message.find("99"), std::string::npos);
}

TEST_F(ArchiveTest, AWriterThatIsKeptOutChangesNothing) {
  auto archive = Archive::open(store(), ArchiveMode::write);
  ASSERT_TRUE(archive->add(sample("a", "Lavrov visitou Wonsan.")));
  auto other = store::Connection::open(store(), store::Connection::Mode::write);
  auto lock = store::Transaction::begin(*other);
  ASSERT_TRUE(lock);
  const auto refused = archive->add(sample("b", "Kim visitou Moscou."));
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("locked"), std::string::npos);
  EXPECT_EQ(archive->counts()->articles, 1);
}

}  // namespace
}  // namespace relata
