#include "lsoda_nordsieck.hpp"

#include <algorithm>

namespace pf::ode {

Nordsieck::Nordsieck(std::size_t width, int maximum_order)
    : width_(width),
      present_(width * static_cast<std::size_t>(maximum_order + 1)),
      other_(width * static_cast<std::size_t>(maximum_order + 1)) {}

void Nordsieck::predict(int order) {
  const std::size_t n = width_;
  const std::size_t q = static_cast<std::size_t>(order);
  std::copy_n(present_.data(), n * (q + 1), other_.data());
  for (std::size_t k = 0; k < q; ++k) {
    // Rows k ... q-1 each receive the row below; rows are contiguous, so one pass from the last to the first
    // does it.
    for (std::size_t j = q; j-- > k;) {
      double* __restrict target = other_.data() + j * n;
      const double* __restrict source = target + n;
      for (std::size_t i = 0; i < n; ++i) target[i] += source[i];
    }
  }
}

void Nordsieck::accept(int order, const Polynomial& l, const double* e) {
  present_.swap(other_);
  for (int j = 0; j <= order; ++j) {
    double* __restrict target = row(j);
    const double factor = l[static_cast<std::size_t>(j)];
    for (std::size_t i = 0; i < width_; ++i) target[i] += factor * e[i];
  }
}

void Nordsieck::rescale(int order, double ratio) {
  double factor = 1.0;
  for (int j = 1; j <= order; ++j) {
    factor *= ratio;
    double* target = row(j);
    for (std::size_t i = 0; i < width_; ++i) target[i] *= factor;
  }
}

void Nordsieck::raise(int order, const Polynomial& change, double scale, const double* e) {
  double* leading = row(order + 1);
  for (std::size_t i = 0; i < width_; ++i) leading[i] = scale * e[i];
  for (int j = 2; j <= order; ++j) {
    double* __restrict target = row(j);
    const double factor = change[static_cast<std::size_t>(j)];
    for (std::size_t i = 0; i < width_; ++i) target[i] += factor * leading[i];
  }
}

void Nordsieck::lower(int order, const Polynomial& change) {
  const double* leading = row(order);
  for (int j = 2; j < order; ++j) {
    double* __restrict target = row(j);
    const double factor = change[static_cast<std::size_t>(j)];
    for (std::size_t i = 0; i < width_; ++i) target[i] -= factor * leading[i];
  }
}

void Nordsieck::evaluate(int order, double x, double* y) const {
  const std::size_t n = width_;
  std::copy_n(row(order), n, y);
  for (int j = order; j-- > 0;) {
    const double* __restrict source = row(j);
    for (std::size_t i = 0; i < n; ++i) y[i] = y[i] * x + source[i];
  }
}

}  // namespace pf::ode
