#pragma once

#include "pharmaflow/reactor/simulate.hpp"
#include "pharmaflow/study/model.hpp"

namespace pf::study {

/// Tolerances where a study names none. A fit needs smooth residuals, so it integrates more tightly.
inline constexpr double simulate_relative_tolerance = 1e-6;
inline constexpr double simulate_absolute_tolerance = 1e-6;  ///< [mol/m3] = 1e-9 mol/L
inline constexpr double fit_relative_tolerance = 1e-8;
inline constexpr double fit_absolute_tolerance = 1e-7;  ///< [mol/m3] = 1e-10 mol/L

inline reactor::Options run_options(const Tolerances& tolerances, ode::Method method, double relative,
                                    double absolute) {
  reactor::Options options;
  options.ode.method = method;
  options.ode.relative_tolerance = tolerances.relative.value_or(relative);
  options.ode.absolute_tolerance = {tolerances.absolute.value_or(absolute)};
  options.scale_absolute_tolerance = !tolerances.absolute;
  return options;
}

/// `points` equally spaced times from 0 to the duration, both included.
inline std::vector<double> equally_spaced(double duration, std::size_t points) {
  std::vector<double> times(points);
  for (std::size_t k = 0; k < points; ++k)
    times[k] = points > 1 ? duration * static_cast<double>(k) / static_cast<double>(points - 1) : duration;
  if (points > 0) times.back() = duration;  // not the next number: that would be after the end
  return times;
}

}  // namespace pf::study
