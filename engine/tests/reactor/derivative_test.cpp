// Every derivative of the balances against differences, and sensitivities across marks that move with a
// parameter.
#include "balances.hpp"
#include "recipes.hpp"
#include "support/derivatives.hpp"

namespace pf::reactor::test {
namespace {

/// A recipe in which everything is a parameter: feeds, heats, jacket, coolant, control.
Vessel everything(const std::string& control) {
  Vessel v("A + B -> C; C <-> D");
  v.rate(0, kinetics::ReferenceArrhenius{v.parameter(2e-6), 298.15, v.parameter(60e3)});
  v.rate(1, kinetics::Arrhenius{v.parameter(1e5), v.parameter(50e3), 0.0});
  v.law(1).equilibrium = kinetics::VantHoff{v.parameter(3.0), 298.15, v.parameter(-20e3)};
  v.network.reactions[0].heat = v.parameter(-85e3);
  v.network.reactions[1].heat = -20e3;
  v.charge("A", v.parameter(900.0));
  v.charge("C", 10.0);
  v.recipe.charge.volume = v.parameter(1.1e-3);
  v.medium = {v.parameter(900.0), v.parameter(2000.0)};
  v.recipe.vessel = {v.parameter(150.0), v.parameter(3.0), v.parameter(0.2), v.parameter(292.0)};
  Feed feed;
  feed.start = v.parameter(50.0);
  feed.end = v.parameter(450.0);
  feed.rate = v.parameter(1.5e-6);
  feed.temperature = v.parameter(285.0);
  feed.density = v.parameter(800.0);
  feed.heat_capacity = v.parameter(1800.0);
  feed.contents = {{v.species("B"), v.parameter(2000.0), 1.0, Content::Basis::concentration}};
  Feed ramp = feed;
  ramp.end.reset();
  ramp.rate =
      Profile{{v.parameter(20.0), 0.0}, {v.parameter(220.0), v.parameter(2e-6)}, {v.parameter(380.0), 0.0}};
  ramp.amount = v.parameter(2.5e-4);
  v.recipe.feeds = {feed, ramp};
  v.recipe.doses = {Dose{"d",
                         v.parameter(150.0),
                         v.parameter(5e-5),
                         v.parameter(310.0),
                         {{v.species("B"), v.parameter(0.05), 1.0, Content::Basis::amount}}}};
  v.recipe.withdrawals = {
      Withdrawal{v.parameter(300.0), std::nullopt, v.parameter(1e-4), std::nullopt},
      Withdrawal{v.parameter(100.0), v.parameter(500.0), std::nullopt, v.parameter(2e-7)}};
  HeatTransfer transfer{v.parameter(4.0), HeatTransfer::Scaling::wetted_area, v.parameter(0.1)};
  if (control == "jacket") {
    Jacket jacket{
        transfer, {{v.parameter(60.0), v.parameter(290.0)}, {v.parameter(400.0), v.parameter(300.0)}}, {}};
    v.control(jacket);
  } else if (control == "table") {  // the run goes across its corners
    transfer.scaling = HeatTransfer::Scaling::table;
    transfer.table = {{1e-3, v.parameter(3.0)}, {1.2e-3, v.parameter(4.5)}, {1.5e-3, v.parameter(4.0)}};
    v.control(Jacket{transfer, {{v.parameter(60.0), v.parameter(290.0)}}, {}});
  } else if (control == "coolant") {
    transfer.scaling = HeatTransfer::Scaling::volume;
    Jacket jacket{transfer,
                  {},
                  Coolant{v.parameter(1e-5), v.parameter(3e-4), v.parameter(288.0), v.parameter(990.0),
                          v.parameter(4100.0)}};
    v.control(jacket);
  } else if (control == "setpoint") {
    Setpoint setpoint{
        transfer,         {{v.parameter(10.0), v.parameter(298.0)}, {v.parameter(300.0), v.parameter(305.0)}},
        v.parameter(3.0), v.parameter(500.0),
        std::nullopt,     std::nullopt,
        v.parameter(0.3)};
    v.control(setpoint);
  } else if (control == "profile") {
    const Parametric jump = v.parameter(200.0);
    v.control(TemperatureProfile{
        {{0.0, v.parameter(298.0)}, {jump, v.parameter(310.0)}, {jump, v.parameter(305.0)}, {500.0, 300.0}}});
  } else if (control == "stages") {
    Jacket jacket{transfer, {{0.0, v.parameter(290.0)}}, {}};
    v.recipe.stages = {Stage{v.parameter(120.0), Isothermal{v.parameter(299.0)}},
                       Stage{v.parameter(260.0), Adiabatic{}}, Stage{std::nullopt, jacket}};
  } else {
    v.control(Isothermal{v.parameter(303.0)});
  }
  v.observe("[C]");
  v.observe("conversion(B)");
  v.observe("heat_flow");
  v.observe("T_jacket");
  v.observe("n(D) + 1e-3 * T");
  return v;
}

/// A Jacobian that was already computed, for the shared helper.
pf::test::VectorFunction given(const std::vector<double>& values) {
  return [values](const double*, double* out) { std::ranges::copy(values, out); };
}

class EveryControl : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryControl, DerivativesOfTheBalancesAreExact) {
  Vessel v = everything(GetParam());
  const std::size_t np = v.parameters.size();
  std::vector<double> identity(np * np, 0.0);
  for (std::size_t k = 0; k < np; ++k) identity[k + np * k] = 1.0;
  Model model = v.model(identity, np);
  BalanceSystem system(model, nullptr);
  const double t = 250.0;
  const auto bind = [&](BalanceSystem& s, const Model& m, Timeline& timeline) {
    timeline = *make_timeline(m);
    s.bind(m, timeline);
    std::size_t position = 0;
    std::vector<double> y, sens;
    s.start(y, sens);
    for (std::size_t p = 0; timeline.marks[p].time.v <= t; ++p) {
      s.apply(p, y.data(), sens.data(), nullptr);
      position = p;
    }
    s.activate(position);
    return y;
  };
  Timeline timeline;
  std::vector<double> y = bind(system, model, timeline);
  const std::size_t n = system.size();
  for (std::size_t i = 0; i < system.layout().species; ++i) y[i] = 100.0 + 50.0 * static_cast<double>(i);
  if (system.layout().temperature != Layout::absent) y[system.layout().temperature] = 4.0;
  if (system.layout().jacket != Layout::absent) y[system.layout().jacket] = -6.0;
  if (system.layout().integral != Layout::absent) y[system.layout().integral] = 30.0;

