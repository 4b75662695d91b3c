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
      outside_(n * n, ~std::uint64_t{0}),
      filled_rows_(n),
      filled_columns_(n),
      pivot_(n),
      begin_(n + 1),
      diagonal_(n),
      reciprocal_(n),
      work_(n) {
  column_.reserve(n * n);
  source_.reserve(n * n);
  value_.reserve(n * n);
}

bool SparseLu::fits(const double* jacobian) const {
  std::uint64_t unseen = 0;  // the bits of what is not zero; those of -0.0 are shifted out
  for (std::size_t q = 0; q < n_ * n_; ++q) unseen |= outside_[q] & std::bit_cast<std::uint64_t>(jacobian[q]);
  return unseen << 1 == 0;
}

void SparseLu::learn(const double* jacobian) {
  for (std::size_t j = 0; j < n_; ++j)
    for (std::size_t i = 0; i < n_; ++i) {
      if (i != j && !(jacobian[i + n_ * j] != 0.0)) continue;
      rows_[i] |= bit(j);
      columns_[j] |= bit(i);
      outside_[i + n_ * j] = 0;
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

  column_.clear();
  source_.clear();
  for (std::size_t i = 0; i < n_; ++i) {
    begin_[i] = static_cast<std::uint32_t>(column_.size());
    for (std::size_t j = 0; j < n_; ++j) {
      if ((filled_rows_[pivot_[i]] & bit(pivot_[j])) == 0) continue;
      if (j == i) diagonal_[i] = static_cast<std::uint32_t>(column_.size());
      column_.push_back(static_cast<std::uint32_t>(j));
      source_.push_back(static_cast<std::uint32_t>(pivot_[i] + n_ * pivot_[j]));
    }
  }
  begin_[n_] = static_cast<std::uint32_t>(column_.size());
  value_.resize(column_.size());
}

bool SparseLu::factor(const double* jacobian, double shift) {
  double* w = work_.data();
  const std::uint32_t* column = column_.data();
  double* value = value_.data();
  for (std::size_t i = 0; i < n_; ++i) {
    const std::uint32_t first = begin_[i], middle = diagonal_[i], last = begin_[i + 1];
    for (std::uint32_t p = first; p < last; ++p) w[column[p]] = -jacobian[source_[p]];
    w[i] += shift;
    const double original = w[i];
    for (std::uint32_t p = first; p < middle; ++p) {
      const std::size_t k = column[p];
      const double l = w[k] * reciprocal_[k];
      value[p] = l;
      for (std::uint32_t q = diagonal_[k] + 1; q < begin_[k + 1]; ++q) w[column[q]] -= l * value[q];
    }
    const double pivot = w[i];
    if (!(std::abs(pivot - original) <= largest_growth * std::abs(original)) || pivot == 0.0) return false;
    reciprocal_[i] = 1.0 / pivot;
    for (std::uint32_t p = middle + 1; p < last; ++p) value[p] = w[column[p]];
  }
  return true;
}

void SparseLu::solve(double* b) const {
  double* x = work_.data();
  const std::uint32_t* column = column_.data();
  const double* value = value_.data();
  for (std::size_t i = 0; i < n_; ++i) {
    double sum = b[pivot_[i]];
    for (std::uint32_t p = begin_[i]; p < diagonal_[i]; ++p) sum -= value[p] * x[column[p]];
    x[i] = sum;
  }
  for (std::size_t i = n_; i-- > 0;) {
    double sum = x[i];
    for (std::uint32_t p = diagonal_[i] + 1; p < begin_[i + 1]; ++p) sum -= value[p] * x[column[p]];
    b[pivot_[i]] = x[i] = sum * reciprocal_[i];
  }
}

double SparseLu::density() const {
  return static_cast<double>(column_.size()) / static_cast<double>(std::max<std::size_t>(n_ * n_, 1));
}

}  // namespace pf::ode
