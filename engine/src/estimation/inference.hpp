#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "coordinates.hpp"
#include "pharmaflow/estimation/result.hpp"

namespace pf::estimation {

/// A standard error of ln x beyond this (a factor of 22,000), or relative to a linear parameter's size beyond
/// the second, is none: the data do not determine the parameter.
inline constexpr double largest_log_error = 10.0, largest_relative_error = 1000.0;

/// A relative change of parameters that the residuals do not see.
struct Direction {
  std::vector<std::size_t> parameters;
  std::vector<double>
      change;  ///< relative to the values (a linear one near 0: its typical size), the largest is 1
};

/// What the linearisation at the optimum says about the parameters, in search coordinates.
struct Inference {
  Eigen::MatrixXd covariance;         ///< shape (p, p); rows of parameters without standard error are zero
  std::vector<char> determined;       ///< has a standard error
  std::vector<Direction> directions;  ///< not determined by the data
  bool numerically_singular = false;
};

/// @param triangle R of J in search coordinates, shape (p, p)
/// @param x        the optimum, natural scale
/// @param fixed    parameters at a bound: taken as known, the others are conditional on them
/// @param variance of one weighted residual; absent without degrees of freedom (then only `directions` is
/// filled)
Inference infer(const Eigen::MatrixXd& triangle, const Coordinates& coordinates, const Eigen::VectorXd& x,
                const std::vector<Bound>& fixed, std::optional<double> variance);

}  // namespace pf::estimation
