// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <gtest/gtest.h>

#include <limits>

namespace relata::base {
namespace {

TEST(Json, WritesObjectsAndArrays) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("a", 1).key("b").begin_array().value(2U).value("c").begin_array().end_array().null();
  json.end_array().member("d", true).member_or_null("e", "").member("f", std::int64_t{-9007199254740993}).end_object();
  EXPECT_EQ(out, R"({"a":1,"b":[2,"c",[],null],"d":true,"e":null,"f":-9007199254740993})");
}

TEST(Json, NumbersReadBackExactly) {
  std::string out;
  JsonWriter json(out);
  json.begin_array().value(0.1).value(3.4).value(10000.0).value(-0.0).value(1e300);
  json.value(std::numeric_limits<double>::quiet_NaN()).end_array();
  EXPECT_EQ(out, "[0.1,3.4,10000,0,1e+300,null]");
}

TEST(Json, TextIsEscapedAndAlwaysUtf8) {
  std::string out;
  append_json_string(out, "aspas \" barra \\ linha\n\x01 acordo \xC3\xA9 \xF0\x9F\x95\x8A");
  EXPECT_EQ(out, "\"aspas \\\" barra \\\\ linha\\n\\u0001 acordo \xC3\xA9 \xF0\x9F\x95\x8A\"");
  out.clear();
  append_json_string(out, "\xE9 \xC3");  // Latin-1 and a cut sequence
  EXPECT_EQ(out, "\"\xEF\xBF\xBD \xEF\xBF\xBD\"");
  out.clear();
  append_json_string(out, "\xED\xA0\x80");  // a surrogate is not UTF-8
  EXPECT_EQ(out.find("\xED\xA0"), std::string::npos);
}

}  // namespace
}  // namespace relata::base
