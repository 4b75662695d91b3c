#include "inference.hpp"

#include <Eigen/QR>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

namespace pf::estimation {

namespace {

// Documented in docs/models/estimation.md, "What the data do not determine".
constexpr double silent_column = 1e-10;    // |relative column| over the largest
constexpr double singular_ratio = 1e-7;    // singular value over the largest, columns of unit length
constexpr double negligible_share = 1e-4;  // component of a parameter in an undetermined direction
constexpr double named_share = 0.02;       // smallest change named in words

// Gauss-Jordan with full pivoting on the rows: the sparsest-looking basis of the same space.
void sparsify(Eigen::MatrixXd& basis) {
  std::vector<Eigen::Index> pivots;
  for (Eigen::Index r = 0; r < basis.rows(); ++r) {
    Eigen::Index column = 0;
    basis.row(r).cwiseAbs().maxCoeff(&column);
    for (Eigen::Index k = r + 1; k < basis.rows(); ++k) {
      Eigen::Index other = 0;
      if (basis.row(k).cwiseAbs().maxCoeff(&other) > std::abs(basis(r, column))) {
        basis.row(r).swap(basis.row(k));
        column = other;
      }
    }
    if (basis(r, column) == 0.0) continue;
    basis.row(r) /= basis(r, column);
    for (Eigen::Index k = 0; k < basis.rows(); ++k)
      if (k != r) basis.row(k) -= basis(k, column) * basis.row(r);
  }
}

/// Singular values, and the right singular vectors that belong to them.
struct Spectrum {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
};

// The code for a square matrix is a quarter of that for any shape, so a tall one is made square first.
Spectrum spectrum_of(const Eigen::MatrixXd& matrix) {
  using Svd = Eigen::JacobiSVD<Eigen::MatrixXd, Eigen::NoQRPreconditioner>;
  const Eigen::Index m = matrix.cols();
  if (matrix.rows() == m) {
    const Svd svd(matrix, Eigen::ComputeFullV);
    return {svd.singularValues(), svd.matrixV()};
  }
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(matrix);
  const Eigen::MatrixXd triangle = qr.matrixQR().topRows(m).triangularView<Eigen::Upper>();
  const Svd svd(triangle, Eigen::ComputeFullV);
  return {svd.singularValues(), qr.colsPermutation() * svd.matrixV()};
}

Direction direction_of(const Eigen::VectorXd& relative, const std::vector<std::size_t>& names) {
  Direction d;
  const double largest = relative.cwiseAbs().maxCoeff();
  double sign = 0.0;
  for (Eigen::Index k = 0; k < relative.size(); ++k) {
    const double change = relative[k] / largest;
    if (std::abs(change) < named_share) continue;
    if (sign == 0.0) sign = std::copysign(1.0, change);  // the first parameter named goes up
    d.parameters.push_back(names[static_cast<std::size_t>(k)]);
    d.change.push_back(sign * change);
  }
  return d;
}

}  // namespace

Inference infer(const Eigen::MatrixXd& triangle, const Coordinates& coordinates, const Eigen::VectorXd& x,
                const std::vector<Bound>& fixed, std::optional<double> variance) {
  const Eigen::Index p = x.size();
  Inference out;
  out.covariance.setZero(p, p);
  out.determined.assign(static_cast<std::size_t>(p), 0);

  // relative[j]: the parameter's own size in search coordinates, so that norm * relative is a column of d r /
  // d ln x.
  Eigen::VectorXd norm(p), relative(p);
  for (Eigen::Index j = 0; j < p; ++j) {
    norm[j] = triangle.col(j).norm();
    relative[j] = coordinates.reference(j, x[j]) / coordinates.derivative(j, x[j]);
  }
  double largest = 0.0;
  for (Eigen::Index j = 0; j < p; ++j)
    if (fixed[static_cast<std::size_t>(j)] == Bound::none) largest = std::max(largest, norm[j] * relative[j]);
  std::vector<std::size_t> active;
  for (Eigen::Index j = 0; j < p; ++j) {
    const auto at = static_cast<std::size_t>(j);
    if (fixed[at] != Bound::none) continue;
    if (norm[j] * relative[j] <= silent_column * largest) {
      out.directions.push_back({{at}, {1.0}});
      out.numerically_singular = true;
    } else {
      active.push_back(at);
    }
  }
  const auto m = static_cast<Eigen::Index>(active.size());
  if (m == 0) return out;

  Eigen::MatrixXd scaled(p, m);
  Eigen::VectorXd to_relative(m), to_search(m), to_words(m);
  for (Eigen::Index k = 0; k < m; ++k) {
    const auto j = static_cast<Eigen::Index>(active[static_cast<std::size_t>(k)]);
    scaled.col(k) = triangle.col(j) / norm[j];
    to_search[k] = 1.0 / norm[j];
    to_relative[k] = 1.0 / (norm[j] * relative[j]);
    // Percentages are of the value itself, unless it is next to nothing.
    const double size = coordinates.reference(j, x[j]);
    to_words[k] = coordinates.near_zero(j, x[j]) ? to_relative[k] : to_relative[k] * size / x[j];
  }
  const auto [s, v] = spectrum_of(scaled);
  Eigen::Index rank = 0;
  while (rank < m && s[rank] > singular_ratio * s[0]) ++rank;
  out.numerically_singular = out.numerically_singular || rank < m;

  std::vector<char> lost(static_cast<std::size_t>(m), 0);
  if (rank < m) {
    for (Eigen::Index k = 0; k < m; ++k)
      lost[static_cast<std::size_t>(k)] = v.row(k).tail(m - rank).norm() > negligible_share;
    Eigen::MatrixXd basis = (to_words.asDiagonal() * v.rightCols(m - rank)).transpose();
    sparsify(basis);
    for (Eigen::Index r = 0; r < basis.rows(); ++r)
      out.directions.push_back(direction_of(basis.row(r), active));
  }
  if (!variance) return out;

  // Pseudo-inverse: the covariance within the directions that are determined.
  const Eigen::MatrixXd root =
      v.leftCols(rank) * s.head(rank).cwiseInverse().asDiagonal() * std::sqrt(*variance);
  for (Eigen::Index k = 0; k < m; ++k) {
    const auto j = static_cast<Eigen::Index>(active[static_cast<std::size_t>(k)]);
    const double limit = coordinates.is_log(j) ? largest_log_error : largest_relative_error;
    if (lost[static_cast<std::size_t>(k)] || !(root.row(k).norm() * to_relative[k] > limit)) continue;
    lost[static_cast<std::size_t>(k)] = 1;
    Eigen::Index widest = 0;
    root.row(k).cwiseAbs().maxCoeff(&widest);
    Direction d = direction_of(to_words.cwiseProduct(root.col(widest)), active);
    const bool known = std::any_of(out.directions.begin(), out.directions.end(),
                                   [&](const Direction& other) { return other.parameters == d.parameters; });
    if (!known) out.directions.push_back(std::move(d));
  }
  for (Eigen::Index a = 0; a < m; ++a) {
    if (lost[static_cast<std::size_t>(a)]) continue;
    out.determined[active[static_cast<std::size_t>(a)]] = 1;
    for (Eigen::Index b = 0; b < m; ++b) {
      if (lost[static_cast<std::size_t>(b)]) continue;
      out.covariance(static_cast<Eigen::Index>(active[static_cast<std::size_t>(a)]),
                     static_cast<Eigen::Index>(active[static_cast<std::size_t>(b)])) =
          root.row(a).dot(root.row(b)) * to_search[a] * to_search[b];
    }
  }
  return out;
}

}  // namespace pf::estimation
