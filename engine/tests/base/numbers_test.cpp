#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "decimal.hpp"
#include "numbers.hpp"
#include "pharmaflow/base/random.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf {
namespace {

std::string compact(double value) {
  char buffer[32];
  return {buffer, detail::write_shortest_compact(buffer, value)};
}

/// Doubles that differ by their bits alone, and decimals as people write them.
template <class Check>
void for_many_doubles(const Check& check) {
  Random random(7);
  for (int k = 0; k < 10000; ++k) {
    const double value = std::bit_cast<double>(random.bits());
    if (std::isfinite(value)) check(value);
    check(std::round(random.normal() * 1e4) * std::pow(10.0, std::floor(random.uniform(-12.0, 8.0))));
    check(random.normal() * std::pow(10.0, random.uniform(-12.0, 12.0)));
  }
  for (int e = -1074; e < 1024; ++e) {  // the doubles below are twice as dense, or denormal
    const double power = std::ldexp(1.0, e);
    for (const double value : {power, std::nextafter(power, 0.0), std::nextafter(power, HUGE_VAL)})
      check(value);
  }
  for (int e = -323; e < 309; ++e) check(*parse_double("1e" + std::to_string(e)));
}

TEST(Shortest, CompactIsWhatToCharsGives) {
  for_many_doubles([](double value) {
    const std::string expected = shortest(value);
    // Integers beyond 2^53 are written in full by to_chars.
    if (std::abs(value) > 0x1p53 && expected.find('e') == std::string::npos)
      ASSERT_EQ(parse_double(compact(value)), value);
    else
      ASSERT_EQ(compact(value), expected);
  });
  for (const double value :
       {0.0, -0.0, HUGE_VAL, -HUGE_VAL, 5e-324, 1e22, 1e23, 9007199254740993.0, 2.5e-7, 1e5 + 0.5})
    EXPECT_EQ(compact(value), shortest(value));
}

TEST(Decimal, ReadsWhatTheCLibraryReads) {
  const auto agree = [](const std::string& text) {
    ASSERT_EQ(detail::read_decimal(text), std::strtod(text.c_str(), nullptr)) << text;
  };
  char text[1100];
  for_many_doubles([&](double value) {
    for (const int digits : {0, 4, 14, 16, 17, 19, 25}) {
      std::snprintf(text, sizeof text, "%.*e", digits, std::abs(value));
      agree(text);
    }
  });
  Random random(11);
  for (int k = 0; k < 2000; ++k) {
    // Halfway between two doubles, to the last digit, and a trace above and below.
    const double value = std::abs(std::bit_cast<double>(random.bits() & ~(std::uint64_t{1} << 62)));
    if (!std::isfinite(value) || value == 0.0) continue;
    std::string half;
    for (const double ulps : {0.5, 1.5}) {
      const long double middle =
          static_cast<long double>(value) + ulps * (std::nextafter(value, HUGE_VAL) - value);
      std::snprintf(text, sizeof text, "%.*Le", 800, middle);
      half = text;
      agree(half);
      half[half.find('e') - 1] = '1';
      agree(half);
      std::snprintf(text, sizeof text, "%.*Le", 800, std::nextafter(middle, 0.0L));
      agree(text);
    }
  }
  for (const char* odd : {"0", "0.0", "00.5e1", "5.", ".5", "1e400", "1e-400", "2.4703282292062327e-324",
                          "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308",
                          "0e99999999999", "1e99999999999", "1e-99999999999", "9007199254740993",
                          "9007199254740993.00000000000000000000001", "123456789012345678901234567890e-40"})
    agree(odd);
  agree("0." + std::string(1000, '0') + "12345e990");
  agree(std::string(1000, '9') + "e-1300");
}

TEST(Significant, RoundsAsTheCLibraryDoes) {
  for_many_doubles([](double value) {
    if (value == 0.0) return;
    for (int digits = 1; digits <= 17; ++digits) {
      char text[64];
      std::snprintf(text, sizeof text, "%.*e", digits - 1, std::abs(value));
      const detail::Decimal decimal = detail::rounded_decimal(std::abs(value), digits);
      std::string expected;
      for (const char* c = text; *c != 'e'; ++c)
        if (*c != '.') expected += *c;
      ASSERT_EQ(std::to_string(decimal.digits), expected) << text;
      ASSERT_EQ(decimal.exponent + digits - 1, std::atoi(std::strchr(text, 'e') + 1)) << text;
    }
  });
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
