#include <gtest/gtest.h>

#include <cmath>

#include "pharmaflow/units/unit.hpp"

namespace pf::units {
namespace {

struct Row {
  const char* quantity;
  double si;
};

class Conversion : public testing::TestWithParam<Row> {};

TEST_P(Conversion, GivesTheTabulatedValue) {
  const auto [text, expected] = GetParam();
  const Result<Quantity> quantity = parse_quantity(text);
  ASSERT_TRUE(quantity) << text << ": " << quantity.error().detail;
  EXPECT_NEAR(quantity->si(), expected, 4e-16 * std::abs(expected)) << text;
}

// NIST Special Publication 811 (Thompson & Taylor 2008), appendix B.8, rows that are exact (bold there), and
// the coherent definitions of the SI Brochure (2019), tables 4 and 8.
INSTANTIATE_TEST_SUITE_P(NistSp811, Conversion,
                         testing::Values(Row{"1 atm", 101325},          // atmosphere, standard
                                         Row{"1 bar", 1e5},             // bar
                                         Row{"1 mbar", 100},            // millibar
                                         Row{"1 cal", 4.184},           // calorie_th
                                         Row{"1 kcal/mol", 4184},       //
                                         Row{"1 cal/g", 4184},          // calorie_th per gram
                                         Row{"1 cP", 1e-3},             // centipoise
                                         Row{"1 P", 0.1},               // poise
                                         Row{"1 cSt", 1e-6},            // centistokes
                                         Row{"1 St", 1e-4},             // stokes
                                         Row{"1 d", 86400},             // day
                                         Row{"1 h", 3600},              // hour
                                         Row{"1 min", 60},              // minute
                                         Row{"1 in", 0.0254},           // inch
                                         Row{"1 ft", 0.3048},           // foot
                                         Row{"1 gal", 3.785411784e-3},  // gallon (U.S.)
                                         Row{"1 ha", 1e4},              // hectare
                                         Row{"1 kWh", 3.6e6},           // kilowatt hour
                                         Row{"1 W.h", 3600},            // watt hour
                                         Row{"1 L", 1e-3},              // litre
                                         Row{"1 lb", 0.45359237},       // pound (avoirdupois)
                                         Row{"1 ft3", 0.028316846592},  // cubic foot (to all digits)
                                         Row{"1 \u00C5", 1e-10},        // angstrom
                                         Row{"1 t", 1000},              // tonne
                                         Row{"32 degF", 273.15},        // T/K = (t/degF + 459.67)/1.8
                                         Row{"212 degF", 373.15},       //
                                         Row{"100 degC", 373.15},       // T/K = t/degC + 273.15
                                         Row{"1 W/(m2 degC)", 1},       // a difference has no offset
                                         Row{"9 degF/s", 5}));          //

// Rows that SP 811 gives to seven digits; here with the digits that follow from their definitions.
TEST(Conversion, AgreesWithRoundedRows) {
  const Row rows[] = {{"1 psi", 6.894757e3},
                      {"1 Torr", 1.333224e2},
                      {"1 mmHg", 1.333224e2},
                      {"1 eV", 1.602177e-19},
                      {"1 rpm", 1.666667e-2}};
  for (const Row& row : rows)
    EXPECT_NEAR(parse_quantity(row.quantity)->si(), row.si, 1e-6 * row.si) << row.quantity;
}

INSTANTIATE_TEST_SUITE_P(Chemistry, Conversion,
                         testing::Values(Row{"1 M", 1000}, Row{"1 mM", 1}, Row{"1 uM", 1e-3},
                                         Row{"1 \u00B5M", 1e-3}, Row{"1 \u03BCM", 1e-3}, Row{"1 nM", 1e-6},
                                         Row{"1 mmol/mL", 1000}, Row{"1 mL", 1e-6}, Row{"1 cm3", 1e-6},
                                         Row{"1 cm\u00B3", 1e-6}, Row{"1 dm3", 1e-3}, Row{"1 l", 1e-3},
                                         Row{"1 uL", 1e-9}, Row{"2.5 L/(mol min)", 2.5e-3 / 60},
                                         Row{"1 1/min", 1.0 / 60}, Row{"1 kg/L", 1000}, Row{"1 g/mL", 1000},
                                         Row{"1 mPa.s", 1e-3}, Row{"1 mPa\u00B7s", 1e-3}, Row{"1 m3", 1},
                                         Row{"5 wt%", 0.05}, Row{"5 mol%", 0.05}, Row{"5%", 0.05},
                                         Row{"1.2 equiv", 1.2}, Row{"3 eq", 3}, Row{"2 ppm", 2e-6},
                                         Row{"60 U/mL", 1}, Row{"7", 7}, Row{"7 1", 7}));

TEST(Syntax, ManyWaysToWriteOneUnit) {
  const std::vector<std::vector<const char*>> same = {
      {"L^2/(mol^2 s)", "L2 mol-2 s-1", "L^2*mol^-2*s^-1", "L2.mol-2.s-1",
       "L\u00B2 mol\u207B\u00B2 s\u207B\u00B9", "L2/mol2/s", "(L/mol)^2/s", "L**2 mol**-2 / s",
       " L2  /  (mol2\u00A0s) ", "1/(mol2 L-2 s)", "L\u00B2\u00B7mol\u22122/s"},
      {"W/m2/K", "W/(m2 K)", "W m^-2 K^-1", "W/(m^2*K)", "W/m2 K-1", "J/s/m\u00B2/degC"},
      {"L^0.5/(mol^0.5 min)", "(L/mol)^0.5/min", "L^(1/2) mol^(-1/2) min-1", "L0.5/mol0.5/min"},
      {"1/s", "s-1", "s^-1", "s\u207B\u00B9", "1 / s", "Hz"},
  };
  for (const auto& group : same) {
    const Result<Unit> first = parse_unit(group.front());
    ASSERT_TRUE(first);
    for (const char* text : group) {
      const Result<Unit> unit = parse_unit(text);
      ASSERT_TRUE(unit) << text << ": " << unit.error().detail;
      EXPECT_EQ(unit->dimension, first->dimension) << text;
      EXPECT_NEAR(unit->factor / first->factor, 1.0, 4e-16) << text;
    }
  }
}

TEST(Temperature, OffsetBelongsToPointsOnly) {
  for (const char* point : {"degC", "\u00B0C", "\u2103", "(degC)"})
    EXPECT_EQ(parse_unit(point)->offset, 273.15) << point;
  for (const char* difference :
       {"1/degC", "degC/min", "J/(kg degC)", "degC^2", "degC-1", "m degC", "1 degC", "K"})
    EXPECT_EQ(parse_unit(difference)->offset, 0.0) << difference;
  const Unit celsius = *parse_unit("degC");
  EXPECT_EQ(celsius.difference_to_si(5.0), 5.0);
  EXPECT_EQ(celsius.difference_from_si(5.0), 5.0);
  EXPECT_EQ(celsius.from_si(298.15), 25.0);
}

TEST(Convert, GoesBetweenUnitsOfOneDimension) {
  EXPECT_EQ(convert(*parse_quantity("25 degC"), *parse_unit("K")), 298.15);
  EXPECT_EQ(convert(*parse_quantity("25 degC"), *parse_unit("degF")), 77.0);
  EXPECT_EQ(convert(*parse_quantity("2 h"), *parse_unit("min")), 120.0);
  EXPECT_EQ(convert(*parse_quantity("0.3 mL"), *parse_unit("cm3")), 0.3);
}

double converted(double value, const char* from, const char* to) {
  return *convert({value, *parse_unit(from)}, *parse_unit(to));
}

// A quotient of two integers below 2^53 is the double nearest to the decimal.
TEST(Convert, TemperaturesTypedInDecimalsComeBackClean) {
  EXPECT_EQ(parse_unit("degC")->from_si(77.1 + 273.15), 77.1);
  EXPECT_EQ(converted(-5.0, "degC", "degF"), 23.0);
  EXPECT_EQ(converted(-40.0, "degF", "degC"), -40.0);
  EXPECT_EQ(converted(32.0, "degF", "degC"), 0.0);
  EXPECT_EQ(converted(-459.67, "degF", "K"), 0.0);
  for (int i = -27315; i <= 200000; i += 7) {
    const double hundredths = i, typed = hundredths / 100.0;
    ASSERT_EQ(converted(typed, "degC", "degF"), (hundredths * 18.0 + 32000.0) / 1000.0) << typed;
    ASSERT_EQ(converted(typed, "degC", "K"), (hundredths + 27315.0) / 100.0) << typed;
    ASSERT_EQ(converted(typed, "degF", "degC"), (hundredths - 3200.0) * 5.0 / 900.0) << typed;
    ASSERT_EQ(converted(typed, "degF", "K"), (hundredths + 45967.0) * 5.0 / 900.0) << typed;
    ASSERT_EQ(converted(typed, "K", "degC"), (hundredths - 27315.0) / 100.0) << typed;
    ASSERT_EQ(converted(typed, "K", "degF"), (hundredths * 18.0 - 459670.0) / 1000.0) << typed;
    ASSERT_EQ(converted(typed, "K", "mK"), hundredths * 10.0) << typed;
  }
}

TEST(Convert, DecimalsOfEveryDimensionComeBackClean) {
  struct Pair {
    const char *from, *to;
    double numerator, denominator;
  };
  const Pair pairs[] = {{"min", "h", 1, 60},
                        {"1/min", "1/s", 1, 60},
                        {"rpm", "1/s", 1, 60},
                        {"rpm", "1/min", 1, 1},
                        {"mM", "mol/L", 1, 1000},
                        {"kcal/mol", "kJ/mol", 4184, 1000},
                        {"psi", "psi", 1, 1},
                        {"Torr", "atm", 1, 760},
                        {"atm", "bar", 101325, 100000},
                        {"in", "cm", 254, 100},
                        {"gal", "mL", 3785411784, 1000000},
                        {"kJ/(kg K)", "cal/(g K)", 1000, 4184},
                        {"L/(mol min)", "mL/(mmol s)", 1, 60},
                        {"W/(m2 degF)", "W/(m2 K)", 9, 5}};
  for (const auto& [from, to, numerator, denominator] : pairs)
    for (int i = -20000; i <= 20000; i += 13)
      ASSERT_EQ(converted(i / 1000.0, from, to), i * numerator / (1000.0 * denominator)) << i << from << to;
}

TEST(Convert, KeepsEveryDigitWhereTheUnitIsTheSame) {
  for (const double value : {0.1, 1.0 / 3.0, 123456789.123456789, 5e-324, 1.7976931348623157e308, -2.5e-310})
    for (const char* unit : {"degC", "degF", "K", "mol/L", "psi"})
      EXPECT_EQ(converted(value, unit, unit), value) << value << unit;
}

TEST(Convert, FarFromEverydayNumbersIsStillNear) {
  EXPECT_DOUBLE_EQ(converted(1e300, "m", "km"), 1e297);
  EXPECT_DOUBLE_EQ(converted(1e-300, "km", "m"), 1e-297);
  EXPECT_DOUBLE_EQ(converted(1e-300, "degC", "K"), 273.15);
  EXPECT_DOUBLE_EQ(converted(1e300, "degC", "degF"), 1.8e300);
  EXPECT_DOUBLE_EQ(converted(2.0, "mm^0.5", "m^0.5"), 2.0 * std::sqrt(1e-3));
}

TEST(Convert, DifferencesHaveNoZero) {
  for (int i = -9999; i < 9999; ++i)
    ASSERT_EQ(*convert_difference({i / 100.0, *parse_unit("degC")}, *parse_unit("degF")), i * 18.0 / 1000.0)
        << i;
}

TEST(Convert, RefusesAnotherDimension) {
  const Result<double> wrong = convert(*parse_quantity("25 degC"), *parse_unit("mol"));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "unit_mismatch");
  EXPECT_NE(wrong.error().detail.find("a temperature"), std::string::npos);
  EXPECT_NE(wrong.error().detail.find("an amount of substance"), std::string::npos);
  EXPECT_NE(wrong.error().hint.find("\"K\""), std::string::npos);
}

TEST(Convert, SaysWhenTheNumberOverflows) {
  const Result<double> huge = convert(*parse_quantity("1e300 m"), *parse_unit("fm"));
  ASSERT_FALSE(huge);
  EXPECT_EQ(huge.error().code, "not_finite");
}

}  // namespace
}  // namespace pf::units
