#include "pharmaflow/kinetics/equation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pf::kinetics {
namespace {

struct Spelling {
  const char* written;
  const char* canonical;
};

class ReadableEquation : public testing::TestWithParam<Spelling> {};

TEST_P(ReadableEquation, HasCanonicalSpellingThatReadsBack) {
  const Result<Equation> equation = parse_equation(GetParam().written);
  ASSERT_TRUE(equation) << equation.error().detail;
  EXPECT_EQ(to_string(*equation), GetParam().canonical);
  const Result<Equation> again = parse_equation(to_string(*equation));
  ASSERT_TRUE(again);
  EXPECT_EQ(to_string(*again), GetParam().canonical);
}

INSTANTIATE_TEST_SUITE_P(
    Equations, ReadableEquation,
    testing::Values(Spelling{"A -> B", "A -> B"}, Spelling{"A→B", "A -> B"}, Spelling{"A --> B", "A -> B"},
                    Spelling{"A => B", "A -> B"}, Spelling{"A <-> B", "A <-> B"},
                    Spelling{"A<=>B", "A <-> B"}, Spelling{"A ⇌ B", "A <-> B"}, Spelling{"A ↔ B", "A <-> B"},
                    Spelling{"A = B", "A <-> B"}, Spelling{"A=B", "A <-> B"}, Spelling{"2A -> B", "2 A -> B"},
                    Spelling{"2 A -> B", "2 A -> B"}, Spelling{"2*A -> B", "2 A -> B"},
                    Spelling{"0.5 A -> B", "0.5 A -> B"}, Spelling{".5A -> B", "0.5 A -> B"},
                    Spelling{"1/2 A -> B", "0.5 A -> B"}, Spelling{"3 / 2 A -> B", "1.5 A -> B"},
                    Spelling{"0.0001 A -> B", "0.0001 A -> B"}, Spelling{"A ->{Pd} B", "A ->{Pd} B"},
                    Spelling{"A -> { Pd , base } B", "A ->{Pd, base} B"},
                    Spelling{"A <->{Pd} B", "A <->{Pd} B"}, Spelling{"A ⇌{Pd} B", "A <->{Pd} B"},
                    Spelling{"-> A", "-> A"}, Spelling{"0 -> A", "-> A"}, Spelling{"∅ -> 2 A", "-> 2 A"},
                    Spelling{"A ->", "A ->"}, Spelling{"A -> 0", "A ->"}, Spelling{"A ->{E}", "A ->{E}"},
                    Spelling{"A + B -> A + C", "A + B -> A + C"}, Spelling{"A + A -> B", "A + A -> B"},
                    Spelling{"β' + Å_1 -> 水", "β' + Å_1 -> 水"}, Spelling{"  A\t->\u00A0B ", "A -> B"},
                    Spelling{"e2 -> E", "e2 -> E"}, Spelling{"2e2 -> E", "2 e2 -> E"}));

TEST(Equation, KeepsWhatWasWritten) {
  const Result<Equation> equation = parse_equation("A + 2 B + A <->{Pd} 1/3 C");
  ASSERT_TRUE(equation);
  ASSERT_EQ(equation->reactants.size(), 3u);
  EXPECT_EQ(equation->reactants[1].species, "B");
  EXPECT_EQ(equation->reactants[1].coefficient, 2.0);
  EXPECT_EQ(equation->reactants[2].species, "A");
  ASSERT_EQ(equation->products.size(), 1u);
  EXPECT_EQ(equation->products[0].coefficient, 1.0 / 3.0);
  EXPECT_EQ(equation->catalysts, std::vector<std::string>{"Pd"});
  EXPECT_TRUE(equation->reversible);
  // A third has no short decimal notation, and still reads back as the same number.
  EXPECT_EQ(parse_equation(to_string(*equation))->products[0].coefficient, 1.0 / 3.0);
}

struct Faulty {
  std::string text;
  const char* in_detail;
  const char* in_hint;
};

class UnreadableEquation : public testing::TestWithParam<Faulty> {};

TEST_P(UnreadableEquation, SaysWhereAndWhatAndHow) {
  const Result<Equation> equation = parse_equation(GetParam().text);
  ASSERT_FALSE(equation) << to_string(*equation);
  EXPECT_EQ(equation.error().code, "invalid_equation");
  EXPECT_NE(equation.error().detail.find(GetParam().in_detail), std::string::npos) << equation.error().detail;
  EXPECT_NE(equation.error().hint.find(GetParam().in_hint), std::string::npos) << equation.error().hint;
}

INSTANTIATE_TEST_SUITE_P(
    Equations, UnreadableEquation,
    testing::Values(Faulty{"", "no arrow", "A + 2 B -> C"}, Faulty{"A + B", "no arrow", "->"},
                    Faulty{"->", "no species beside the arrow", "->"}, Faulty{"0 -> 0", "no species", "->"},
                    Faulty{"A + -> B", "Expected a species after '+' at character 5, found the arrow", "->"},
                    Faulty{"A -> + B", "Expected a species at character 6, found '+'", "between two species"},
                    Faulty{"A B -> C", "Expected '+' or an arrow at character 3, found 'B'", "->"},
                    Faulty{"A -> B C", "Expected '+' or the end at character 8, found 'C'", "->"},
                    Faulty{"A -> B -> C", "second arrow at character 8", "\"A -> B\" and \"B -> C\""},
                    Faulty{"A -> B; C -> D", "character 7, found ';'", "scheme"},
                    Faulty{"A, B -> C", "found ','", "';'"},
                    Faulty{"0 A -> B", "coefficient at character 1", "between 0.0001 and 10000"},
                    Faulty{"A -> 0.0 B", "coefficient at character 6", "0.0001"},
                    Faulty{"1/0 A -> B", "coefficient", "0.0001"},
                    Faulty{"99999 A -> B", "coefficient", "10000"},
                    Faulty{"1/ A -> B", "number after '/'", "1/2"},
                    Faulty{"-2 A -> B", "found '-'", "Coefficients are positive"},
                    Faulty{"A <- B", "found '<'", "left to right"}, Faulty{"A - B", "found '-'", "\"->\""},
                    Faulty{"A ->{} B", "Expected a catalyst", "{Pd}"},
                    Faulty{"A ->{Pd B", "Expected ',' or '}'", "{Pd, base}"},
                    Faulty{"A {Pd} -> B", "found '{'", "over the arrow"},
                    Faulty{"Na+ + Cl- -> D", "Expected a species after '+'", "charges are not part"},
                    Faulty{"Fe(CN)6 -> B", "found '('", "not in formulas"},
                    Faulty{"ä ö -> b", "character 3, found 'ö'", "->"}, Faulty{"A \xff B", "UTF-8", ""},
                    Faulty{std::string(3000, 'A') + " -> B", "2000 bytes", ""},
                    Faulty{std::string(65, 'A') + " -> B", "too long a name", "64"}));

TEST(Scheme, ReadsSeparatorsChainsAndComments) {
  const auto steps = parse_scheme("A -> B -> C ; C <->{Pd} D # the slow one; not this\n\n -> E\r\n; F ->\n");
  ASSERT_TRUE(steps) << steps.error().detail;
  std::vector<std::string> texts;
  for (const Equation& step : *steps) texts.push_back(to_string(step));
  EXPECT_EQ(texts, (std::vector<std::string>{"A -> B", "B -> C", "C <->{Pd} D", "-> E", "F ->"}));
}

TEST(Scheme, ChainKeepsTheKindOfEachArrow) {
  const auto steps = parse_scheme("A + B <-> C ->{H} D + 2 E");
  ASSERT_TRUE(steps);
  ASSERT_EQ(steps->size(), 2u);
  EXPECT_TRUE((*steps)[0].reversible);
  EXPECT_FALSE((*steps)[1].reversible);
  EXPECT_TRUE((*steps)[0].catalysts.empty());
  EXPECT_EQ(to_string((*steps)[1]), "C ->{H} D + 2 E");
}

TEST(Scheme, NamesTheFaultyEquation) {
  const auto steps = parse_scheme("A -> B; B -> ; C + D");
  ASSERT_FALSE(steps);
  EXPECT_EQ(steps.error().detail, "Equation 3 of the scheme: The equation has no arrow.");
  EXPECT_FALSE(parse_scheme(""));
  EXPECT_FALSE(parse_scheme(" ; # only this\n"));
  EXPECT_FALSE(parse_scheme("A -> -> B"));
}

TEST(Scheme, HasALimit) {
  std::string many;
  for (int i = 0; i < 1001; ++i) many += "A -> B\n";
  EXPECT_FALSE(parse_scheme(many));
  EXPECT_TRUE(parse_scheme(many.substr(7)));
}

}  // namespace
}  // namespace pf::kinetics
