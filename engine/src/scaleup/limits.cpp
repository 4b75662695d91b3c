#include <algorithm>

#include "pharmaflow/scaleup/gas_liquid.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/mixing.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "pharmaflow/scaleup/rules.hpp"
#include "pharmaflow/scaleup/solids.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

using Severity = Limit::Severity;
using Limits = std::vector<Limit>;

constexpr double rounding = 1e-9;  ///< of numbers that were converted from a user's units

void check_drive(const Vessel& vessel, double speed, Limits& found) {
  constexpr double reserve = 0.9;
  if (vessel.speed_max && speed > *vessel.speed_max)
    found.push_back({Severity::broken, "above_drive_speed",
                     "The speed of " + rpm(speed) + " is above the drive's " + rpm(*vessel.speed_max) +
                         ". Take a rule with a lower speed or a vessel with a faster drive."});
  else if (vessel.speed_max && speed > reserve * *vessel.speed_max)
    found.push_back(
        {Severity::note, "near_drive_speed",
         "The speed of " + rpm(speed) + " is close to the drive's limit of " + rpm(*vessel.speed_max) + "."});
  if (vessel.speed_min && speed < *vessel.speed_min)
    found.push_back({Severity::broken, "below_drive_speed",
                     "The speed of " + rpm(speed) + " is below the drive's " + rpm(*vessel.speed_min) +
                         ". Take a rule with a higher speed."});
}

void check_filling(const Vessel& vessel, double volume, Limits& found) {
  if (vessel.capacity > 0.0 && volume > vessel.capacity)
    found.push_back({Severity::broken, "above_capacity",
                     "The liquid of " + litres(volume) + " does not fit: the vessel holds " +
                         litres(vessel.capacity) + ". Take a smaller batch or a larger vessel."});
  else if (vessel.working_max && volume > *vessel.working_max)
    found.push_back({Severity::warning, "above_working_volume",
                     "The liquid of " + litres(volume) + " is above the working volume of " +
                         litres(*vessel.working_max) + ". Take a smaller batch."});
  if (vessel.working_min && volume < *vessel.working_min)
    found.push_back({Severity::warning, "below_working_volume",
                     "The liquid of " + litres(volume) + " is below the smallest working volume of " +
                         litres(*vessel.working_min) + ". Take a larger batch."});
}

void check_position(const Vessel& vessel, const Impeller& impeller, double level, Limits& found) {
  if (impeller.diameter >= vessel.diameter)
    found.push_back({Severity::broken, "impeller_too_wide",
                     "The impeller " + name_of(impeller) + " is " + number(impeller.diameter) +
                         " m wide and the vessel " + number(vessel.diameter) +
                         " m. Correct one of the diameters."});
  if (impeller.clearance && *impeller.clearance >= level)
    found.push_back({Severity::warning, "impeller_not_covered",
                     "The impeller " + name_of(impeller) + " sits " + number(*impeller.clearance) +
                         " m above the lowest point; the liquid stands at " + number(level) +
                         " m only and is not stirred by it."});
  if (power_source(vessel, impeller) == PowerSource::off_design)
    found.push_back(
        {Severity::warning, "other_baffles",
         "The power number of " + name_of(impeller) + " was published for other baffles than the " +
             std::to_string(vessel.baffles) +
             " of this vessel. Give the power number, or the number, angle and width of its blades."});
}

void check_impellers(const Vessel& vessel, const Operation& operation, Limits& found) {
  const double level = liquid_height(vessel, operation.volume);
  for (const Impeller& impeller : vessel.impellers) check_position(vessel, impeller, level, found);
  for (std::size_t i = 1; i < vessel.impellers.size(); ++i) {
    const Impeller &lower = vessel.impellers[i - 1], &upper = vessel.impellers[i];
    if (!lower.clearance || !upper.clearance) continue;
    const double spacing = *upper.clearance - *lower.clearance;
    const double diameter = std::max(lower.diameter, upper.diameter);
    if (spacing < (1.0 - rounding) * diameter)
      found.push_back({Severity::note, "impellers_close",
                       "Two impellers are " + number(spacing) + " m apart, less than their diameter of " +
                           number(diameter) + " m: together they draw less than the sum that is shown."});
  }
}

