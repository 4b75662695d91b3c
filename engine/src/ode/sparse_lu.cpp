#include "sparse_lu.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pf::ode {
namespace {

constexpr std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << i; }

/// Calls visit(i) for the set bits, ascending.
template <class Visit>
void for_each_bit(std::uint64_t word, Visit visit) {
  for (; word != 0; word &= word - 1) visit(static_cast<std::size_t>(std::countr_zero(word)));
}

/// A pivot that elimination changed by more than this factor has lost too many digits of its original value.
constexpr double largest_growth = 1e3;

}  // namespace

SparseLu::SparseLu(std::size_t n)
    : n_(n),
      rows_(n),
      columns_(n),
      outside_(n * n, 1.0),
      filled_rows_(n),
      filled_columns_(n),
      pivot_(n),
      begin_(n + 1),
      diagonal_(n),
      reciprocal_(n),
      work_(n) {
  row_.reserve(n * n);
  source_.reserve(n * n);
  value_.reserve(n * n);
}

bool SparseLu::fits(const double* jacobian) const {
  double unseen = 0.0;
  for (std::size_t q = 0; q < n_ * n_; ++q) unseen += outside_[q] * std::abs(jacobian[q]);
  return unseen == 0.0;
}

void SparseLu::learn(const double* jacobian) {
  for (std::size_t j = 0; j < n_; ++j)
    for (std::size_t i = 0; i < n_; ++i) {
      if (i != j && !(jacobian[i + n_ * j] != 0.0)) continue;
      rows_[i] |= bit(j);
      columns_[j] |= bit(i);
      outside_[i + n_ * j] = 0.0;
    }
  order();
}

void SparseLu::order() {
  filled_rows_ = rows_;
  filled_columns_ = columns_;
  std::uint64_t left = n_ == 64 ? ~std::uint64_t{0} : bit(n_) - 1;
  for (std::size_t k = 0; k < n_; ++k) {
    std::size_t best = 0;
    int least = 1 << 30;
    for_each_bit(left, [&](std::size_t i) {
      const int cost =
          (std::popcount(filled_rows_[i] & left) - 1) * (std::popcount(filled_columns_[i] & left) - 1);
      if (cost < least) {
        least = cost;
        best = i;
      }
    });
    pivot_[k] = static_cast<std::uint32_t>(best);
    left &= ~bit(best);
    const std::uint64_t row = filled_rows_[best] & left;
    const std::uint64_t column = filled_columns_[best] & left;
    for_each_bit(column, [&](std::size_t i) { filled_rows_[i] |= row; });
    for_each_bit(row, [&](std::size_t j) { filled_columns_[j] |= column; });
  }

  row_.clear();
  source_.clear();
  for (std::size_t j = 0; j < n_; ++j) {
    begin_[j] = static_cast<std::uint32_t>(row_.size());
    for (std::size_t i = 0; i < n_; ++i) {
      if ((filled_columns_[pivot_[j]] & bit(pivot_[i])) == 0) continue;
      if (i == j) diagonal_[j] = static_cast<std::uint32_t>(row_.size());
      row_.push_back(static_cast<std::uint32_t>(i));
      source_.push_back(static_cast<std::uint32_t>(pivot_[i] + n_ * pivot_[j]));
    }
  }
  begin_[n_] = static_cast<std::uint32_t>(row_.size());
  value_.resize(row_.size());
}

bool SparseLu::factor(const double* jacobian, double shift) {
  double* w = work_.data();
  const std::uint32_t* row = row_.data();
  double* value = value_.data();
  for (std::size_t j = 0; j < n_; ++j) {
    const std::uint32_t first = begin_[j], middle = diagonal_[j], last = begin_[j + 1];
    for (std::uint32_t p = first; p < last; ++p) w[row[p]] = -jacobian[source_[p]];
    w[j] += shift;
    const double original = w[j];
    for (std::uint32_t p = first; p < middle; ++p) {
      const std::size_t k = row[p];
      const double u = w[k];
      value[p] = u;
      for (std::uint32_t q = diagonal_[k] + 1; q < begin_[k + 1]; ++q) w[row[q]] -= u * value[q];
    }
    const double pivot = w[j];
    if (!(std::abs(pivot - original) <= largest_growth * std::abs(original)) || pivot == 0.0) return false;
    const double r = 1.0 / pivot;
    reciprocal_[j] = r;
    for (std::uint32_t p = middle + 1; p < last; ++p) value[p] = w[row[p]] * r;
  }
  return true;
}

void SparseLu::solve(double* b) const {
  double* x = work_.data();
  const std::uint32_t* row = row_.data();
  const double* value = value_.data();
  for (std::size_t k = 0; k < n_; ++k) x[k] = b[pivot_[k]];
  for (std::size_t k = 0; k < n_; ++k) {
    const double v = x[k];
    for (std::uint32_t p = diagonal_[k] + 1; p < begin_[k + 1]; ++p) x[row[p]] -= v * value[p];
  }
  for (std::size_t k = n_; k-- > 0;) {
    const double v = x[k] * reciprocal_[k];
    for (std::uint32_t p = begin_[k]; p < diagonal_[k]; ++p) x[row[p]] -= v * value[p];
    b[pivot_[k]] = v;
  }
}

double SparseLu::density() const {
  return static_cast<double>(row_.size()) / static_cast<double>(std::max<std::size_t>(n_ * n_, 1));
}

}  // namespace pf::ode
