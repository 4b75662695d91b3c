#include "lsoda_matrix.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/ode/dense_lu.hpp"

namespace pf::ode {

NewtonMatrix::NewtonMatrix(std::size_t n)
    : n_(n), jacobian_(n * n), factors_(n * n), reciprocals_(n), sums_(n), pivots_(n) {
  if (n < kSparseFrom) return;
  order_.resize(n);
  for (std::size_t k = 0; k < n; ++k) order_[k] = static_cast<std::uint32_t>(k);
  adjacent_.resize(n * n);
  permuted_.resize(n);
  values_.resize(n * n);
  rows_.resize(n * n);
  begins_.resize(2 * n + 1);
}

bool NewtonMatrix::factor(double gamma) {
  assemble(gamma);
  const bool good = DenseLu<0>::factor(n_, factors_.data(), pivots_.data(), reciprocals_.data());
  gamma_ = good ? gamma : 0.0;
  if (good && n_ >= kSparseFrom) compress();
  return good;
}

void NewtonMatrix::assemble(double gamma) {
  if (n_ < kSparseFrom) {
    for (std::size_t k = 0; k < n_ * n_; ++k) factors_[k] = -gamma * jacobian_[k];
  } else {
    // Where concentrations are zero, so are entries of J: a new order is due when many more have appeared.
    const auto zeros = static_cast<std::size_t>(std::count(jacobian_.begin(), jacobian_.end(), 0.0));
    const std::size_t nonzeros = n_ * n_ - zeros;
    if (10 * nonzeros > 11 * ordered_nonzeros_) {
      order_by_minimum_degree();
      ordered_nonzeros_ = nonzeros;
    }
    for (std::size_t j = 0; j < n_; ++j) {
      const double* source = jacobian_.data() + n_ * order_[j];
      double* target = factors_.data() + n_ * j;
      for (std::size_t i = 0; i < n_; ++i) target[i] = -gamma * source[order_[i]];
    }
  }
  for (std::size_t k = 0; k < n_; ++k) factors_[k * (n_ + 1)] += 1.0;
}

// Tinney & Walker (1967), Proc. IEEE 55:1801, scheme 2, on the graph of J + J^T: eliminates the vertex of
// fewest neighbours and joins those to each other.
void NewtonMatrix::order_by_minimum_degree() {
  const std::size_t n = n_;
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i < n; ++i)
      adjacent_[i + n * j] = i != j && (jacobian_[i + n * j] != 0.0 || jacobian_[j + n * i] != 0.0);
  for (std::size_t k = 0; k < n; ++k) order_[k] = static_cast<std::uint32_t>(k);
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    std::size_t fewest = n + 1;
    for (std::size_t c = k; c < n; ++c) {
      const std::uint8_t* neighbours = adjacent_.data() + n * order_[c];
      std::size_t degree = 0;
      for (std::size_t i = 0; i < n; ++i) degree += neighbours[i];
      if (degree < fewest) {
        fewest = degree;
        best = c;
      }
    }
    std::swap(order_[k], order_[best]);
    const std::size_t gone = order_[k];
    std::uint8_t* leaving = adjacent_.data() + n * gone;
    for (std::size_t a = 0; a < n; ++a) {
      if (leaving[a] == 0) continue;
      std::uint8_t* row = adjacent_.data() + n * a;
      for (std::size_t i = 0; i < n; ++i) row[i] |= leaving[i];
      row[a] = 0;
      row[gone] = 0;
    }
    std::fill_n(leaving, n, std::uint8_t{0});
  }
}

void NewtonMatrix::compress() {
  std::uint32_t at = 0;
  for (std::size_t k = 0; k < n_; ++k) {
    const double* column = factors_.data() + n_ * k;
    begins_[2 * k] = at;
    for (std::size_t i = 0; i < n_; ++i) {
      if (i == k) {
        begins_[2 * k + 1] = at;
        continue;
      }
      // Written always, kept when not zero: no branch to mispredict. The entry written last is never beyond
      // the array, as the diagonal is left out.
      values_[at] = column[i];
      rows_[at] = static_cast<std::uint32_t>(i);
      at += column[i] != 0.0 ? 1u : 0u;
    }
  }
  begins_[2 * n_] = at;
  // Gathering pays while less than a third is there; beyond, the dense loops are vectorised.
  compressed_ = 3 * static_cast<std::size_t>(at) < n_ * n_;
}

void NewtonMatrix::solve(double* b) {
  if (n_ < kSparseFrom) {
    DenseLu<0>::solve(n_, factors_.data(), pivots_.data(), reciprocals_.data(), b);
    return;
  }
  for (std::size_t k = 0; k < n_; ++k) permuted_[k] = b[order_[k]];
  if (compressed_)
    solve_compressed(permuted_.data());
  else
    DenseLu<0>::solve(n_, factors_.data(), pivots_.data(), reciprocals_.data(), permuted_.data());
  for (std::size_t k = 0; k < n_; ++k) b[order_[k]] = permuted_[k];
}

void NewtonMatrix::solve_compressed(double* b) const {
  for (std::size_t k = 0; k < n_; ++k)
    if (pivots_[k] != k) std::swap(b[k], b[pivots_[k]]);
  for (std::size_t k = 0; k < n_; ++k) {
    const double v = b[k];
    for (std::uint32_t p = begins_[2 * k + 1]; p < begins_[2 * k + 2]; ++p) b[rows_[p]] -= v * values_[p];
  }
  for (std::size_t k = n_; k-- > 0;) {
    const double v = b[k] * reciprocals_[k];
    b[k] = v;
    for (std::uint32_t p = begins_[2 * k]; p < begins_[2 * k + 1]; ++p) b[rows_[p]] -= v * values_[p];
  }
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
