// A thousand random networks: each is solved, or the result says in words why not. What no run may do is to
// hang, to be not a number, to lose matter or to go negative in silence.
#include <algorithm>

#include "random_recipes.hpp"
#include "support/instrumented.hpp"

namespace pf::reactor::test {
namespace {

constexpr std::size_t networks = pf::test::instrumented ? 60 : 1000;
constexpr std::uint64_t budget = 10000;  ///< steps; those that are solved take a few hundred

constexpr std::array methods{ode::Method::automatic, ode::Method::bdf, ode::Method::rodas5p,
                             ode::Method::lsoda};
constexpr std::array tolerances{1e-4, 1e-6, 1e-8};

bool warned(const Result& result, std::string_view code) {
  return std::ranges::any_of(result.warnings, [&](const Warning& w) { return w.code == code; });
}

bool finite(const std::vector<double>& values) {
  return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

/// Units of the element in the vessel in row `row` of the series [mol].
double units(const RandomRecipe& recipe, const Series& series, std::size_t row) {
  double sum = 0.0;
  for (std::size_t i = 0; i < recipe.size.size(); ++i)
    sum += series.concentration[row * recipe.size.size() + i] * recipe.size[i];
  return sum * series.volume[row];
}

double units_fed(const RandomRecipe& recipe, double until) {
  double sum = 0.0;
  for (const Feed& feed : recipe.vessel.recipe.feeds) {
    const double time = std::min(until, feed.end->value({})) - feed.start.value({});
    for (const Content& content : feed.contents)
      sum += std::max(0.0, time) * std::get<Parametric>(feed.rate).value({}) * content.value.value({}) *
             recipe.size[content.species];
  }
  return sum;
}

struct Tally {
  std::size_t mass_action = 0, unsolved_mass_action = 0, unsolved = 0;
};

void check(std::uint64_t seed, Tally& tally) {
  RandomRecipe random(seed);
  Options& options = random.vessel.options;
  options.ode.method = methods[seed % methods.size()];
  options.ode.relative_tolerance = tolerances[seed / methods.size() % tolerances.size()];
  options.ode.absolute_tolerance = {options.ode.relative_tolerance};
  options.ode.maximum_steps = budget;
  const double duration = random.vessel.recipe.duration.value({});
  options.times = {0.0, duration / 3.0, duration / 2.0, duration};
  const auto made = simulate(random.vessel.model(), options, {});
  ASSERT_TRUE(made.has_value()) << seed << ": " << made.error().detail;
  const Result& result = *made;
  const Series& series = result.series;

  EXPECT_LE(result.solver.steps + result.solver.rejected_steps, budget) << seed;
  EXPECT_TRUE(finite(series.concentration) && finite(series.temperature) && finite(series.volume)) << seed;
  const bool solved = succeeded(result.termination);
  EXPECT_TRUE(solved || !result.reason.empty()) << seed;
  // Not all orders are those of mass action: a zero order goes on when its reactant is used up, and half an
  // order ends with an infinite slope.
  tally.mass_action += random.mass_action ? 1 : 0;
  tally.unsolved_mass_action += random.mass_action && !solved ? 1 : 0;
  tally.unsolved += solved ? 0 : 1;
  if (!solved || warned(result, "negative_concentration")) return;

  // Rates that cancel to one part in 1e15 leave round-off: 1e-6 of the matter at worst in these networks.
  const double relative = options.ode.relative_tolerance;
  const double round_off = 1e-5;
  const std::size_t last = series.time.size() - 1;
  const double expected = units(random, series, 0) + units_fed(random, duration);
  EXPECT_NEAR(units(random, series, last), expected, (100.0 * relative + round_off) * expected) << seed;
  const double highest = std::ranges::max(series.concentration);
  for (const double c : series.concentration)
    EXPECT_GT(c, -100.0 * options.ode.absolute_tolerance.front() - 10.0 * relative * highest) << seed;
}

TEST(RandomRecipes, AreSolvedOrSayWhyNot) {
  Tally tally;
  for (std::uint64_t seed = 0; seed < networks; ++seed) check(seed, tally);
  RecordProperty("unsolved", static_cast<int>(tally.unsolved));
  EXPECT_LE(tally.unsolved_mass_action * 50, tally.mass_action)
      << tally.unsolved_mass_action << " of " << tally.mass_action;
  EXPECT_LE(tally.unsolved * 10, networks) << tally.unsolved;
}

}  // namespace
}  // namespace pf::reactor::test
