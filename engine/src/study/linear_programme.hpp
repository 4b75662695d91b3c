#pragma once

#include <Eigen/Core>
#include <optional>

namespace pf::study {

/// The largest c . x over A x <= b, x >= 0 with b >= 0, by the simplex method on a dense tableau with Bland's
/// (1977) rule, which cannot cycle.
/// @param a shape (m, n)  @param b shape (m)  @param c shape (n)
/// @return nothing when it is unbounded
std::optional<double> largest_value(const Eigen::MatrixXd& a, const Eigen::VectorXd& b,
                                    const Eigen::VectorXd& c);

}  // namespace pf::study