void check_solids(const Vessel& vessel, const Operation& operation, Limits& found) {
  const Answer njs = just_suspended_speed(vessel, operation);
  if (njs && operation.speed < *njs)
    found.push_back({Severity::warning, "below_just_suspended",
                     "The speed of " + rpm(operation.speed) + " is below the " + rpm(*njs) +
                         " that just suspend the solids: some rest on the bottom. Raise the speed."});
}

/// Only where Nienow's lines hold: the lowest impeller is a Rushton turbine.
void check_gas(const Vessel& vessel, const Operation& operation, Limits& found) {
  const Answer flow = gas_flow_number(vessel, operation);
  if (!flow) return;
  const Impeller& lowest = *covered_impellers(vessel, operation.volume).front();
  if (lowest.type.key != "rushton6") return;
  const double flood = flooding_flow_number(operation.speed, lowest.diameter, vessel.diameter);
  const double whole = complete_dispersion_flow_number(operation.speed, lowest.diameter, vessel.diameter);
  if (*flow > flood)
    found.push_back({Severity::broken, "flooding",
                     "The impeller is flooded: its gas flow number is " + number(*flow) +
                         ", flooding begins at " + number(flood) + ". Raise the speed or feed less gas."});
  else if (*flow > whole)
    found.push_back({Severity::note, "gas_not_dispersed",
                     "The gas does not reach the liquid below the impeller: its gas flow number is " +
                         number(*flow) + ", complete dispersion ends at " + number(whole) + "."});
}

std::string from_to(double base, double here, const std::string& unit) {
  return " (from " + number(base) + " to " + number(here) + " " + unit + ")";
}

void compare(const Vessel& vessel, const Operation& operation, const Vessel& base, const Operation& at_base,
             Limits& found) {
  constexpr double much_power = 10.0, notable = 2.0;
  const Answer power = power_per_volume(vessel, operation), power_base = power_per_volume(base, at_base);
  if (power && power_base && *power >= (much_power - rounding) * *power_base)
    found.push_back({Severity::warning, "power_per_volume_raised",
                     "Power per volume rises " + number(*power / *power_base) + "-fold" +
                         from_to(*power_base, *power, "W/m³") +
                         ". Check the motor, or keep power per volume instead."});
  if (power && power_base && *power_base >= (much_power - rounding) * *power)
    found.push_back({Severity::warning, "power_per_volume_lowered",
                     "Power per volume falls " + number(*power_base / *power) + "-fold" +
                         from_to(*power_base, *power, "W/m³") +
                         ". Expect slower mixing, or keep power per volume instead."});
  const Answer blend = blend_time(vessel, operation), blend_base = blend_time(base, at_base);
  if (blend && blend_base && *blend > notable * *blend_base)
    found.push_back({Severity::note, "blend_time_longer",
                     "Blending takes " + number(*blend / *blend_base) + " times as long" +
                         from_to(*blend_base, *blend, "s") + ": fast reactions and feeds notice it."});
  const Impeller* here = main_impeller(vessel, operation.volume);
  const Impeller* there = main_impeller(base, at_base.volume);
  if (!here || !there) return;
  const double tip = tip_speed(operation.speed, here->diameter);
  const double tip_base = tip_speed(at_base.speed, there->diameter);
  if (tip > notable * tip_base)
    found.push_back({Severity::note, "tip_speed_raised",
                     "Tip speed rises " + number(tip / tip_base) + "-fold" + from_to(tip_base, tip, "m/s") +
                         ": crystals and drops are sheared more."});
}

}  // namespace

std::vector<Limit> limits(const Vessel& vessel, const Operation& operation, const Vessel* base,
                          const Operation* base_operation) {
  Limits found;
  check_drive(vessel, operation.speed, found);
  check_filling(vessel, operation.volume, found);
  check_impellers(vessel, operation, found);
  check_solids(vessel, operation, found);
  check_gas(vessel, operation, found);
  if (base && base_operation) compare(vessel, operation, *base, *base_operation, found);
  return found;
}

}  // namespace pf::scaleup