  std::vector<double> analytic(n * n), row_major(n * n);
  ASSERT_TRUE(system.jacobian(t, y.data(), analytic.data()));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) row_major[i * n + j] = analytic[i + n * j];
  std::vector<double> scale(n, 10.0);
  if (system.layout().volume != Layout::absent) scale[system.layout().volume] = 1e-4;
  pf::test::DerivativeOptions options;
  options.scale = scale;
  EXPECT_TRUE(pf::test::jacobian_is_exact([&](const double* x, double* f) { system.rhs(t, x, f); },
                                          given(row_major), y, n, options));

  std::vector<double> by_time(n);
  ASSERT_TRUE(system.time_derivative(t, y.data(), by_time.data()));
  EXPECT_TRUE(pf::test::jacobian_is_exact([&](const double* x, double* f) { system.rhs(x[0], y.data(), f); },
                                          given(by_time), {t}, n, {}));

  std::vector<double> by_parameter(n * np), by_parameter_rows(n * np);
  ASSERT_TRUE(system.parameter_jacobian(t, y.data(), by_parameter.data()));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < np; ++k) by_parameter_rows[i * np + k] = by_parameter[i + n * k];
  options.scale.clear();
  for (const double p : v.parameters) options.scale.push_back(std::abs(p) * 1e-2);
  const double reference = system.reference_temperature();
  EXPECT_TRUE(pf::test::jacobian_is_exact(
      [&](const double* x, double* f) {
        Model moved = model;
        moved.parameters = {x, np};
        moved.directions = {};
        moved.unknowns = 0;
        BalanceSystem other(moved, nullptr);
        Timeline line;
        bind(other, moved, line);
        std::vector<double> at = y;  // the same temperatures, whatever they are kept relative to
        for (const std::size_t row : {other.layout().temperature, other.layout().jacket})
          if (row != Layout::absent) at[row] += reference - other.reference_temperature();
        other.rhs(t, at.data(), f);
      },
      given(by_parameter_rows), v.parameters, n, options));
}

TEST_P(EveryControl, SensitivitiesOfTheSolutionAreExactAcrossMovingMarks) {
  Vessel v = everything(GetParam());
  const std::size_t np = v.parameters.size(), outputs = v.formulas.size();
  std::vector<double> identity(np * np, 0.0);
  for (std::size_t k = 0; k < np; ++k) identity[k + np * k] = 1.0;
  v.options.times = {600.0};
  v.options.balances = false;
  v.options.ode.relative_tolerance = 1e-11;
  v.options.ode.absolute_tolerance = {1e-9};
  const auto sensitive = simulate(v.model(identity, np), v.options, {});
  ASSERT_TRUE(sensitive.has_value());
  ASSERT_TRUE(succeeded(sensitive->termination));
  const std::vector<double> analytic = sensitive->series.observable_sensitivity;
  ASSERT_EQ(analytic.size(), outputs * np);
  for (std::size_t k = 0; k < np; ++k) {
    const double p = v.parameters[k], h = std::abs(p) * 2e-4;
    std::vector<double> numeric(outputs, 0.0);
    const double steps[] = {-2, -1, 1, 2}, weights[] = {1.0 / 12, -8.0 / 12, 8.0 / 12, -1.0 / 12};
    for (int s = 0; s < 4; ++s) {
      v.parameters[k] = p + steps[s] * h;
      const Result r = v.run({600.0});
      for (std::size_t o = 0; o < outputs; ++o) numeric[o] += weights[s] * r.series.observables[o] / h;
    }
    v.parameters[k] = p;
    for (std::size_t o = 0; o < outputs; ++o) {
      const double scale = std::abs(sensitive->series.observables[o]) / std::abs(p);
      EXPECT_NEAR(analytic[o * np + k], numeric[o], 2e-5 * scale + 1e-6 * std::abs(numeric[o]))
          << "observable " << v.formulas[o] << ", parameter " << k << " = " << p;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Reactor, EveryControl,
                         ::testing::Values("isothermal", "profile", "jacket", "table", "coolant", "setpoint",
                                           "stages"));

}  // namespace
}  // namespace pf::reactor::test
