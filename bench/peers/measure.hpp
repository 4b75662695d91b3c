#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solver.hpp"

namespace pf::bench {

/// The accuracies of the tables.
inline constexpr double wanted_digits[] = {3.0, 4.0, 6.0, 8.0};

double minimum(const std::vector<double>& passes);
double median(std::vector<double> passes);

/// What one tolerance gave.
struct Sample {
  double relative = 0.0;      ///< relative tolerance asked
  double digits = 0.0;        ///< got; 0 when the end was not reached
  double microseconds = 0.0;  ///< best of a few solutions
};

/// One solver at the loosest tolerance that gives the digits.
struct Point {
  double relative = 0.0, digits = 0.0;
  std::vector<double> passes;  ///< [us] a solution, mean of a pass
  double minimum() const { return bench::minimum(passes); }
};

struct Record {
  std::string solver;
  Solver::Role role = Solver::Role::peer;
  std::vector<Sample> curve;                           ///< from the loosest tolerance on
  std::vector<std::optional<Point>> points{};          ///< one for each of wanted_digits
  double honesty_median = 0.0, honesty_maximum = 0.0;  ///< error / rtol over rtol 1e-3 ... 1e-10
  std::size_t failures = 0;                            ///< of the tolerances there
};

/// Sweeps the tolerances of every solver that suits the case, then times them in interleaved passes.
std::vector<Record> measure(const Case& c, const std::vector<Solver>& solvers, std::size_t passes);

}  // namespace pf::bench
