// SPDX-License-Identifier: Apache-2.0
#include "lexicon/predicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lexicon/codebook.h"

namespace relata::lexicon {
namespace {

using testing::HasSubstr;

/// Compiles one predicates file beside our codebooks; the faults' text, or empty.
class PredicatesFile {
 public:
  explicit PredicatesFile(const std::string& toml) {
    namespace fs = std::filesystem;
    const fs::path root = fs::path(testing::TempDir()) / ("relata_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root);
    fs::create_directories(root / "languages/xx/predicates");
    fs::create_directories(root / "codebooks");
    for (const char* name : {"plover.toml", "cameo.toml"}) fs::copy_file(fs::path("codebooks") / name, root / "codebooks" / name);
    std::ofstream(root / "languages/xx/classes.toml") << "[[class]]\nname = \"weapon\"\nlemmas = [\"arma\"]\n";
    std::ofstream(root / "languages/xx/predicates/test.toml") << toml;
    const Sources sources{{root}, "xx"};
    Faults found;
    PackWriter writer;
    compile_codebook(sources, writer, found);
    compile_predicates(sources, writer, found);
    for (const std::string& message : found.messages()) faults += message + '\n';
    bytes = writer.bytes();
    fs::remove_all(root);
  }
  std::string faults;
  std::vector<std::byte> bytes;
};

TEST(Predicates, SenseOverridesItsFrame) {
  const PredicatesFile file(
      "[[frame]]\ntype = \"ASSAULT\"\npos = \"verb\"\nactor = \"subj\"\nrecipient = \"obj | in:obj\"\ncameo = \"190\"\n"
      "senses = [{ lemma = \"abrir fogo contra\", cameo = \"193\", modes = [\"firearms\"], when = [\"has prep:contra/sobre\", \"obj in weapon\"], "
      "example = \"E\", expect = \"RUS > UKR\" }]\n");
  ASSERT_EQ(file.faults, "");
  const Pack pack = *Pack::from_bytes(file.bytes, "test");
  const Predicates predicates(pack);
  ASSERT_EQ(predicates.starting_with("abrir").size(), 1u);
  const SenseRow& sense = predicates.sense(predicates.starting_with("abrir").front().row);
  EXPECT_EQ(predicates.text(sense.cameo), "193");
  EXPECT_EQ(predicates.text(sense.id), "xx:abrir fogo contra#1");
  EXPECT_EQ(predicates.texts(sense.words).size(), 3u);
  ASSERT_EQ(predicates.slots(sense.recipient).size(), 2u);
  EXPECT_EQ(predicates.slots(sense.recipient)[1].inner, 1);
  EXPECT_EQ(predicates.conditions(sense.conditions).size(), 2u);
  EXPECT_EQ(predicates.text(predicates.examples().front().expect), "RUS > UKR");
}

TEST(Predicates, FaultsNameFileAndLine) {
  const PredicatesFile file(
      "[[frame]]\ntype = \"ASSUALT\"\nmodes = [\"gas\"]\ncameo = \"999\"\npos = \"verb\"\nactor = \"sbj\"\nrecipient = \"obj\"\n"
      "senses = [\n  { lemma = \"atacar\", when = [\"obj in wepon\"], expect = \"RUS\" },\n]\n");
  EXPECT_THAT(file.faults, HasSubstr("test.toml:9: atacar: type ASSUALT is not in codebook plover"));
  EXPECT_THAT(file.faults, HasSubstr("code 999 is not in codebook cameo"));
  EXPECT_THAT(file.faults, HasSubstr("example is missing"));
  EXPECT_THAT(file.faults, HasSubstr("expect must read ACTORS > RECIPIENTS"));
  EXPECT_THAT(file.faults, HasSubstr("no slot is called sbj"));
  EXPECT_THAT(file.faults, HasSubstr("no noun class is called wepon"));
}

TEST(Predicates, TheSameSenseTwiceIsAFault) {
  const std::string frame =
      "[[frame]]\ntype = \"ASSAULT\"\npos = \"verb\"\nactor = \"subj\"\nsenses = [{ lemma = \"atacar\", example = \"E\", expect = \">\" }]\n";
  EXPECT_THAT(PredicatesFile(frame + frame).faults, HasSubstr("the same sense stands in test.toml:5"));
}

TEST(Predicates, JoinBindsTighterThanAlternative) {
  const PredicatesFile file(
      "[[frame]]\ntype = \"CONSULT\"\npos = \"verb\"\nactor = \"prep:entre | subj + prep:com\"\nsenses = [{ lemma = \"reunir\", example = \"E\", "
      "expect = \">\" }]\n");
  ASSERT_EQ(file.faults, "");
  const Pack pack = *Pack::from_bytes(file.bytes, "test");
  const Predicates predicates(pack);
  const auto slots = predicates.slots(predicates.senses().front().actor);
  ASSERT_EQ(slots.size(), 3u);
  EXPECT_EQ(slots[0].joined, 0);
  EXPECT_EQ(slots[1].joined, 1);
  EXPECT_EQ(slots[2].joined, 0);
}

TEST(Codebook, ScoresAndCodes) {
  const PredicatesFile file("");
  const Pack pack = *Pack::from_bytes(file.bytes, "test");
  const Codebook codebook(pack);
  const TypeRow* consult = codebook.type("CONSULT");
  ASSERT_NE(consult, nullptr);
  EXPECT_EQ(codebook.score(*consult, "visit"), 4);
  EXPECT_EQ(codebook.score(*consult, "none such"), 2.5);
  EXPECT_EQ(pack.text(consult->becomes), "AGREE");
  ASSERT_NE(codebook.code("051"), nullptr);
  EXPECT_FLOAT_EQ(codebook.code("051")->goldstein[0], 3.4F);
  EXPECT_FLOAT_EQ(codebook.code("106")->goldstein[0], -5.0F);  // that of 10, which gdelt's table has
  EXPECT_EQ(codebook.code("999"), nullptr);
}

}  // namespace
}  // namespace relata::lexicon
