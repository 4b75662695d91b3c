// The worked numbers SF-* and ST-* and closed forms.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "pharmaflow/safety/adiabatic.hpp"
#include "pharmaflow/safety/criticality.hpp"
#include "pharmaflow/safety/runaway.hpp"
#include "pharmaflow/safety/stability.hpp"

namespace pf::safety {
namespace {

/// 10 W/kg at 150 degC, 100 kJ/mol.
Decomposition dsc() { return {10.0, 423.15, 100e3, std::nullopt, 0.0}; }

TEST(WorkedNumbers, AdiabaticRise) {  // SF-1
  EXPECT_NEAR(*adiabatic_rise(100e3 * 1000.0, 900.0 * 1900.0), 58.5, 0.05);
  EXPECT_EQ(severity(58.5), Severity::medium);
  EXPECT_EQ(severity(49.9), Severity::low);
  EXPECT_EQ(severity(201.0), Severity::high);
  EXPECT_FALSE(adiabatic_rise(1.0, 0.0));
}

TEST(WorkedNumbers, TimeToMaximumRate) {  // SF-3, SF-4
  const double zero_order = *tmr_zero_order(dsc(), 2000.0, 423.15);
  EXPECT_NEAR(zero_order / 3600.0, 0.827, 5e-4);
  EXPECT_NEAR(**tmr_integrated(dsc(), 2000.0, 423.15) / zero_order, 1.079, 5e-4);
}

TEST(WorkedNumbers, TemperatureOf24Hours) {  // SF-5
  const double t = **td24(dsc(), 2000.0);
  EXPECT_NEAR(t - 273.15, 102.3, 0.05);
  EXPECT_NEAR(*tmr_zero_order(dsc(), 2000.0, t), day, 1e-6 * day);
}

TEST(WorkedNumbers, Semenov) {  // SF-7, SF-8
  EXPECT_NEAR(*critical_over_temperature(353.15, 80e3), 12.96, 5e-3);
  EXPECT_NEAR(*semenov_critical_power(1000.0, 353.15, 80e3, 1000.0), 4.77, 5e-3);
}

/// One vector for each order of MTSR, MTT and T_D24 above the process temperature.
TEST(WorkedNumbers, CriticalityClasses) {  // ST-1 ... ST-6
  const auto of = [](double mtsr, double mtt, double t_d24) {
    return criticality_class({300.0, mtsr, mtt, t_d24});
  };
  EXPECT_EQ(of(320, 350, 380), 1);
  EXPECT_EQ(of(320, 380, 350), 2);
  EXPECT_EQ(of(350, 320, 380), 3);
  EXPECT_EQ(of(380, 320, 350), 4);
  EXPECT_EQ(of(380, 350, 320), 5) << "MTT below MTSR";
  EXPECT_EQ(of(350, 380, 320), 5) << "MTT above MTSR";
  EXPECT_EQ(of(350, 350, 380), 3) << "equal counts for the worse";
  EXPECT_EQ(of(380, 350, 380), 4);
  EXPECT_EQ(of(320, 350, INFINITY), 1) << "nothing decomposes";
  for (int i = 1; i <= 5; ++i) EXPECT_FALSE(class_words(i).empty());
}

TEST(Probability, FollowsTheTimeThatRemains) {
  EXPECT_EQ(probability(25 * 3600.0), Probability::low);
  EXPECT_EQ(probability(24 * 3600.0), Probability::medium);
  EXPECT_EQ(probability(8 * 3600.0), Probability::medium);
  EXPECT_EQ(probability(7.9 * 3600.0), Probability::high);
}

/// Simpson's rule: a quadrature that shares nothing with the integrator.
double simpson(const std::function<double(double)>& f, double a, double b, int n) {
  double sum = f(a) + f(b);
  for (int i = 1; i < n; ++i) sum += f(a + (b - a) * i / n) * (i % 2 ? 4 : 2);
  return sum * (b - a) / n / 3.0;
}

TEST(Runaway, IntegratedTimeIsTheQuadrature) {
  const double start = 423.15;
  const double expected = simpson([&](double t) { return 2000.0 / specific_power(dsc(), t); }, start,
                                  inflection_temperature(dsc()), 2000000);
  EXPECT_NEAR(**tmr_integrated(dsc(), 2000.0, start) / expected, 1.0, 1e-8);
}

TEST(Runaway, DepletionLengthensAndEndsTheAcceleration) {
  Decomposition d = dsc();
  d.energy = 400e3;  // 200 K of rise
  d.order = 1.0;
  const double start = 423.15, rise = 200.0;
  // The rate is largest where Ea / (R T^2) = n / (T_end - T): a quadratic equation in T.
  const double a = 100e3 / gas_constant;
  const double largest = (-a + std::sqrt(a * a + 4 * a * (start + rise))) / 2.0;
  const double expected = simpson([&](double t) { return 2000.0 / specific_power(d, t, (t - start) / rise); },
                                  start, largest, 200000);
  const double integrated = **tmr_integrated(d, 2000.0, start);
  EXPECT_NEAR(integrated / expected, 1.0, 1e-8);
  EXPECT_GT(integrated, **tmr_integrated(dsc(), 2000.0, start));
}

TEST(Runaway, ZeroOrderEndsWhenAllIsSpent) {
  Decomposition d = dsc();
  d.energy = 40e3;  // 20 K
  const double expected =
      simpson([&](double t) { return 2000.0 / specific_power(dsc(), t); }, 423.15, 443.15, 20000);
  EXPECT_NEAR(**tmr_integrated(d, 2000.0, 423.15) / expected, 1.0, 1e-8);
}

TEST(Runaway, AWeakOneOnlySlowsDown) {
  Decomposition d = dsc();
  d.energy = 20e3;  // 10 K are less than R T^2 / Ea = 14.9 K
  d.order = 1.0;
  EXPECT_FALSE(*tmr_integrated(d, 2000.0, 423.15));
}

TEST(Runaway, RefusesWhatIsNotPositive) {
  EXPECT_FALSE(tmr_zero_order(dsc(), 0.0, 423.15));
  EXPECT_FALSE(tmr_integrated(dsc(), 2000.0, -1.0));
  Decomposition d = dsc();
  d.activation_energy = 0.0;
  EXPECT_FALSE(td24(d, 2000.0));
}

TEST(Runaway, NoT24WhereNothingGetsHotEnough) {
  EXPECT_FALSE(*td24({1e-12, 300.0, 20e3, std::nullopt, 0.0}, 2000.0));
}

TEST(FrankKamenetskii, CriticalRadiusOfASphere) {
  // delta = rho q Ea r^2 / (k R T^2) = 3.32 for r = sqrt(3.32 k R T^2 / (rho q Ea))
  const double r =
      std::sqrt(critical_delta(Shape::sphere) * 0.1 * gas_constant * 400.0 * 400.0 / (1000.0 * 0.5 * 120e3));
  EXPECT_NEAR(*frank_kamenetskii_delta(1000.0, 0.5, 120e3, r, 0.1, 400.0), 3.32, 1e-12);
  EXPECT_EQ(critical_delta(Shape::slab), 0.88);
  EXPECT_EQ(critical_delta(Shape::cylinder), 2.00);
  EXPECT_FALSE(frank_kamenetskii_delta(1000.0, 0.5, 120e3, r, 0.0, 400.0));
}

}  // namespace
}  // namespace pf::safety
