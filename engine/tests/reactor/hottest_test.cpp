// The highest temperature of a run without its books is the one that the books find.
#include "hottest.hpp"

#include <algorithm>

#include "random_recipes.hpp"

namespace pf::reactor::test {
namespace {

/// The same run without books.
Result lean(Vessel& vessel) {
  Options options = vessel.options;
  options.balances = false;
  options.maximum_temperature = true;
  const auto result = simulate(vessel.model(), options, {});
  EXPECT_TRUE(result.has_value());
  return result ? *result : Result{};
}

/// A is fed to B under a jacket: the temperature rises, passes its top between two steps and falls.
Vessel dosed() {
  Vessel v("A + B -> C");
  v.law(0).k = kinetics::ReferenceArrhenius{1e-5, 323.15, 60e3};
  v.network.reactions[0].heat = -120e3;
  v.charge("B", 1.5 * molar);
  Feed feed;
  feed.id = "dose";
  feed.rate = Parametric(0.5 * litre / (20 * minute));
  feed.end = Parametric(20 * minute);
  feed.temperature = Parametric(283.15);
  feed.contents = {{v.species("A"), Parametric(2.5 * molar), 1.0, Content::Basis::concentration}};
  v.recipe.feeds = {feed};
  Jacket jacket;
  jacket.heat_transfer.ua = Parametric(4.0);
  jacket.temperature = {{0.0, 303.15}};
  v.control(jacket);
  v.recipe.duration = 60 * minute;
  return v;
}

TEST(Hottest, IsTheTopBetweenTheStepsByEveryMethod) {
  double reference = 0.0;
  for (const auto method : {ode::Method::rodas5p, ode::Method::tsit5, ode::Method::dop853, ode::Method::bdf,
                            ode::Method::lsoda, ode::Method::automatic}) {
    Vessel v = dosed();
    v.options.ode.method = method;
    const Peak books = v.run().summary.maximum_temperature, found = lean(v).summary.maximum_temperature;
    if (reference == 0.0) reference = books.value;
    EXPECT_GT(found.value, 310.0);
    EXPECT_NEAR(found.value, reference, 1e-6 * (reference - 298.15)) << to_string(method);
    EXPECT_NEAR(found.value, books.value, 1e-9 * books.value) << to_string(method);
    EXPECT_NEAR(found.time, books.time, 0.1) << to_string(method);
  }
}

/// Coarse steps: the top lies far above the ends of the step that holds it.
TEST(Hottest, IsFoundInsideAWideStep) {
  Vessel v = dosed();
  v.options.ode.method = ode::Method::rodas5p;
  v.options.ode.relative_tolerance = 1e-3;
  const Result books = v.run(), found = lean(v);
  EXPECT_LT(found.solver.steps, 60u);
  EXPECT_NEAR(found.summary.maximum_temperature.value, books.summary.maximum_temperature.value, 1e-9);
}

TEST(Hottest, SeesJumpsAndTheBegin) {
  Vessel v("A -> B");
  v.charge("A", molar);
  v.recipe.charge.temperature = Parametric(330.0);
  v.control(Adiabatic{});
  EXPECT_EQ(lean(v).summary.maximum_temperature.value, 330.0);
  EXPECT_EQ(lean(v).summary.maximum_temperature.time, 0.0);
  Dose dose;
  dose.id = "hot water";
  dose.time = 200.0;
  dose.volume = litre;
  dose.temperature = Parametric(350.0);
  v.recipe.doses = {dose};
  const Peak peak = lean(v).summary.maximum_temperature;
  EXPECT_NEAR(peak.value, 340.0, 1e-9);
  EXPECT_EQ(peak.time, 200.0);
}

TEST(Hottest, IsThatOfAPrescribedCourse) {
  Vessel v("A -> B");
  v.control(TemperatureProfile{{{0.0, 300.0}, {200.0, 340.0}, {400.0, 310.0}}});
  EXPECT_NEAR(lean(v).summary.maximum_temperature.value, 340.0, 1e-9);
  v.control(Isothermal{Parametric(333.0)});
  EXPECT_EQ(lean(v).summary.maximum_temperature.value, 333.0);
}

/// Every random run that is solved has one maximum, by whichever way it is looked for.
TEST(Hottest, IsThatOfTheBooksInRandomRecipes) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    RandomRecipe random(seed);
    Options& options = random.vessel.options;
    options.ode.relative_tolerance = 1e-6;
    options.ode.absolute_tolerance = {1e-6};
    options.ode.maximum_steps = 10000;
    options.times = {random.vessel.recipe.duration.value({})};
    const auto full = simulate(random.vessel.model(), options, {});
    ASSERT_TRUE(full.has_value());
    if (!succeeded(full->termination)) continue;
    const double wanted = full->summary.maximum_temperature.value;
    const Result found = lean(random.vessel);
    const double rise = wanted - full->series.temperature.front();
    EXPECT_NEAR(found.summary.maximum_temperature.value, wanted, 1e-6 * (std::abs(rise) + 10.0)) << seed;
    ++compared;
  }
  EXPECT_GT(compared, 100u);
}

}  // namespace
}  // namespace pf::reactor::test
