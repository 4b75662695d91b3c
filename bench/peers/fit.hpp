#pragma once

#include <string>
#include <vector>

namespace pf::bench {

/// A whole fit by one tool, from problem to optimum.
struct FitRecord {
  std::string fit, tool;
  std::vector<double> passes;  ///< [us]
  std::size_t iterations = 0;
  std::size_t solves = 0;  ///< of one experiment, with or without sensitivities
  double ssr = 0.0;
};

/// What sensitivities cost: (time with - time without) / (time without x parameters).
struct SensitivityRecord {
  std::string problem, solver;
  std::size_t parameters = 0;
  double plain = 0.0, with = 0.0;  ///< [us], minimum
  double cost() const { return (with - plain) / (plain * static_cast<double>(parameters)); }
};

/// F1, F2 and F3 by PharmaFlow and by Ceres on CVODES; passes interleaved.
std::vector<FitRecord> measure_fits(std::size_t passes);
/// The experiments of the fits at their starting values, and ROBER with its three constants, at rtol 1e-8.
std::vector<SensitivityRecord> measure_sensitivities(std::size_t passes);

}  // namespace pf::bench
