#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "pharmaflow/units/unit.hpp"
#include "symbols.hpp"

namespace pf::units {
namespace {

TEST(UnitFor, WritesWhatChemistsWrite) {
  EXPECT_EQ(unit_for(dimension::none), "1");
  EXPECT_EQ(unit_for(dimension::concentration), "mol/L");
  EXPECT_EQ(unit_for(dimension::rate), "mol/(L s)");
  EXPECT_EQ(unit_for(dimension::time, "min"), "min");
  EXPECT_EQ(unit_for(dimension::molar_mass), "g/mol");
  EXPECT_EQ(unit_for(dimension::density), "kg/L");
  EXPECT_EQ(unit_for(dimension::heat_capacity), "kJ/(kg K)");
  EXPECT_EQ(unit_for(dimension::total_heat_capacity), "J/K");
  EXPECT_EQ(unit_for(dimension::molar_energy), "kJ/mol");
  EXPECT_EQ(unit_for(dimension::power), "W");
  EXPECT_EQ(unit_for(dimension::heat_transfer), "W/K");
  EXPECT_EQ(unit_for(dimension::volume_flow, "min"), "L/min");
  EXPECT_EQ(unit_for(dimension::temperature), "K");
  EXPECT_EQ(unit_for(dimension::pressure), "bar");
  EXPECT_EQ(unit_for(power(dimension::mass, 2) / power(dimension::time, 3), "h"), "kg^2/h^3");
}

TEST(UnitFor, RateConstantsOfEveryOrder) {
  EXPECT_EQ(unit_for(rate_constant_dimension(0)), "mol/(L s)");
  EXPECT_EQ(unit_for(rate_constant_dimension(1), "min"), "1/min");
  EXPECT_EQ(unit_for(rate_constant_dimension(2), "h"), "L/(mol h)");
  EXPECT_EQ(unit_for(rate_constant_dimension(3)), "L^2/(mol^2 s)");
  EXPECT_EQ(unit_for(rate_constant_dimension(1.5), "min"), "L^0.5/(mol^0.5 min)");
  EXPECT_EQ(unit_for(rate_constant_dimension(0.5)), "mol^0.5/(L^0.5 s)");
  EXPECT_EQ(unit_for(rate_constant_dimension(-1)), "mol^2/(L^2 s)");
  EXPECT_EQ(unit_for(rate_constant_dimension(0.1 + 0.2 + 0.7)), "1/s");
}

TEST(UnitFor, AnUnknownTimeIsSeconds) { EXPECT_EQ(unit_for(dimension::frequency, "fortnight"), "1/s"); }

TEST(Describe, NamesWhatItKnows) {
  EXPECT_EQ(describe(dimension::concentration), "a concentration");
  EXPECT_EQ(describe(power(dimension::mass, 2) / power(dimension::length, 4)), "a quantity in kg^2/m^4");
}

RC_GTEST_PROP(UnitFor, ReadsBackAsTheSameDimension, ()) {
  Dimension d;
  for (double& e : d.exponent)
    e = *rc::gen::inRange(-24, 25) / static_cast<double>(*rc::gen::element(1, 2, 3, 4, 7));
  const auto time = *rc::gen::element<std::string>("s", "min", "h", "d", "ms");
  const Result<Unit> unit = parse_unit(unit_for(d, time));
  RC_ASSERT(unit.has_value());
  RC_ASSERT(unit->dimension == d);
}

RC_GTEST_PROP(UnitFor, RateConstantsReadBack, ()) {
  const double order = *rc::gen::inRange(-500, 1000) / 100.0;
  const Result<Unit> unit = parse_unit(unit_for(rate_constant_dimension(order), "min"));
  RC_ASSERT(unit.has_value());
  RC_ASSERT(unit->dimension == rate_constant_dimension(order));
}

/// A symbol of the table under one of its prefixes.
rc::Gen<std::string> symbol_text() {
  return rc::gen::exec([] {
    const Symbol& symbol = *rc::gen::elementOf(std::vector<Symbol>(symbols.begin(), symbols.end()));
    const int prefix = *rc::gen::inRange(-1, static_cast<int>(symbol.prefixes.size()));
    const std::string name(symbol.name);
    return prefix < 0 ? name : symbol.prefixes[static_cast<std::size_t>(prefix)] + name;
  });
}

TEST(Symbols, AreSortedAndUnique) {
  for (std::size_t i = 1; i < symbols.size(); ++i) EXPECT_LT(symbols[i - 1].name, symbols[i].name);
}

TEST(Symbols, EveryPrefixMeansItsPower) {
  for (const Symbol& s : symbols)
    for (const char letter : s.prefixes) {
      const std::string text = letter + std::string(s.name);
      const PrefixedSymbol found = find_symbol(text);
      ASSERT_NE(found.symbol, nullptr) << text;
      EXPECT_EQ(found.symbol->name, s.name) << text << " is also a symbol of its own";
    }
}

RC_GTEST_PROP(Unit, ValuesSurviveThereAndBack, (int mantissa)) {
  const Unit unit = *parse_unit(*symbol_text());
  const double value = mantissa * 1e-3;
  const double back = unit.from_si(unit.to_si(value));
  // An offset absorbs digits of small numbers: the scale of the error is that of the offset then.
  const double scale = std::max(std::abs(value), unit.offset / unit.factor);
  RC_ASSERT(std::abs(back - value) <= 4e-16 * scale);
  RC_ASSERT(std::abs(unit.difference_from_si(unit.difference_to_si(value)) - value) <=
            4e-16 * std::abs(value));
}

RC_GTEST_PROP(Unit, QuotientsAreInverse, ()) {
  const std::string a = *symbol_text();
  const std::string b = *symbol_text();
  const auto is_angle = [](const std::string& text) { return text == "rad" || text == "deg"; };
  RC_PRE(!is_angle(a) && !is_angle(b));  // angles per time are refused
  const Unit forward = *parse_unit(a + "/" + b);
  const Unit backward = *parse_unit(b + "/" + a);
  RC_ASSERT((forward.dimension * backward.dimension).dimensionless());
  RC_ASSERT(std::abs(forward.factor * backward.factor - 1.0) < 1e-15);
  RC_ASSERT(forward.offset == 0.0);
}

RC_GTEST_PROP(Unit, AnyTextIsReadOrRefused, (const std::string& text)) {
  const Result<Unit> unit = parse_unit(text);
  if (!unit) RC_ASSERT(!unit.error().detail.empty());
  const Result<Quantity> quantity = parse_quantity("1 " + text);
  RC_ASSERT(!quantity || std::isfinite(quantity->si()));
}

}  // namespace
}  // namespace pf::units
