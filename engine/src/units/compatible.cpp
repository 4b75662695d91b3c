#include <algorithm>

#include "pharmaflow/units/unit.hpp"

namespace pf::units {
namespace {

/// What chemists and engineers write for a dimension, separated by bars.
struct Choice {
  const Dimension* dimension;
  std::string_view units;
};

constexpr Choice choices[] = {
    {&dimension::none, "1|%"},
    {&dimension::time, "s|min|h|d"},
    {&dimension::temperature, "degC|K|degF"},
    {&dimension::concentration, "mol/L|mmol/L|umol/L|M|mM|uM|mol/m3"},
    {&dimension::amount, "mol|mmol|umol|kmol"},
    {&dimension::mass, "g|mg|kg|t|lb"},
    {&dimension::volume, "L|mL|uL|m3|gal"},
    {&dimension::volume_flow, "mL/min|L/min|mL/h|L/h|L/s|m3/h"},
    {&dimension::density, "g/L|mg/mL|mg/L|g/mL|kg/L|kg/m3"},
    {&dimension::molar_mass, "g/mol|kg/mol|kg/kmol"},
    {&dimension::molar_energy, "kJ/mol|J/mol|kcal/mol|cal/mol"},
    {&dimension::energy, "kJ|J|MJ|kcal|kWh"},
    {&dimension::power, "W|kW|mW|kJ/min|kJ/h"},
    {&dimension::heat_transfer, "W/K|kW/K"},
    {&dimension::heat_transfer_coefficient, "W/(m2 K)|kW/(m2 K)|kcal/(m2 h K)"},
    {&dimension::heat_capacity, "kJ/(kg K)|J/(g K)|J/(kg K)|kcal/(kg K)"},
    {&dimension::total_heat_capacity, "J/K|kJ/K|kcal/K"},
    {&dimension::pressure, "bar|mbar|Pa|kPa|MPa|atm|psi|Torr"},
    {&dimension::viscosity, "mPa s|Pa s|cP"},
    {&dimension::length, "m|cm|mm|in|ft"},
    {&dimension::area, "m2|cm2|ft2"},
};

void append_times(const Dimension& d, std::vector<std::string>& units) {
  for (const std::string_view time : {"s", "min", "h", "d"}) units.push_back(unit_for(d, time));
}

}  // namespace

std::vector<std::string> compatible_units(const Dimension& d) {
  std::vector<std::string> units;
  const auto known = std::ranges::find_if(choices, [&](const Choice& c) { return *c.dimension == d; });
  if (known != std::end(choices)) {
    for (std::string_view rest = known->units; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      units.emplace_back(rest.substr(0, bar));
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  } else if (power(d, -1.0).exponent[Dimension::time] == 1.0) {
    append_times(d, units);  // rate constants of every order, rates, flows
  } else {
    units.push_back(unit_for(d));
  }
  return units;
}

}  // namespace pf::units
