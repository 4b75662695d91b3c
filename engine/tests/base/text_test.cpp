#include "pharmaflow/base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace pf {
namespace {

TEST(Nearest, FindsSlipsOfThePen) {
  const std::vector<std::string> ids{"k1", "activation_energy", "mol", "min", "toluene"};
  EXPECT_EQ(nearest("activation_enrgy", ids), "activation_energy");
  EXPECT_EQ(nearest("tolunee", ids), "toluene");  // a transposition is one edit
  EXPECT_EQ(nearest("Mol", ids), "mol");
  EXPECT_EQ(nearest("K1", ids), "k1");
}

TEST(Nearest, PrefersCaseOverOtherEdits) {
  const std::vector<std::string> symbols{"cL", "mL"};
  EXPECT_EQ(nearest("ML", symbols), "mL");
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
  const std::vector<std::string> ids{"k1", "toluene", "A"};
  EXPECT_EQ(nearest("water", ids), std::nullopt);
  EXPECT_EQ(nearest("B", ids), std::nullopt);
  EXPECT_EQ(nearest("", ids), std::nullopt);
  EXPECT_EQ(nearest("k1", {}), std::nullopt);
}

TEST(Nearest, CountsCharactersNotBytes) {
  const std::vector<std::string> ids{"\u03B1\u03B2"};
  EXPECT_EQ(nearest("\u03B1\u03B3", ids), ids[0]);
}

TEST(Join, PutsSeparatorsBetween) {
  const std::vector<std::string> parts{"A", "B", "C"};
  EXPECT_EQ(join(parts, ", "), "A, B, C");
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join(std::vector<std::string>{"A"}, ", "), "A");
}

TEST(Utf8, DecodesEveryLength) {
  const std::string text = "a\u00B5\u20AC\U0001F600";
  std::size_t i = 0;
  EXPECT_EQ(next_code_point(text, i), U'a');
  EXPECT_EQ(next_code_point(text, i), char32_t{0xB5});
  EXPECT_EQ(next_code_point(text, i), char32_t{0x20AC});
  EXPECT_EQ(next_code_point(text, i), char32_t{0x1F600});
  EXPECT_EQ(i, text.size());
  EXPECT_TRUE(is_valid_utf8(text));
  EXPECT_TRUE(is_valid_utf8("\uFFFD"));
  EXPECT_TRUE(is_valid_utf8(""));
}

// The malformed sequences of RFC 3629, section 3 and 10.
TEST(Utf8, RefusesMalformedBytes) {
  for (const std::string_view bad :
       {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF", "\xC3("}) {
    EXPECT_FALSE(is_valid_utf8(bad));
    std::size_t i = 0;
    EXPECT_EQ(next_code_point(bad, i), char32_t{0xFFFD});
    EXPECT_EQ(i, 1U);
  }
}

RC_GTEST_PROP(Utf8, AnyBytesAreReadToTheEnd, (const std::string& bytes)) {
  std::size_t i = 0;
  std::size_t count = 0;
  while (i < bytes.size()) {
    const std::size_t before = i;
    next_code_point(bytes, i);
    RC_ASSERT(i > before);
    ++count;
  }
  RC_ASSERT(i == bytes.size());
  RC_ASSERT(count <= bytes.size());
}

TEST(Letter, KnowsEveryScript) {
  for (const char32_t c :
       {U'a', U'Z', char32_t{0xE9}, char32_t{0x3B1}, char32_t{0x416}, char32_t{0x5D0}, char32_t{0x627},
        char32_t{0x915}, char32_t{0xE01}, char32_t{0x3042}, char32_t{0x30AB}, char32_t{0x4E2D},
        char32_t{0x9FFF}, char32_t{0xAC00}, char32_t{0xD7A3}, char32_t{0x20000}})
    EXPECT_TRUE(is_letter(c)) << static_cast<unsigned>(c);
}

TEST(Letter, IsNothingElse) {
  for (const char32_t c : {U'0',
                           U'_',
                           U'\'',
                           U' ',
                           U'@',
                           U'[',
                           U'`',
                           U'{',
                           char32_t{0xB2},
                           char32_t{0xB9},
                           char32_t{0x2070},
                           char32_t{0x2082},
                           char32_t{0xD7},
                           char32_t{0xF7},
                           char32_t{0x2192},
                           char32_t{0xD800},
                           char32_t{0xFFFD},
                           char32_t{0x10FFFF},
                           char32_t{0x1F600},
                           char32_t{0x301}})
    EXPECT_FALSE(is_letter(c)) << static_cast<unsigned>(c);
}

TEST(Identifier, FollowsTheDocumentFormat) {
  for (const std::string_view good :
       {"A", "k1", "k_2", "A'", "\u03B1", "\u4E2D\u6587", "Pd_C2", "\u00E9t\u00E9"})
    EXPECT_TRUE(is_identifier(good)) << good;
  for (const std::string_view bad :
       {"", "1A", "_A", "'A", "A B", "A-B", "A.B", "[A]", "A\u2082", "\xFF", "A\xC3"})
    EXPECT_FALSE(is_identifier(bad)) << bad;
}

TEST(Identifier, HasAtMost64CodePoints) {
  EXPECT_TRUE(is_identifier(std::string(64, 'x')));
  EXPECT_FALSE(is_identifier(std::string(65, 'x')));
  std::string greek;
  for (int i = 0; i < 64; ++i) greek += "\u03B1";
  EXPECT_TRUE(is_identifier(greek));
  EXPECT_FALSE(is_identifier(greek + "\u03B1"));
}

}  // namespace
}  // namespace pf
