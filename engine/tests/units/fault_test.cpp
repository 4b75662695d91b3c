#include <gtest/gtest.h>

#include <string>

#include "pharmaflow/units/unit.hpp"

namespace pf::units {
namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(UnitFault, SyntaxIsNamedWithItsPlace) {
  for (const char* bad : {"m^",        "m^-",
                          "m/",        "/s",
                          "m//s",      "m**",
                          "m * / s",   "*m",
                          "m*",        "()",
                          "(m",        "m)",
                          "m^()",      "m^(1/0)",
                          "m^(1",      "m^x",
                          "m-",        "m\u207B",
                          "2 m",       "10 mM",
                          "1.5",       "m, s",
                          "m+s",       "m^31",
                          "m^-31",     "m\u2079\u2079",
                          "(m30)^30",  "m^999999999999",
                          "\xFF",      "m\xC3",
                          "J^30 J^30", "TJ^30",
                          "pJ30"}) {
    const Result<Unit> unit = parse_unit(bad);
    ASSERT_FALSE(unit) << bad;
    EXPECT_EQ(unit.error().code, "invalid_unit") << bad;
    EXPECT_FALSE(unit.error().detail.empty());
  }
  EXPECT_TRUE(contains(parse_unit("\u00B5m/").error().detail, "(character 4)"));
}

TEST(UnitFault, AnAnglePerTimeIsNoSpeedOfAStirrer) {
  for (const char* bad : {"rad/s", "deg/min", "rad s-1"}) {
    const Result<Unit> unit = parse_unit(bad);
    ASSERT_FALSE(unit) << bad;
    EXPECT_TRUE(contains(unit.error().hint, "rpm")) << bad;
  }
  EXPECT_TRUE(parse_unit("rad"));
  EXPECT_TRUE(parse_unit("deg/m"));
}

TEST(UnitFault, ProductAfterSolidusIsAmbiguous) {
  for (const char* bad : {"J/mol K", "L/mol.s", "kg/m*s", "J/mol (K)", "W/m2 K"}) {
    const Result<Unit> unit = parse_unit(bad);
    ASSERT_FALSE(unit) << bad;
    EXPECT_TRUE(contains(unit.error().detail, "ambiguous")) << bad;
    EXPECT_TRUE(contains(unit.error().hint, "parentheses")) << bad;
  }
}

TEST(UnitFault, LimitsAreNamed) {
  const Result<Unit> longer = parse_unit(std::string(300, 'm'));
  ASSERT_FALSE(longer);
  EXPECT_TRUE(contains(longer.error().detail, "256"));
  const Result<Unit> deep = parse_unit(std::string(40, '(') + "m" + std::string(40, ')'));
  ASSERT_FALSE(deep);
  EXPECT_TRUE(contains(deep.error().detail, "16"));
  EXPECT_TRUE(parse_unit(std::string(16, '(') + "m" + std::string(16, ')')));
  EXPECT_TRUE(contains(parse_unit("m^31").error().detail, "30"));
  EXPECT_TRUE(contains(parse_quantity("1 " + std::string(600, 'm')).error().detail, "512"));
}

TEST(UnitFault, UnknownSymbolsAreAnsweredWithAdvice) {
  const std::pair<const char*, const char*> rows[] = {
      {"Mol", "'mol'"},           {"ML", "'mL'"},     {"Kg", "'kg'"},
      {"mim", "'min'"},           {"hours", "\"h\""}, {"C", "degC"},
      {"barg", "absolute"},       {"cc", "\"mL\""},   {"moles", "\"mol\""},
      {"apples", "Units are SI"}, {"degc", "'degC'"}, {"litre", "\"L\""}};
  for (const auto& [bad, advice] : rows) {
    const Result<Unit> unit = parse_unit(bad);
    ASSERT_FALSE(unit) << bad;
    EXPECT_EQ(unit.error().code, "unknown_unit") << bad;
    EXPECT_TRUE(contains(unit.error().detail, bad)) << bad;
    EXPECT_TRUE(contains(unit.error().hint, advice)) << bad << ": " << unit.error().hint;
  }
  EXPECT_TRUE(contains(parse_unit("mol/Lx").error().detail, "'Lx' is not a known unit (in 'mol/Lx')"));
}

TEST(UnitFault, PrefixesStandOnlyWhereTheyMakeSense) {
  for (const char* bad : {"mmin", "kh", "mdegC", "MM", "kM", "kpsi", "k", "kkg", "matm", "krpm", "mwt%", "cs",
                          "\u00B5", "\u00B5\u00B5m"})
    EXPECT_EQ(parse_unit(bad).error().code, "unknown_unit") << bad;
}

TEST(QuantityFault, NumbersAndSpaces) {
  struct Row {
    const char *text, *code, *word;
  };
  const Row rows[] = {{"", "invalid_quantity", "empty"},
                      {"   ", "invalid_quantity", "empty"},
                      {"25degC", "invalid_quantity", "\"25 degC\""},
                      {"1,5 L", "invalid_quantity", "decimal point"},
                      {"1.2.3 s", "invalid_quantity", "start with a number"},
                      {"abc", "invalid_quantity", "start with a number"},
                      {"mol/L", "invalid_quantity", "start with a number"},
                      {"- 5 K", "invalid_quantity", "start with a number"},
                      {"--5 K", "invalid_quantity", "start with a number"},
                      {"0x10 s", "invalid_quantity", "space"},
                      {"nan s", "not_finite", "finite"},
                      {"-Infinity K", "not_finite", "finite"},
                      {"1e400 s", "not_finite", "range"},
                      {"1e308 km", "not_finite", "range"},
                      {"12 apples", "unknown_unit", "apples"},
                      {"5 m^", "invalid_unit", "exponent"},
                      {"1 2", "invalid_unit", "number"}};
  for (const Row& row : rows) {
    const Result<Quantity> quantity = parse_quantity(row.text);
    ASSERT_FALSE(quantity) << row.text;
    EXPECT_EQ(quantity.error().code, row.code) << row.text;
    EXPECT_TRUE(contains(quantity.error().detail + quantity.error().hint, row.word)) << row.text;
  }
}

TEST(Quantity, KeepsWhatWasWritten) {
  const Result<Quantity> quantity = parse_quantity("  -1.2e-3   L/(mol min) ");
  ASSERT_TRUE(quantity);
  EXPECT_EQ(quantity->value, -1.2e-3);
  EXPECT_EQ(quantity->unit.text, "L/(mol min)");
  EXPECT_EQ(parse_quantity("5 eV")->unit.text, "eV");  // the e of the unit is no exponent
  EXPECT_EQ(parse_quantity("5 eq")->value, 5.0);
  EXPECT_TRUE(parse_quantity("5")->unit.dimension.dimensionless());
}

TEST(ParseSi, ChecksTheDimension) {
  EXPECT_EQ(parse_si("25 degC", dimension::temperature), 298.15);
  EXPECT_EQ(parse_si("1 kg/L", dimension::density), 1000.0);
  EXPECT_EQ(parse_si("4", dimension::none), 4.0);
  const Result<double> wrong = parse_si("0.15 1/s", rate_constant_dimension(2));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "unit_mismatch");
  EXPECT_TRUE(contains(wrong.error().detail, "'0.15 1/s'"));
  EXPECT_TRUE(contains(wrong.error().detail, "first-order rate constant"));
  EXPECT_TRUE(contains(wrong.error().detail, "second-order rate constant"));
  EXPECT_TRUE(contains(wrong.error().hint, "\"L/(mol s)\""));
  EXPECT_TRUE(contains(parse_si("5 kg", dimension::none).error().hint, "Leave the unit out"));
  EXPECT_TRUE(contains(parse_si("5", dimension::volume).error().detail, "a number without unit"));
}

}  // namespace
}  // namespace pf::units
