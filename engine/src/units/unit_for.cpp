#include <cmath>
#include <string>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/units/unit.hpp"

namespace pf::units {
namespace {

/// A dimension with the name that messages use and the unit that chemists write; '@' stands for the unit of
/// time.
struct Customary {
  Dimension dimension;
  std::string_view name;
  std::string_view unit;
};

const Customary* find_customary(const Dimension& d) {
  // Order of the exponents: m, kg, s, K, mol, A, cd.
  static constexpr Customary table[] = {
      {{}, "a number without unit", "1"},
      {{{1}}, "a length", "m"},
      {{{2}}, "an area", "m2"},
      {{{3}}, "a volume", "L"},
      {{{0, 1}}, "a mass", "kg"},
      {{{0, 0, 1}}, "a time", "@"},
      {{{0, 0, -1}}, "a frequency or first-order rate constant", "1/@"},
      {{{0, 0, 0, 1}}, "a temperature", "K"},
      {{{0, 0, 0, -1}}, "a reciprocal temperature", "1/K"},
      {{{0, 0, 0, 0, 1}}, "an amount of substance", "mol"},
      {{{-3, 0, 0, 0, 1}}, "a concentration", "mol/L"},
      {{{3, 0, 0, 0, -1}}, "a reciprocal concentration or molar volume", "L/mol"},
      {{{-3, 0, -1, 0, 1}}, "a reaction rate or zeroth-order rate constant", "mol/(L @)"},
      {{{3, 0, -1, 0, -1}}, "a second-order rate constant", "L/(mol @)"},
      {{{6, 0, -1, 0, -2}}, "a third-order rate constant", "L^2/(mol^2 @)"},
      {{{0, 1, 0, 0, -1}}, "a molar mass", "g/mol"},
      {{{-3, 1}}, "a density or mass concentration", "kg/L"},
      {{{2, 0, -2, -1}}, "a specific heat capacity", "kJ/(kg K)"},
      {{{2, 1, -2, -1}}, "a heat capacity", "J/K"},
      {{{2, 1, -2, -1, -1}}, "a molar heat capacity or entropy", "J/(mol K)"},
      {{{2, 1, -2, 0, -1}}, "a molar energy", "kJ/mol"},
      {{{2, 0, -2}}, "a specific energy", "kJ/kg"},
      {{{2, 1, -2}}, "an energy", "kJ"},
      {{{2, 1, -3}}, "a power", "W"},
      {{{2, 1, -3, -1}}, "a heat transfer rate per temperature difference (UA)", "W/K"},
      {{{0, 1, -3, -1}}, "a heat transfer coefficient", "W/(m2 K)"},
      {{{1, 1, -3, -1}}, "a thermal conductivity", "W/(m K)"},
      {{{0, 1, -3}}, "a heat flux", "W/m2"},
      {{{-1, 1, -3}}, "a power per volume", "W/L"},
      {{{3, 0, -1}}, "a volume flow", "L/@"},
      {{{0, 1, -1}}, "a mass flow", "kg/@"},
      {{{0, 0, -1, 0, 1}}, "a molar flow", "mol/@"},
      {{{0, 0, -1, 1}}, "a rate of temperature change", "K/@"},
      {{{-1, 1, -2}}, "a pressure", "bar"},
      {{{-1, 1, -1}}, "a dynamic viscosity", "mPa s"},
      {{{2, 0, -1}}, "a diffusivity or kinematic viscosity", "m2/s"},
      {{{1, 0, -1}}, "a speed", "m/s"},
      {{{0, 0, 0, 0, 0, 1}}, "an electric current", "A"},
      {{{2, 1, -3, 0, 0, -1}}, "a voltage", "V"},
  };
  for (const Customary& c : table)
    if (c.dimension == d) return &c;
  return nullptr;
}

/// The exponent in fixed notation with as few digits as tell it from its neighbours at the precision of
/// Dimension.
std::string exponent_text(double exponent) {
  const double rounded = std::round(exponent * 1e6) / 1e6;
  const double shown = std::abs(exponent - rounded) < 1e-12 ? rounded : exponent;
  return shortest_fixed(shown);
}

/// A product of powers: "L^2/(mol^2 s)".
std::string product(const Dimension& d, std::string_view time) {
  const auto& e = d.exponent;
  const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-9; };
  // Chemists count volumes in litres; fractional ones only come from concentrations.
  const double litres = e[Dimension::length] / 3.0;
  const bool in_litres = near(litres, std::round(litres)) || near(litres, -e[Dimension::amount]);
  const std::pair<std::string_view, double> factors[] = {
      {"kg", e[Dimension::mass]},
      {"mol", e[Dimension::amount]},
      {in_litres ? "L" : "m", in_litres ? litres : e[Dimension::length]},
      {"A", e[Dimension::current]},
      {"cd", e[Dimension::luminosity]},
      {"K", e[Dimension::temperature]},
      {time, e[Dimension::time]},
  };
  std::string above, below;
  int divisors = 0;
  for (const auto& [symbol, exponent] : factors) {
    if (near(exponent, 0.0)) continue;
    std::string& side = exponent > 0.0 ? above : below;
    if (exponent < 0.0) ++divisors;
    if (!side.empty()) side += ' ';
    side += symbol;
    const std::string power = exponent_text(std::abs(exponent));
    if (power != "1") side += '^' + power;
  }
  if (divisors == 0) return above.empty() ? "1" : above;
  if (divisors > 1) below = '(' + below + ')';
  return (above.empty() ? "1" : above) + '/' + below;
}

}  // namespace

std::string unit_for(const Dimension& d, std::string_view time) {
  const bool known = time == "s" || time == "ms" || time == "min" || time == "h" || time == "d";
  const std::string_view clock = known ? time : "s";
  const Customary* customary = find_customary(d);
  if (!customary) return product(d, clock);
  std::string unit(customary->unit);
  if (const std::size_t at = unit.find('@'); at != std::string::npos) unit.replace(at, 1, clock);
  return unit;
}

std::string describe(const Dimension& d) {
  if (const Customary* customary = find_customary(d)) return std::string(customary->name);
  return "a quantity in " + product(d, "s");
}

}  // namespace pf::units
