// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cues.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace relata::lexicon {
namespace {

class CuesTest : public testing::Test {
 protected:
  Pack compile(std::string_view toml) {
    const auto root = std::filesystem::temp_directory_path() / "relata_cues_test";
    std::filesystem::create_directories(root / "languages/pt");
    std::ofstream(root / "languages/pt/cues.toml") << toml;
    PackWriter writer;
    compile_cues({{root}, "pt"}, writer, faults_);
    std::filesystem::remove_all(root);
    return std::move(*Pack::from_bytes(writer.bytes(), "cues"));
  }
  Faults faults_;
};

TEST_F(CuesTest, LongerPhrasesComeFirst) {
  const Pack pack =
      compile("[[verb]]\nstance='promise'\ncontent=['quote','infinitive']\nlemmas=['dar', 'dar a palavra']\n[[credit]]\nforms=['Com *']\n");
  EXPECT_TRUE(faults_.empty()) << faults_.error().message;
  const Cues cues(pack);
  const auto found = cues.starting_with("dar");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(cues.text(cues.rows()[found[0]].phrase), "dar a palavra");
  EXPECT_EQ(cues.rows()[found[0]].content, content_quote | content_infinitive);
  EXPECT_EQ(static_cast<CueStance>(cues.rows()[found[0]].stance), CueStance::promise);
  EXPECT_TRUE(cues.starting_with("dizer").empty());
  ASSERT_EQ(cues.credits().size(), 1u);
}

TEST_F(CuesTest, FaultsNameTheLine) {
  compile("[[verb]]\nstance='angry'\nlemmas=['dizer', '']\n[[credit]]\nforms=['Reuters']\n");
  ASSERT_EQ(faults_.messages().size(), 3u);
  EXPECT_NE(faults_.messages()[0].find("cues.toml:1: \"angry\""), std::string::npos) << faults_.messages()[0];
  EXPECT_NE(faults_.messages()[2].find("cues.toml:4: the credit form"), std::string::npos) << faults_.messages()[2];
}

}  // namespace
}  // namespace relata::lexicon
