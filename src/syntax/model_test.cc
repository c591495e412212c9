// SPDX-License-Identifier: Apache-2.0
#include "syntax/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/made_up_model.h"

namespace relata::syntax {
namespace {

using testing::HasSubstr;

Error fault(std::string_view bytes) {
  const std::filesystem::path path = write_test_file("fault.rmodel", bytes);
  const auto model = Model::open(path);
  std::filesystem::remove(path);
  return model ? Error{ErrorKind::internal, "opened"} : model.error();
}

TEST(Model, OpensAndNamesItself) {
  const std::filesystem::path path = write_test_file("good.rmodel", MadeUpModel().file());
  const auto model = Model::open(path);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->config().hidden, MadeUpModel::hidden);
  EXPECT_FLOAT_EQ(model->config().emb_scale, 0.0078125f);
  EXPECT_EQ(model->identity().substr(0, 3), "pt-");
  EXPECT_EQ(model->identity().size(), 19u);
  EXPECT_NE(model->sections().features.find(KeyHash('w').key()), nullptr);
  EXPECT_EQ(model->sections().features.find(12345), nullptr);
  std::filesystem::remove(path);
}

TEST(Model, AMissingFileIsNotFound) {
  const auto model = Model::open("no/such/pt.rmodel");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().kind, ErrorKind::not_found);
}

TEST(Model, ForeignDamagedAndNewerFilesAreRefused) {
  const std::string good = MadeUpModel().file();
  EXPECT_THAT(fault("").message, HasSubstr("not a Relata model"));
  EXPECT_THAT(fault("%PDF-1.7 and so on, and on, and on, and on, and on, and on, and on").message, HasSubstr("not a Relata model"));
  EXPECT_THAT(fault(good.substr(0, good.size() - 1)).message, HasSubstr("cut short or grown"));
  for (const std::size_t at : {64u, 100u, 5000u}) {
    std::string bent = good;
    bent[at] = static_cast<char>(bent[at] ^ 1);
    EXPECT_THAT(fault(bent).message, HasSubstr("damaged (checksum"));
  }
  const Error newer = fault(MadeUpModel().file(2));
  EXPECT_EQ(newer.kind, ErrorKind::unsupported);
  EXPECT_THAT(newer.message, HasSubstr("newer than this program"));
}

TEST(Model, AModelMadeWrongIsRefused) {
  const auto without = [](const std::string& name) {
    MadeUpModel model;
    model.sections.erase(name);
    return fault(model.file()).message;
  };
  for (const auto& [name, bytes] : MadeUpModel().sections) EXPECT_THAT(without(name), HasSubstr("section " + name + " is missing"));
  const auto changed = [](const std::string& name, const std::string& bytes) {
    MadeUpModel model;
    model.sections[name] = bytes;
    return fault(model.file()).message;
  };
  EXPECT_THAT(changed("emb", "short"), HasSubstr("section emb has 5 bytes"));
  EXPECT_THAT(changed("upos.txt", "NOUN\n"), HasSubstr("section upos.txt has 1 lines"));
  EXPECT_THAT(changed("upos.txt", "NOUN"), HasSubstr("does not end with a line end"));
  EXPECT_THAT(changed("lemma.pool", "open"), HasSubstr("lemma.pool does not end with zero"));
  EXPECT_THAT(changed("config", "dim 30\n"), HasSubstr("config lacks"));
  std::string far = MadeUpModel().sections["feat.rows"];
  std::fill(far.begin(), far.end(), '\x7f');
  EXPECT_THAT(changed("feat.rows", far), HasSubstr("points outside"));
}

}  // namespace
}  // namespace relata::syntax
