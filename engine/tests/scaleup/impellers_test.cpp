#include "pharmaflow/scaleup/impellers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>

namespace pf::scaleup {
namespace {

TEST(Impellers, CarryTheNumbersOfTheCatalogue) {
  const ImpellerType* rushton = find_impeller("rushton6");
  ASSERT_NE(rushton, nullptr);
  EXPECT_EQ(rushton->name, "Rushton turbine, 6 flat blades on disc");  // a comma within quotes
  EXPECT_EQ(rushton->flow, "radial");
  EXPECT_EQ(rushton->power_number, 5.0);
  EXPECT_EQ(rushton->laminar_constant, 70.0);
  EXPECT_EQ(rushton->zwietering, 7.0);
  EXPECT_EQ(rushton->nusselt_viscosity_exponent, 0.14);
  EXPECT_EQ(rushton->blade_width_ratio, 0.2);
  EXPECT_DOUBLE_EQ(rushton->blade_angle.value(), std::numbers::pi / 2.0);
  EXPECT_EQ(rushton->diameter_ratio_max, 0.5);
}

TEST(Impellers, EmptyCellsAreAbsent) {
  const ImpellerType* a310 = find_impeller("a310");
  ASSERT_NE(a310, nullptr);
  EXPECT_FALSE(a310->laminar_constant);
  EXPECT_FALSE(a310->blade_angle);
  EXPECT_FALSE(a310->nusselt_factor);
  EXPECT_EQ(a310->flow_number, 0.56);
}

TEST(Impellers, AllRowsAreThereAndKnowTheirForm) {
  EXPECT_EQ(impeller_types().size(), 25u);
  EXPECT_EQ(find_impeller("rci3")->form, ImpellerType::Form::swept);
  EXPECT_EQ(find_impeller("marine3")->form, ImpellerType::Form::swept);
  EXPECT_EQ(find_impeller("anchor")->form, ImpellerType::Form::anchor);
  EXPECT_EQ(find_impeller("ribbon")->form, ImpellerType::Form::ribbon);
  EXPECT_EQ(std::ranges::count(impeller_types(), ImpellerType::Form::open, &ImpellerType::form), 21);
  EXPECT_EQ(find_impeller("Rushton6"), nullptr);
}

}  // namespace
}  // namespace pf::scaleup
