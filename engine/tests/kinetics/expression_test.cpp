#include "pharmaflow/kinetics/expression.hpp"

#include <gtest/gtest.h>

#include <string>

#include "random_formula.hpp"

namespace pf::kinetics {
namespace {

struct Spelling {
  const char* written;
  const char* canonical;
};

class ReadableExpression : public testing::TestWithParam<Spelling> {};

TEST_P(ReadableExpression, HasCanonicalSpellingWithFewParentheses) {
  const Result<Formula> formula = parse_expression(GetParam().written);
  ASSERT_TRUE(formula) << formula.error().detail;
  EXPECT_EQ(to_string(*formula), GetParam().canonical);
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, ReadableExpression,
    testing::Values(Spelling{"1+2*3", "1 + 2 * 3"}, Spelling{"(1+2)*3", "(1 + 2) * 3"},
                    Spelling{"((1))", "1"}, Spelling{"a-(b-c)", "a - (b - c)"},
                    Spelling{"(a-b)-c", "a - b - c"}, Spelling{"a/(b*c)", "a / (b * c)"},
                    Spelling{"a/b/c", "a / b / c"}, Spelling{"-2^2", "-2^2"}, Spelling{"(-2)^2", "(-2)^2"},
                    Spelling{"2^3^2", "2^3^2"}, Spelling{"(2^3)^2", "(2^3)^2"}, Spelling{"2^-3", "2^-3"},
                    Spelling{"a*-b", "a * -b"}, Spelling{"--a", "--a"}, Spelling{"+a", "a"},
                    Spelling{"[ A ]", "[A]"}, Spelling{"[A]_0", "[A]_0"},
                    Spelling{"1 - [A]/[A]_0", "1 - [A] / [A]_0"}, Spelling{"log(x)", "ln(x)"},
                    Spelling{"log10( x )", "log10(x)"}, Spelling{"min(a,b,c)", "min(a, b, c)"},
                    Spelling{"pow(a,b)", "pow(a, b)"}, Spelling{"rate( r1 )*V", "rate(r1) * V"},
                    Spelling{"n(A)/conversion(A)", "n(A) / conversion(A)"}, Spelling{"n * rate", "n * rate"},
                    Spelling{"T + t + T_jacket + heat_flow", "T + t + T_jacket + heat_flow"},
                    Spelling{"1.50e+2*k'", "150 * k'"}, Spelling{".5", "0.5"}, Spelling{"007", "7"},
                    Spelling{"a × b − c ÷ d · e", "a * b - c / d * e"}, Spelling{"β_1*[Ö]", "β_1 * [Ö]"},
                    Spelling{"2*e3", "2 * e3"}));

TEST(Expression, RememberPositions) {
  const Formula formula = *parse_expression("k1 * [A]");
  EXPECT_EQ(formula->kind, Node::Kind::multiply);
  EXPECT_EQ(formula->position, 3u);
  EXPECT_EQ(formula->arguments[1]->position, 5u);
  EXPECT_EQ(formula->arguments[1]->symbol, Symbol::concentration);
  EXPECT_EQ(formula->arguments[1]->name, "A");
}

TEST(Expression, RandomTreesReadBack) {
  Random random(7);
  for (int i = 0; i < 3000; ++i) {
    const Formula formula = random_formula(random, 7);
    const std::string text = to_string(formula);
    const Result<Formula> again = parse_expression(text);
    ASSERT_TRUE(again) << text << ": " << again.error().detail;
    ASSERT_TRUE(same(formula, *again)) << text << " became " << to_string(*again);
  }
}

struct Faulty {
  std::string text;
  const char* code;
  const char* in_detail;
  const char* in_hint;
};

class UnreadableExpression : public testing::TestWithParam<Faulty> {};

TEST_P(UnreadableExpression, SaysWhereAndWhatAndHow) {
  const Result<Formula> formula = parse_expression(GetParam().text);
  ASSERT_FALSE(formula);
  EXPECT_EQ(formula.error().code, GetParam().code);
  EXPECT_NE(formula.error().detail.find(GetParam().in_detail), std::string::npos) << formula.error().detail;
  EXPECT_NE(formula.error().hint.find(GetParam().in_hint), std::string::npos) << formula.error().hint;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, UnreadableExpression,
    testing::Values(Faulty{"", "invalid_expression", "found the end", ""},
                    Faulty{"1 +", "invalid_expression", "character 4", ""},
                    Faulty{"a**2", "invalid_expression", "character 2, found '*'", "^"},
                    Faulty{"2 [A]", "invalid_expression", "found '['", "2 * [A]"},
                    Faulty{"2k", "invalid_expression", "character 2, found 'k'", "*"},
                    Faulty{"(a)(b)", "invalid_expression", "found '('", "*"},
                    Faulty{"k(2)", "unknown_function", "'k' (at character 1)", ""},
                    Faulty{"sqr(2)", "unknown_function", "'sqr'", "Did you mean sqrt?"},
                    Faulty{"exp()", "invalid_expression", "found ')'", ""},
                    Faulty{"exp(1,2)", "invalid_expression", "one argument", ""},
                    Faulty{"pow(1)", "invalid_expression", "two arguments", ""},
                    Faulty{"max(1)", "invalid_expression", "two or more", ""},
                    Faulty{"(1", "invalid_expression", "')' for the '(' at character 1", ""},
                    Faulty{"1)", "invalid_expression", "found ')'", "no '('"},
                    Faulty{"[A", "invalid_expression", "']'", ""},
                    Faulty{"[]", "invalid_expression", "species id", ""},
                    Faulty{"[2]", "invalid_expression", "found '2'", ""},
                    Faulty{"[A]_1", "invalid_expression", "'_'", "[A]_0"},
                    Faulty{"[A]_01", "invalid_expression", "'_'", "[A]_0"},
                    Faulty{"n()", "invalid_expression", "species id in n( )", ""},
                    Faulty{"rate(2)", "invalid_expression", "reaction id", ""},
                    Faulty{"1e999", "invalid_expression", "range", ""},
                    Faulty{"1,5", "invalid_expression", "found ','", "decimals"},
                    Faulty{"a > b", "invalid_expression", "found '>'", ""},
                    Faulty{"\xff", "invalid_expression", "UTF-8", ""},
                    Faulty{std::string(65, 'x'), "invalid_expression", "too long", "64"},
                    Faulty{repeated("(", 300) + "1", "invalid_expression", "too deeply", "200"},
                    Faulty{repeated("-", 5000) + "1", "invalid_expression", "too deeply", "200"},
                    Faulty{repeated("2^", 3000) + "1", "invalid_expression", "too deeply", ""},
                    Faulty{repeated("exp(", 1000) + "1", "invalid_expression", "too deeply", ""},
                    Faulty{repeated("1+", 600) + "1", "invalid_expression", "too deeply", "500"},
                    Faulty{std::string(10001, '1'), "invalid_expression", "10000 bytes", ""}));

TEST(Expression, LimitsAreGenerous) {
  EXPECT_TRUE(parse_expression(repeated("1+", 490) + "1"));
  EXPECT_TRUE(parse_expression(repeated("(", 190) + "1" + repeated(")", 190)));
}

}  // namespace
}  // namespace pf::kinetics
