#pragma once

#include <optional>
#include <vector>

namespace pf::study {

/// What else is known of the medium: what equipment and safety ask, not the balances.
struct Properties {
  struct ViscosityPoint {
    double temperature = 0.0;  ///< [K]
    double viscosity = 0.0;    ///< [Pa s]
  };
  /// Empty: not known; one point: the same at every temperature; more: ascending temperatures.
  std::vector<ViscosityPoint> viscosity;
  std::optional<double> conductivity;    ///< [W/(m K)]
  std::optional<double> wall_viscosity;  ///< at the jacketed wall [Pa s]; absent: as in the bulk
  std::optional<double> boiling_point;   ///< at the pressure of the process [K]

  /// Log-linear in 1/T between the points, held outside of them [Pa s].
  std::optional<double> viscosity_at(double temperature) const;
  /// Whether the temperature lies outside the points, so that the end value is held.
  bool viscosity_is_held(double temperature) const;
};

}  // namespace pf::study
