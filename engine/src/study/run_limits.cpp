#include "run_limits.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "words.hpp"

namespace pf::study {
namespace {

using scaleup::Limit;
using Severity = Limit::Severity;

constexpr std::array<std::string_view, 4> codes = {"above_boiling_point", "above_vessel_temperature",
                                                   "below_vessel_temperature", "below_recipe_temperature"};

void check_range(const scaleup::Vessel& vessel, double lowest, double highest, std::vector<Limit>& found) {
  if (vessel.temperature_max && highest > *vessel.temperature_max)
    found.push_back({Severity::broken, std::string(codes[1]),
                     "The contents reach " + celsius_words(highest) + "; the vessel is allowed up to " +
                         celsius_words(*vessel.temperature_max) +
                         ". Take another vessel or a cooler recipe."});
  if (vessel.temperature_min && lowest < *vessel.temperature_min)
    found.push_back({Severity::broken, std::string(codes[2]),
                     "The contents fall to " + celsius_words(lowest) + "; the vessel is allowed down to " +
                         celsius_words(*vessel.temperature_min) +
                         ". Take another vessel or a warmer recipe."});
}

/// A jacket that lags behind a step is late; one that has not come back at the end cannot do it.
void check_shortfall(const Shortfall& shortfall, double allowed, std::vector<Limit>& found) {
  if (shortfall.largest <= allowed) return;
  const bool lasting = shortfall.at_end > allowed;
  found.push_back({lasting ? Severity::broken : Severity::warning, std::string(codes[3]),
                   "The contents fall " + rise_words(shortfall.largest) +
                       " below the recipe's temperature, at worst after " + time_words(shortfall.time) +
                       (lasting ? ": the jacket cannot keep it. Take a warmer coolant or a larger area."
                                : ": the jacket follows late.")});
}

}  // namespace

std::vector<Limit> run_limits(const Project& project, const scaleup::Vessel& vessel, const TargetRun& run,
                              double allowed) {
  std::vector<Limit> found;
  if (!run.run || run.run->series.temperature.empty()) return found;
  const std::vector<double>& course = run.run->series.temperature;
  const double highest = std::max(run.run->summary.maximum_temperature.value, std::ranges::max(course));
  const auto& boiling_point = project.properties.boiling_point;
  if (boiling_point && highest > *boiling_point)
    found.push_back({Severity::broken, std::string(codes[0]),
                     "The contents reach " + celsius_words(highest) + ", above the boiling point of " +
                         celsius_words(*boiling_point) + ". Dose slower, dilute, or cool more."});
  check_range(vessel, std::ranges::min(course), highest, found);
  check_shortfall(run.shortfall, allowed, found);
  return found;
}

bool is_run_limit(const Limit& limit) { return std::ranges::find(codes, limit.code) != codes.end(); }

}  // namespace pf::study
