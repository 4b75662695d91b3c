#pragma once

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/error.hpp"

namespace pf::units {

/// Exponents of the base dimensions. Real numbers, because rate constants of fractional order have such
/// units.
struct Dimension {
  enum Base { length, mass, time, temperature, amount, current, luminosity, count };
  std::array<double, count> exponent{};

  /// Equality to 1e-9 in every exponent.
  friend bool operator==(const Dimension& a, const Dimension& b);
  friend Dimension operator*(const Dimension& a, const Dimension& b);
  friend Dimension operator/(const Dimension& a, const Dimension& b);
  bool dimensionless() const;
};
Dimension power(const Dimension& d, double exponent);

/// Dimensions that the models ask for, by the names used in messages.
namespace dimension {
extern const Dimension none, length, area, volume, mass, time, frequency, temperature, amount, concentration,
    rate /* amount/(volume time) */, molar_mass, density, heat_capacity /* J/(kg K) */,
    total_heat_capacity /* J/K */, molar_energy, energy, power, heat_transfer /* W/K */,
    heat_transfer_coefficient /* W/(m2 K) */, volume_flow, temperature_rate /* K/s */, pressure, viscosity,
    mass_concentration /* kg/m3, same as density */;
}

/// A unit as written: `SI value = number * factor + offset`.
struct Unit {
  std::string text;  ///< as the user wrote it, trimmed
  Dimension dimension;
  double factor = 1.0;
  double offset = 0.0;  ///< non-zero only for a bare degC or degF (temperature points)

  /// The same before it was rounded: SI value = (number + zero) * top / bottom * 10^decade.
  struct Scale {
    double top = 1.0, bottom = 1.0, decade = 0.0, zero = 0.0;
    friend bool operator==(const Scale&, const Scale&) = default;
  } scale = {};

  double to_si(double value) const { return value * factor + offset; }
  /// A point of a scale with an offset has no digits below those of its kelvins: 350.25 K is 77.1 degC.
  double from_si(double si) const {
    constexpr double resolution = 1e12, coarser = 1e4;  // doubles beyond have no such digits
    const double value = (si - offset) / factor;
    return offset == 0.0 || !(std::abs(value) < coarser) ? value
                                                         : std::round(value * resolution) / resolution;
  }
  /// For differences (standard errors, rises): the offset does not apply.
  double difference_to_si(double value) const { return value * factor; }
  double difference_from_si(double si) const { return si / factor; }
};

/// Reads a unit: products, quotients, powers, `L2 mol-2 s-1`, `W/m2/K`, `L^0.5/(mol^0.5 min)`, `1/s`, `wt%`,
/// "" and "1".
///
/// A solidus divides by its next factor only; a product after it (`J/mol K`) is ambiguous and refused. The
/// factor is finite and positive. Rules and symbols: docs/models/units.md.
/// @errors unknown_unit (hint: did you mean ...), invalid_unit (syntax with its place, at most 256 bytes,
/// exponents
///         within 30)
Result<Unit> parse_unit(std::string_view text);

/// A number with its unit.
struct Quantity {
  double value = 0.0;  ///< in `unit`
  Unit unit;
  double si() const { return unit.to_si(value); }
};

/// Reads `"NUMBER UNIT"`; the unit may be absent, the space only before `%`. @errors invalid_quantity,
/// unknown_unit, invalid_unit, not_finite
Result<Quantity> parse_quantity(std::string_view text);

/// Reads a quantity and checks its dimension. @errors as parse_quantity, unit_mismatch (hint names a unit
/// that fits)
Result<double> parse_si(std::string_view text, const Dimension& wanted);

/// Converts a quantity. A temperature point stays a point. The number is taken as the shortest decimal that
/// it stands for, and the result is the double nearest to what that decimal becomes: -5 degC is 23 degF.
/// @errors unit_mismatch, not_finite
Result<double> convert(const Quantity& from, const Unit& to);
/// The same of a difference (a rise, a standard error): zeros of temperature scales do not apply.
Result<double> convert_difference(const Quantity& from, const Unit& to);

/// A unit that a chemist would write for this dimension, for hints and results: concentration -> "mol/L", a
/// rate constant of order 2 -> "L/(mol s)", W/K, kJ/mol ... `time` picks the time unit of rates ("ms", "s",
/// "min", "h", "d"; "s" for any other). parse_unit reads it back as the same dimension where that is within
/// its limits.
std::string unit_for(const Dimension& d, std::string_view time = "s");

/// A dimension in words, with its article, for messages: "a concentration", "a molar energy"; "a quantity in
/// kg^2/m^4" where it has no name.
std::string describe(const Dimension& d);

/// Units of this dimension for a list to choose from, the usual ones first; never empty. Each is read back by
/// parse_unit as the same dimension.
std::vector<std::string> compatible_units(const Dimension& d);

/// The fault of a quantity or unit `found_text` (as written) whose dimension is not the `wanted` one.
/// @return code unit_mismatch, without pointer; the hint names a unit that fits
Error unit_mismatch(std::string_view found_text, const Dimension& found, const Dimension& wanted);

/// The dimension of a rate constant whose rate is amount/(volume time) and whose orders sum to `total_order`.
Dimension rate_constant_dimension(double total_order);

}  // namespace pf::units
