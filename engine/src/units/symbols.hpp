#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace pf::units {

/// Exponents of m, kg, s, K, mol, A, cd, in the order of Dimension::Base.
using Exponents = std::array<std::int8_t, 7>;

/// A unit symbol: SI value = (number + zero) * mantissa / divisor * 10^decade.
///
/// Powers of ten and divisors are kept apart so that prefixes and cubes (cm3 against mL) do not collect
/// rounding errors, and decimals convert to decimals.
struct Symbol {
  std::string_view name;
  double mantissa;
  int decade;
  Exponents exponents;
  std::string_view prefixes =
      {};  ///< the SI prefixes that it may carry; `u` stands for every way to write micro
  double divisor = 1.0;
  double zero = 0.0;  ///< of a temperature scale above absolute zero, in the unit itself
};

struct Prefix {
  char letter;
  int decade;
};

inline constexpr Prefix prefixes[] = {{'T', 12}, {'G', 9},  {'M', 6},  {'k', 3},  {'h', 2},   {'d', -1},
                                      {'c', -2}, {'m', -3}, {'u', -6}, {'n', -9}, {'p', -12}, {'f', -15}};

/// Every symbol, ascending by name. Sources: SI Brochure (BIPM 2019) tables 4 and 8; NIST SP 811 (Thompson &
/// Taylor 2008) appendix B for atm, Torr, mmHg, psi, cal_th, degF, lb, in, ft, gal, P, St.
inline constexpr auto symbols = [] {
  constexpr Exponents none{}, length{1}, area{2}, volume{3}, mass{0, 1}, time{0, 0, 1}, frequency{0, 0, -1},
      temperature{0, 0, 0, 1}, amount{0, 0, 0, 0, 1}, concentration{-3, 0, 0, 0, 1}, activity{0, 0, -1, 0, 1},
      force{1, 1, -2}, pressure{-1, 1, -2}, energy{2, 1, -2}, power{2, 1, -3}, viscosity{-1, 1, -1},
      diffusivity{2, 0, -1}, current{0, 0, 0, 0, 0, 1}, voltage{2, 1, -3, 0, 0, -1},
      resistance{2, 1, -3, 0, 0, -2}, conductance{-2, -1, 3, 0, 0, 2}, luminosity{0, 0, 0, 0, 0, 0, 1};
  auto table = std::to_array<Symbol>({
      // numbers
      {"%", 1, -2, none},
      {"wt%", 1, -2, none},
      {"mol%", 1, -2, none},
      {"vol%", 1, -2, none},
      {"ppm", 1, -6, none},
      {"ppb", 1, -9, none},
      {"equiv", 1, 0, none},
      {"eq", 1, 0, none},
      {"rad", 1, 0, none},
      {"deg", 0.017453292519943295, 0, none},
      // length, area, volume
      {"m", 1, 0, length, "kdcmunpf"},
      {"\u00C5", 1, -10, length},
      {"in", 254, -4, length},
      {"ft", 3048, -4, length},
      {"ha", 1, 4, area},
      {"L", 1, -3, volume, "khdcmunpf"},
      {"l", 1, -3, volume, "khdcmunpf"},
      {"gal", 3785411784, -12, volume},
      // mass, amount
      {"g", 1, -3, mass, "Mkdcmunpf"},
      {"t", 1, 3, mass, "k"},
      {"lb", 45359237, -8, mass},
      {"mol", 1, 0, amount, "Mkdcmunpf"},
      {"M", 1, 3, concentration, "dcmunpf"},
      {"kat", 1, 0, activity, "munpf"},
      {"U", 1, -6, activity, "kmun", 60},
      // time
      {"s", 1, 0, time, "kmunpf"},
      {"sec", 1, 0, time},
      {"min", 60, 0, time},
      {"h", 3600, 0, time},
      {"hr", 3600, 0, time},
      {"d", 86400, 0, time},
      {"day", 86400, 0, time},
      {"Hz", 1, 0, frequency, "TGMkm"},
      {"rpm", 1, 0, frequency, {}, 60},
      // temperature
      {"K", 1, 0, temperature, "kmun"},
      {"degC", 1, 0, temperature, {}, 1, 273.15},
      {"\u00B0C", 1, 0, temperature, {}, 1, 273.15},
      {"\u2103", 1, 0, temperature, {}, 1, 273.15},
      {"degF", 5, 0, temperature, {}, 9, 459.67},
      {"\u00B0F", 5, 0, temperature, {}, 9, 459.67},
      {"\u2109", 5, 0, temperature, {}, 9, 459.67},
      // force, pressure
      {"N", 1, 0, force, "MkmunG"},
      {"Pa", 1, 0, pressure, "GMkhdcmun"},
      {"bar", 1, 5, pressure, "kmun"},
      {"atm", 101325, 0, pressure},
      {"psi", 44482216152605, -5, pressure, {}, 64516},
      {"Torr", 101325, 0, pressure, "m", 760},
      {"mmHg", 133322387415, -9, pressure},
      // energy, power
      {"J", 1, 0, energy, "TGMkmunpf"},
      {"cal", 4184, -3, energy, "Mkm"},
      {"Wh", 3600, 0, energy, "TGMkm"},
      {"eV", 1602176634, -28, energy, "GMkm"},
      {"W", 1, 0, power, "TGMkmunpf"},
      // viscosity
      {"P", 1, -1, viscosity, "cm"},
      {"St", 1, -4, diffusivity, "cm"},
      // electricity, light
      {"A", 1, 0, current, "kmunpf"},
      {"V", 1, 0, voltage, "Mkmun"},
      {"\u03A9", 1, 0, resistance, "GMkmun"},
      {"ohm", 1, 0, resistance, "GMkm"},
      {"S", 1, 0, conductance, "kmunp"},
      {"cd", 1, 0, luminosity, "km"},
  });
  std::ranges::sort(table, {}, &Symbol::name);
  return table;
}();

/// A symbol of the table with the decade of its prefix; symbol is null when there is none of this name.
struct PrefixedSymbol {
  const Symbol* symbol = nullptr;
  int decade = 0;
};
PrefixedSymbol find_symbol(std::string_view name);

/// What to write instead of a symbol that is often typed but means something else or nothing here, as a
/// sentence.
/// @return empty when there is nothing particular to say
std::string_view advice_for_confusion(std::string_view name);

}  // namespace pf::units
