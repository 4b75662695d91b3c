#include "linear_programme.hpp"

#include <vector>

namespace pf::study {
namespace {

constexpr double zero = 1e-12;  ///< of reduced costs and pivots, relative to their largest

/// The first column that raises the value, or none.
Eigen::Index entering(const Eigen::MatrixXd& tableau, double scale) {
  const Eigen::Index last = tableau.rows() - 1;
  for (Eigen::Index j = 0; j + 1 < tableau.cols(); ++j)
    if (tableau(last, j) > zero * scale) return j;
  return -1;
}

/// The row that limits a column, of the lowest basic variable where several do; or none.
Eigen::Index leaving(const Eigen::MatrixXd& tableau, Eigen::Index column,
                     const std::vector<Eigen::Index>& basis) {
  Eigen::Index row = -1;
  double least = 0.0;
  for (Eigen::Index i = 0; i + 1 < tableau.rows(); ++i) {
    if (tableau(i, column) <= zero) continue;
    const double ratio = tableau(i, tableau.cols() - 1) / tableau(i, column);
    const bool lower =
        row < 0 || ratio < least ||
        (ratio == least && basis[static_cast<std::size_t>(i)] < basis[static_cast<std::size_t>(row)]);
    if (lower) row = i, least = ratio;
  }
  return row;
}

}  // namespace

std::optional<double> largest_value(const Eigen::MatrixXd& a, const Eigen::VectorXd& b,
                                    const Eigen::VectorXd& c) {
  const Eigen::Index m = a.rows(), n = a.cols();
  // Columns: x, slacks, right-hand side; the last row holds the reduced costs and minus the value.
  Eigen::MatrixXd tableau = Eigen::MatrixXd::Zero(m + 1, n + m + 1);
  tableau.topLeftCorner(m, n) = a;
  tableau.block(0, n, m, m).setIdentity();
  tableau.col(n + m).head(m) = b;
  tableau.row(m).head(n) = c.transpose();
  std::vector<Eigen::Index> basis;
  for (Eigen::Index i = 0; i < m; ++i) basis.push_back(n + i);
  const double scale = n > 0 ? c.cwiseAbs().maxCoeff() : 0.0;
  if (!(scale > 0.0)) return 0.0;
  for (Eigen::Index round = 0; round < 50 * (n + m); ++round) {
    const Eigen::Index column = entering(tableau, scale);
    if (column < 0) break;
    const Eigen::Index row = leaving(tableau, column, basis);
    if (row < 0) return std::nullopt;
    tableau.row(row) /= tableau(row, column);
    for (Eigen::Index i = 0; i <= m; ++i)
      if (i != row && tableau(i, column) != 0.0) tableau.row(i) -= tableau(i, column) * tableau.row(row);
    basis[static_cast<std::size_t>(row)] = column;
  }
  return -tableau(m, n + m);
}

}  // namespace pf::study
