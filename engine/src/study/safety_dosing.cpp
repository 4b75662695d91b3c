#include "safety_dosing.hpp"

#include <algorithm>
#include <cmath>

#include "dosing_time.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// Dosings from this many times faster to this many times slower than the recipe's are tried.
constexpr double range = 64.0;

/// The largest flow of all feeds together; they are constant or linear between their points [m3/s].
double largest_flow(const reactor::Recipe& recipe, std::span<const double> p) {
  const auto at = [&](const reactor::Profile& profile, double t, bool after) {
    double rate = 0.0;
    for (std::size_t i = 0; i + 1 < profile.size(); ++i) {
      const double a = profile[i].time.value(p), b = profile[i + 1].time.value(p);
      if (!(a < b) || (after ? t < a || t >= b : t <= a || t > b)) continue;
      const double ra = profile[i].value.value(p), rb = profile[i + 1].value.value(p);
      rate += ra + (rb - ra) * (t - a) / (b - a);
    }
    return rate;
  };
  double largest = 0.0;
  for (const reactor::Feed& feed : recipe.feeds)
    for (const reactor::ProfilePoint& point : std::get<reactor::Profile>(feed.rate))
      for (const bool after : {false, true}) {
        double sum = 0.0;
        for (const reactor::Feed& other : recipe.feeds)
          sum += at(std::get<reactor::Profile>(other.rate), point.time.value(p), after);
        largest = std::max(largest, sum);
      }
  return largest;
}

}  // namespace

DosingAdvice advise_dosing(const reactor::Recipe& recipe, std::span<const double> p,
                           const DosingWindow& window, double limit, const std::string& limit_words,
                           const MtsrOf& mtsr_of) {
  DosingAdvice advice;
  advice.recipe_time = window.length();
  advice.limited_by = limit_words;
  const auto stretched = [&](double factor) { return scaled_recipe(recipe, p, 1.0, {window, factor}); };
  const auto excess = [&](double factor) -> std::optional<double> {
    const auto mtsr = mtsr_of(stretched(factor));
    return mtsr ? std::optional(*mtsr - limit) : std::nullopt;
  };
  StretchSearch search = shortest_dosing(excess, range);
  double factor = search.factor.value_or(1.0);
  if (search.factor && factor == 1.0) {  // the recipe is safe: how much faster would still be?
    search = shortest_dosing([&](double f) { return excess(f / range); }, range);
    factor = search.factor.value_or(range) / range;
    if (search.factor && *search.factor == 1.0) {
      advice.reason = "Even " + time_words(window.length() / range) + " of dosing keeps the MTSR below " +
                      limit_words + ".";
      return advice;
    }
  }
  if (search.ended) {
    advice.reason = "A run failed on the way to the shortest safe dosing.";
    return advice;
  }
  if (!search.factor) {
    advice.reason = "No dosing up to " + time_words(range * window.length()) + " keeps the MTSR below " +
                    limit_words + ".";
    return advice;
  }
  advice.minimum_time = Estimate{factor * window.length(), {}, {}, {}};
  advice.maximum_rate = largest_flow(stretched(factor), p);
  return advice;
}

}  // namespace pf::study
