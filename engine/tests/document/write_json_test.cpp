#include "write_json.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;

TEST(WriteJson, NumbersReadBackAsTheSameDouble) {
  std::mt19937_64 bits(7);
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::bit_cast<double>(bits());
    if (!std::isfinite(value)) continue;
    const Json back = Json::parse(write_json(Json(value)));
    EXPECT_EQ(back.get<double>(), value);
  }
  EXPECT_EQ(write_json(Json(0.1)), "0.1");
  EXPECT_EQ(write_json(Json(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
  EXPECT_EQ(write_json(Json(std::numeric_limits<std::uint64_t>::max())), "18446744073709551615");
}

TEST(WriteJson, NotFiniteIsNullAndFound) {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  const Json value{{"a/b", Json::array({1.0, nan, -infinity})}, {"c~", infinity}, {"d", 2.0}};
  EXPECT_EQ(write_json(value), R"({"a/b":[1,null,null],"c~":null,"d":2})");
  EXPECT_EQ(not_finite(value, 9), (std::vector<std::string>{"/a~1b/1", "/a~1b/2", "/c~0"}));
  EXPECT_EQ(not_finite(value, 1).size(), 1u);
}

TEST(WriteJson, AColumnIsWrittenAsTheArrayOfItsNumbers) {
  const std::vector<double> numbers{1.0, 0.1, -0.0, std::numeric_limits<double>::quiet_NaN(), 1e300};
  const auto number_at = [&](std::size_t i) { return numbers[i]; };
  const Json packed{{"x", number_column(5, number_at)}, {"none", number_column(0, number_at)}};
  const Json plain{{"x", numbers}, {"none", Json::array()}};
  EXPECT_EQ(write_json(packed), write_json(plain));
  EXPECT_EQ(write_json(packed, Layout::pretty), write_json(plain, Layout::pretty));
  EXPECT_EQ(not_finite(packed, 9), std::vector<std::string>{"/x/3"});
  EXPECT_EQ(write_json(Json::array({number_column(1, number_at)}), Layout::pretty), "[\n  [1]\n]\n");
}

TEST(WriteJson, StringsAreEscapedAndAlwaysUtf8) {
  EXPECT_EQ(write_json(Json("a\"b\\c\n\t\x01\x7F")), R"("a\"b\\c\n\t\u0001\u007f")");
  EXPECT_EQ(write_json(Json("25 °C ⇌ 𝛼")), "\"25 °C ⇌ 𝛼\"");
  // Lone bytes, an overlong slash, a surrogate and a code point beyond Unicode.
  EXPECT_EQ(write_json(Json("\xFFx")), "\"\xEF\xBF\xBDx\"");
  for (const char* broken : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"})
    EXPECT_TRUE(Json::accept(write_json(Json(broken))));
}

TEST(WriteJson, PrettyKeepsColumnsOnOneLine) {
  const Json value{
      {"x", Json::array({1, 2})}, {"y", Json::array({Json::array({1}), "s"})}, {"e", Json::object()}};
  EXPECT_EQ(write_json(value, Layout::pretty),
            "{\n  \"x\": [1, 2],\n  \"y\": [\n    [1],\n    \"s\"\n  ],\n  \"e\": {}\n}\n");
}

}  // namespace
}  // namespace pf::document
