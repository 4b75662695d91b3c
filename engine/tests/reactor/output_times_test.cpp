// Output times change no digit of a recipe, and the memory of a run does not grow with its steps.
#include <map>

#include "recipes.hpp"
#include "support/heap.hpp"
#include "support/instrumented.hpp"

namespace pf::reactor::test {
namespace {

/// Two feeds, a dose, a sample, an event and a jacket: all that divides a run into pieces.
struct Everything : Vessel {
  explicit Everything(ode::Method method) : Vessel("A + B -> C; C + B <-> D; 2 C -> E") {
    rate(0, kinetics::ReferenceArrhenius{1e-3 / molar, 298.15, 50e3});
    rate(1, Parametric(2e-2 / molar));
    rate(2, Parametric(5e-1 / molar));
    law(1).equilibrium = Parametric(5.0 / molar);
    network.reactions[0].heat = -80e3;
    charge("A", 2.0 * molar);
    for (const double start : {50.0, 120.0}) {
      Feed feed;
      feed.id = "feed" + std::to_string(recipe.feeds.size());
      feed.rate = Parametric(2e-6);
      feed.start = start;
      feed.end = Parametric(start + 200.0);
      feed.temperature = Parametric(290.0);
      feed.contents = {{species("B"), 3.0 * molar, 1.0, Content::Basis::concentration}};
      recipe.feeds.push_back(feed);
    }
    recipe.doses = {Dose{"dose",
                         260.0,
                         0.05 * litre,
                         Parametric(310.0),
                         {{species("B"), 2.0 * molar, 1.0, Content::Basis::concentration}}}};
    recipe.withdrawals = {Withdrawal{400.0, std::nullopt, Parametric(0.1 * litre), std::nullopt}};
    recipe.events = {{"half", *kinetics::parse_expression("[E] - 10"), false}};
    Jacket jacket;
    jacket.heat_transfer.ua = 2.0;
    jacket.temperature = {{0.0, 298.0}, {300.0, 308.0}};
    control(jacket);
    options.ode.method = method;
    options.ode.relative_tolerance = 1e-7;
    options.ode.absolute_tolerance = {1e-6};
  }
};

std::vector<double> every(double step) {
  std::vector<double> times;
  for (int k = 0; k * step < 600.0; ++k) times.push_back(k * step);
  times.push_back(600.0);
  return times;
}

class EveryMethod : public ::testing::TestWithParam<ode::Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, EveryMethod,
                         ::testing::Values(ode::Method::automatic, ode::Method::tsit5, ode::Method::dop853,
                                           ode::Method::rodas5p, ode::Method::lsoda, ode::Method::bdf,
                                           ode::Method::adams),
                         [](const auto& tested) { return std::string(ode::to_string(tested.param)); });

TEST_P(EveryMethod, GivesTheSameRunWhateverIsAsked) {
  const auto run = [&](const std::vector<double>& times) { return Everything(GetParam()).run(times); };
  const Result plain = run({600.0});
  ASSERT_EQ(plain.events.size(), 1u);
  std::map<double, std::vector<double>> known;
  for (const auto& times : {every(2.5), every(37.0), std::vector<double>{260.0, 399.0, 600.0}, every(0.5)}) {
    const Result asked = run(times);
    EXPECT_EQ(asked.solver.steps, plain.solver.steps);
    EXPECT_EQ(asked.solver.rhs_evaluations, plain.solver.rhs_evaluations);
    EXPECT_EQ(asked.summary.maximum_temperature.value, plain.summary.maximum_temperature.value);
    EXPECT_EQ(asked.events.at(0).time, plain.events[0].time);
    EXPECT_EQ(asked.events[0].concentration, plain.events[0].concentration);
    ASSERT_EQ(asked.series.time, times);
    for (std::size_t row = 0; row < times.size(); ++row) {
      std::vector<double> state(
          asked.series.concentration.begin() + static_cast<std::ptrdiff_t>(5 * row),
          asked.series.concentration.begin() + static_cast<std::ptrdiff_t>(5 * row + 5));
      state.push_back(asked.series.temperature[row]);
      state.push_back(asked.series.volume[row]);
      const auto [before, first] = known.emplace(times[row], state);
      EXPECT_EQ(before->second, state) << "t = " << times[row];
    }
    EXPECT_EQ(asked.series.temperature.back(), plain.series.temperature.back());
  }
}

#if PF_COUNTS_HEAP
// Fifty times the steps and not a byte more.
TEST_P(EveryMethod, TakesNoMemoryPerStep) {
  const auto taken = [&](double maximum_step, std::uint64_t& steps) {
    Everything vessel(GetParam());
    vessel.options.ode.maximum_step = maximum_step;
    vessel.options.times = {600.0};
    const Model model = vessel.model();
    Simulator simulator(model, vessel.options);
    const std::size_t before = pf::test::heap.bytes;
    const auto result = simulator.run(model.parameters, {}, {});
    const std::size_t bytes = pf::test::heap.bytes - before;
    EXPECT_TRUE(result.has_value() && succeeded(result->termination));
    steps = result->solver.steps;
    return bytes;
  };
  std::uint64_t few = 0, many = 0;
  const std::size_t for_few = taken(0.5, few);
  const std::size_t for_many = taken(0.01, many);
  EXPECT_GT(for_few, 0u) << "the counter counts";
  EXPECT_GT(many, 20 * few);
  EXPECT_EQ(for_many, for_few);
}
#endif

}  // namespace
}  // namespace pf::reactor::test
