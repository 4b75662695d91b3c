#pragma once

#include <functional>

#include "safety_assess.hpp"

namespace pf::study {

/// The numbers of one set of parameters that error bars are made for; what does not exist is NaN.
struct SafetyNumbers {
  double rise, decomposition_rise, mtsr, tmr_integrated, tmr_zero_order, td24, td24_integrated,
      critical_power, actual_power, minimum_time;
  std::optional<int> stoessel_class;
  std::vector<double> temperature, accumulation, profile_mtsr;  ///< at the instants
};

/// @return nothing when a run failed
using SafetyOf = std::function<std::optional<SafetyNumbers>(const std::vector<double>& parameters)>;

/// Puts errors beside the values of the result, and bands beside its profile.
/// @errors as statistics::propagate
pf::Result<void> add_uncertainty(const Project& project, const Safety& study, const SafetyOf& numbers,
                                 const RunContext& context, SafetyResult& result);

}  // namespace pf::study
