#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/base/text.hpp"
#include "shortest_by_trial.hpp"

namespace pf {
namespace {

TEST(Shortest, ByTrialReadsBackToo) {
  Random random(7);
  for (int k = 0; k < 20000; ++k) {
    const double value = std::bit_cast<double>(random.bits());
    if (!std::isfinite(value)) continue;
    char buffer[detail::shortest_size];
    const std::string text(buffer, detail::shortest_by_trial(buffer, value));
    EXPECT_EQ(parse_double(text), value) << text;
  }
  for (const double value : {0.0, -0.0, 0.1, 1.0, 100000.0, 1e5 + 0.5, 1e10, 1.5e10, 1e-4, 1e-5, -2.5e-7,
                             1e22, 123456.789, 5e-324, 1e300, -1.0 / 3.0}) {
    char buffer[detail::shortest_size];
    const std::string text(buffer, detail::shortest_by_trial(buffer, value));
    if (value != 5e-324) EXPECT_EQ(text, shortest(value));  // of a denormal fewer digits do
    EXPECT_EQ(parse_double(text), value);
  }
  for (int k = 0; k < 20000; ++k) {
    const double value = random.normal() * std::pow(10.0, random.uniform(-12.0, 12.0));
    char buffer[detail::shortest_size];
    EXPECT_EQ(std::string(buffer, detail::shortest_by_trial(buffer, value)), shortest(value));
  }
}

TEST(Shortest, FixedHasNoExponent) {
  EXPECT_EQ(shortest_fixed(1e5), "100000");
  EXPECT_EQ(shortest_fixed(2.5e-5), "0.000025");
  EXPECT_EQ(shortest_fixed(-1.25e21), "-1250000000000000000000");
  EXPECT_EQ(shortest_fixed(0.5), "0.5");
}

TEST(Shortest, IsTheShortestThatReadsBack) {
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(shortest(-2.0), "-2");
  EXPECT_EQ(shortest(1e100), "1e+100");
  EXPECT_EQ(shortest(-std::numeric_limits<double>::min()), "-2.2250738585072014e-308");
}

RC_GTEST_PROP(Shortest, ReadsBackAsTheSameDouble, (std::uint64_t bits)) {
  const double value = std::bit_cast<double>(bits);
  RC_PRE(std::isfinite(value));
  const auto back = parse_double(shortest(value));
  RC_ASSERT(back.has_value());
  RC_ASSERT(std::bit_cast<std::uint64_t>(*back) == bits);
}

TEST(Significant, KeepsTheDigitsAskedFor) {
  EXPECT_EQ(significant(3.14159, 3), "3.14");
  EXPECT_EQ(significant(2.0, 4), "2.000");
  EXPECT_EQ(significant(0.00123456, 3), "0.00123");
  EXPECT_EQ(significant(0.0001, 2), "0.00010");
  EXPECT_EQ(significant(0.0000999, 3), "9.99e-05");
  EXPECT_EQ(significant(123456.0, 3), "123000");
  EXPECT_EQ(significant(999999.6, 6), "1.00000e+06");
  EXPECT_EQ(significant(1e6, 3), "1.00e+06");
  EXPECT_EQ(significant(-0.5, 1), "-0.5");
  EXPECT_EQ(significant(9.999, 2), "10");
  EXPECT_EQ(significant(0.0, 3), "0.00");
  EXPECT_EQ(significant(-0.0, 3), "0.00");
}

RC_GTEST_PROP(Significant, IsWithinHalfAUnitOfTheLastDigit, (int mantissa, int digit_seed)) {
  const int digits = 1 + (digit_seed & 7);
  const double value = mantissa * 1e-7;
  RC_PRE(value != 0.0);
  const auto back = parse_double(significant(value, digits));
  RC_ASSERT(back.has_value());
  RC_ASSERT(std::abs(*back - value) <= 0.5000001 * std::abs(value) * std::pow(10.0, 1 - digits));
}

TEST(ParseDouble, ReadsDecimals) {
  EXPECT_EQ(parse_double("0"), 0.0);
  EXPECT_EQ(parse_double("-12.5e-3"), -12.5e-3);
  EXPECT_EQ(parse_double("+3"), 3.0);
  EXPECT_EQ(parse_double(".5"), 0.5);
  EXPECT_EQ(parse_double("5."), 5.0);
  EXPECT_EQ(parse_double("007"), 7.0);
  EXPECT_EQ(parse_double("1E+2"), 100.0);
}

TEST(ParseDouble, RoundsExactly) {
  EXPECT_EQ(parse_double("9007199254740993"), 9007199254740992.0);  // a tie goes to even
  EXPECT_EQ(parse_double("9007199254740993.00000000000000000000001"), 9007199254740994.0);
  EXPECT_EQ(parse_double("2.2250738585072011e-308"), 0x0.fffffffffffffp-1022);
  EXPECT_EQ(parse_double("4.9e-324"), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(parse_double("1.7976931348623157e308"), std::numeric_limits<double>::max());
}

TEST(ParseDouble, UnderflowsToZeroButNeverOverflows) {
  EXPECT_EQ(parse_double("1e-400"), 0.0);
  EXPECT_TRUE(std::signbit(*parse_double("-1e-400")));
  EXPECT_EQ(parse_double("1e400"), std::nullopt);
  EXPECT_EQ(parse_double("-1e99999999999999999999"), std::nullopt);
  EXPECT_EQ(parse_double("0e99999999999999999999"), 0.0);
}

TEST(ParseDouble, RefusesWhatIsNoDecimal) {
  for (const std::string_view bad :
       {"",    " ",   "+",         "-",   ".",     "e5",  "1e",  "1e+", "1 ",    " 1",       "0x10",
        "nan", "inf", "-infinity", "1,5", "1.2.3", "--1", "+-1", "1f",  "1_000", "\u2212 5", "1e5.0"})
    EXPECT_EQ(parse_double(bad), std::nullopt) << bad;
  EXPECT_EQ(parse_double(std::string(1024, '1').replace(1, 1, ".")).has_value(), true);
  EXPECT_EQ(parse_double(std::string(1025, '0')), std::nullopt);
  EXPECT_EQ(parse_double(std::string_view("1\0", 2)), std::nullopt);
}

}  // namespace
}  // namespace pf
