#include "lsoda_matrix.hpp"

#include <algorithm>
#include <cmath>

#include "dense_lu.hpp"

namespace pf::ode {

NewtonMatrix::NewtonMatrix(std::size_t n)
    : n_(n), jacobian_(n * n), factors_(n * n), reciprocals_(n), sums_(n), pivots_(n) {}

bool NewtonMatrix::factor(double gamma) {
  for (std::size_t k = 0; k < n_ * n_; ++k) factors_[k] = -gamma * jacobian_[k];
  for (std::size_t k = 0; k < n_; ++k) factors_[k * (n_ + 1)] += 1.0;
  const bool good = DenseLu<0>::factor(n_, factors_.data(), pivots_.data(), reciprocals_.data());
  gamma_ = good ? gamma : 0.0;
  return good;
}

void NewtonMatrix::solve(double* b) const {
  DenseLu<0>::solve(n_, factors_.data(), pivots_.data(), reciprocals_.data(), b);
}

void NewtonMatrix::apply(const double* x, double* __restrict y) const {
  std::fill_n(y, n_, 0.0);
  for (std::size_t j = 0; j < n_; ++j) {
    const double v = x[j];
    if (v == 0.0) continue;
    const double* column = jacobian_.data() + j * n_;
    for (std::size_t i = 0; i < n_; ++i) y[i] += column[i] * v;
  }
}

double NewtonMatrix::norm(const double* weights) {
  std::fill(sums_.begin(), sums_.end(), 0.0);
  double largest_column = 0.0;
  for (std::size_t j = 0; j < n_; ++j) {
    const double* column = jacobian_.data() + j * n_;
    const double inverse = 1.0 / weights[j];
    double sum = 0.0;
    for (std::size_t i = 0; i < n_; ++i) {
      const double v = std::abs(column[i]) * weights[i] * inverse;
      sum += v;
      sums_[i] += v;
    }
    largest_column = std::max(largest_column, sum);
  }
  return std::min(largest_column, *std::max_element(sums_.begin(), sums_.end()));
}

}  // namespace pf::ode
