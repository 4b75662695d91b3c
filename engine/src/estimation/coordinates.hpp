#pragma once

#include <Eigen/Core>
#include <cmath>
#include <span>

#include "pharmaflow/estimation/model.hpp"

namespace pf::estimation {

/// The coordinates u the search moves in: u = ln x for a log parameter, u = x / unit for a linear one, with
/// `unit` the power of two below the parameter's typical size (so that the change of scale is exact).
class Coordinates {
 public:
  explicit Coordinates(std::span<const Parameter> parameters);

  Eigen::Index size() const { return static_cast<Eigen::Index>(parameters_.size()); }
  std::span<const Parameter> parameters() const { return parameters_; }
  bool is_log(Eigen::Index j) const { return parameters_[static_cast<std::size_t>(j)].scale == Scale::log; }
  const Eigen::VectorXd& lower() const { return lower_; }  ///< bounds on u, shape (p), may be infinite
  const Eigen::VectorXd& upper() const { return upper_; }

  double from_natural(Eigen::Index j, double x) const;
  /// x(u); exactly the bound where u is at a bound.
  double to_natural(Eigen::Index j, double u) const;
  double derivative(Eigen::Index j, double x) const { return is_log(j) ? x : unit_[j]; }  ///< dx/du
  /// The size against which a change of x_j is called relative, on the natural scale.
  double reference(Eigen::Index j, double x) const;
  /// A linear parameter so small against its typical size that percentages of it mean nothing.
  bool near_zero(Eigen::Index j, double x) const { return std::abs(x) < 1e-3 * reference(j, x); }

 private:
  std::span<const Parameter> parameters_;
  Eigen::VectorXd unit_, lower_, upper_;
};

/// Typical size of a parameter [its unit], > 0.
double typical_size(const Parameter& parameter);

}  // namespace pf::estimation
