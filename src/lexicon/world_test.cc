// SPDX-License-Identifier: Apache-2.0
// Actors, roles and places: what the loaders make of small files, what they find fault with, and how a user's folder overrides ours.
#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "lexicon/actors.h"
#include "lexicon/places.h"
#include "lexicon/roles.h"

namespace relata::lexicon {
namespace {

class World : public testing::Test {
 protected:
  void SetUp() override {
    root_ = std::filesystem::temp_directory_path() / ("relata_world_" + std::to_string(::getpid()));
    std::filesystem::remove_all(root_);
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  void file(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  Pack compiled(CompileDomain domain, std::vector<std::string> roots = {"ours"}) {
    Sources sources;
    sources.language = "pt";
    for (const std::string& one : roots) sources.roots.push_back(root_ / one);
    PackWriter writer;
    domain(sources, writer, faults_);
    return std::move(*Pack::from_bytes(writer.bytes(), "test"));
  }
  /// The rows that a whole text names.
  static std::vector<std::uint32_t> named(const NameIndex& index, std::string_view text) {
    std::vector<Token> tokens;
    scan(text, 0, tokens);
    std::vector<NameMatch> matches;
    index.match(tokens, 0, matches);
    std::vector<std::uint32_t> rows;
    for (const NameMatch& match : matches) {
      for (const NameRef& ref : match.refs) {
        if (match.last + 1 == tokens.size()) rows.push_back(ref.row);
      }
    }
    return rows;
  }

  std::filesystem::path root_;
  Faults faults_;
};

const char* const state =
    "[[state]]\nid = \"PRT\"\nname = \"Portugal\"\npt = { names = [\"Portugal\"], demonyms = [\"português\"], capital = [\"Lisboa\"], seats = [] }\n";

TEST_F(World, DemonymsBend) {
  file("ours/world/states.toml", state);
  file("ours/languages/pt/demonyms.toml", "ending = [{ ending = \"ês\", forms = [\"esa\", \"eses\", \"esas\"] }]\n");
  const Pack pack = compiled(compile_actors);
  ASSERT_TRUE(faults_.empty());
  const Actors actors(pack);
  for (const char* name : {"Portugal", "português", "portuguesas", "Lisboa"}) EXPECT_EQ(named(actors.names(), name).size(), 1U) << name;
  EXPECT_TRUE(named(actors.names(), "portuguê").empty());
}

TEST_F(World, FaultsNameLineAndWayOut) {
  file("ours/world/organisations.toml",
       "[[organisation]]\nid = \"x/y\"\ncountry = \"Portugal\"\nsector = \"GOVX\"\nnames = [\"Y\"]\n[[organisation]]\nid = \"x/y\"\nnames = "
       "[\"Z\"]\n");
  compiled(compile_actors);
  ASSERT_EQ(faults_.messages().size(), 3U);
  EXPECT_NE(faults_.messages()[0].find("organisations.toml:1: country Portugal"), std::string::npos) << faults_.messages()[0];
  EXPECT_NE(faults_.messages()[1].find("GOVX is not PLOVER's"), std::string::npos);
  EXPECT_NE(faults_.messages()[2].find("x/y stands already in line 1"), std::string::npos);
}

TEST_F(World, AUsersFolderOverridesOurs) {
  file("ours/world/states.toml", state);
  file("users/world/states.toml",
       "[[state]]\nid = \"PRT\"\nname = \"Portugal\"\npt = { names = [\"Lusitânia\"], demonyms = [], capital = [], seats = [] }\n");
  const Pack pack = compiled(compile_actors, {"ours", "users"});
  const Actors actors(pack);
  EXPECT_EQ(named(actors.names(), "Lusitânia").size(), 1U);
  EXPECT_TRUE(named(actors.names(), "Lisboa").empty());
}

TEST_F(World, PersonsHaveTheirDays) {
  file("ours/world/people.toml",
       "[[person]]\nid = \"prt/x\"\nname = \"Ana Exemplo\"\nshort = [\"Exemplo\"]\noffices = [\n"
       "  { country = \"PRT\", office = \"foreign minister\", sector = \"GOV\", from = \"2010-03\", to = \"2014\" },\n"
       "  { country = \"PRT\", office = \"prime minister\", sector = \"GOV\", from = \"2016-01-10\", to = \"2019-05-01\" },\n]\n");
  const Pack pack = compiled(compile_actors);
  ASSERT_TRUE(faults_.empty());
  const Actors actors(pack);
  const auto row = actors.by_id("prt/x");
  ASSERT_TRUE(row);
  const auto day = [](int y, unsigned m, unsigned d) {
    return static_cast<std::int32_t>(
        std::chrono::sys_days(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d)).time_since_epoch().count());
  };
  EXPECT_EQ(actors.standing(actors.row(*row), day(2014, 12, 31)).office, "foreign minister");
  EXPECT_FALSE(actors.standing(actors.row(*row), day(2014, 12, 31)).former);
  EXPECT_TRUE(actors.standing(actors.row(*row), day(2015, 6, 1)).former);
  EXPECT_EQ(actors.standing(actors.row(*row), day(2018, 1, 1)).office, "prime minister");
  EXPECT_TRUE(actors.standing(actors.row(*row), day(2024, 1, 1)).former);
  EXPECT_FALSE(actors.standing(actors.row(*row), std::nullopt).former);
}

TEST_F(World, RolesAndGroups) {
  file("ours/languages/pt/roles.toml",
       "[[role]]\nlemmas = [\"ministro da Defesa\"]\nsector = \"GOV\"\nkind = \"person\"\noffice = \"defence minister\"\n"
       "[[group_plural]]\nlemmas = [\"os dois países\"]\nkind = \"states\"\ncount = 2\n");
  const Pack pack = compiled(compile_roles);
  ASSERT_TRUE(faults_.empty());
  const Roles roles(pack);
  EXPECT_EQ(named(roles.names(), "Ministro da Defesa").size(), 1U);
  EXPECT_EQ(roles.group(0).count, 2U);
}

TEST_F(World, OurPlacesStandBeforeTowns) {
  file("ours/world/places.toml",
       "[[place]]\nid = \"x\"\nkind = \"city\"\ncountry = \"ARG\"\nadmin1 = \"\"\nlat = -31.4\nlon = -64.2\nnames = [\"Córdoba\"]\n");
  file("ours/world/geonames.pt.tsv",
       "# towns\nCórdoba\tCórdova\tESP\tAndalusia\t37.89\t-4.77\t328428\nCórdoba\t\tMEX\tVeracruz\t18.88\t-96.9\t140896\n");
  const Pack pack = compiled(compile_places);
  ASSERT_TRUE(faults_.empty());
  const Places places(pack);
  const auto rows = named(places.names(), "Cordoba");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(places.text(places.row(rows[0]).country), "ARG");
  EXPECT_EQ(places.text(places.row(rows[1]).country), "ESP");
}

}  // namespace
}  // namespace relata::lexicon
