#pragma once

#include <array>
#include <cstddef>

namespace pf::ode {

/// out = base + scale * sum_j coefficients[j] k_j over `count` numbers; k_j = k + j * count.
///
/// The sum over stages is unrolled, the loop over components is the one that vectorises. `out` may not
/// overlap.
template <std::size_t Stages>
inline void combine(std::size_t count, const double* __restrict base, double scale,
                    const std::array<double, Stages>& coefficients, const double* __restrict k,
                    double* __restrict out) {
  std::array<double, Stages> c;
  for (std::size_t j = 0; j < Stages; ++j) c[j] = scale * coefficients[j];
  for (std::size_t i = 0; i < count; ++i) {
    double sum = c[0] * k[i];
    for (std::size_t j = 1; j < Stages; ++j) sum += c[j] * k[i + j * count];
    out[i] = base[i] + sum;
  }
}

/// out = scale * sum_j coefficients[j] k_j, as combine().
template <std::size_t Stages>
inline void weighted_sum(std::size_t count, double scale, const std::array<double, Stages>& coefficients,
                         const double* __restrict k, double* __restrict out) {
  std::array<double, Stages> c;
  for (std::size_t j = 0; j < Stages; ++j) c[j] = scale * coefficients[j];
  for (std::size_t i = 0; i < count; ++i) {
    double sum = c[0] * k[i];
    for (std::size_t j = 1; j < Stages; ++j) sum += c[j] * k[i + j * count];
    out[i] = sum;
  }
}

/// out += A x, A column-major of shape (n, n).
inline void multiply_add(std::size_t n, const double* __restrict a, const double* __restrict x,
                         double* __restrict out) {
  for (std::size_t j = 0; j < n; ++j) {
    const double v = x[j];
    if (v == 0.0) continue;
    const double* column = a + j * n;
    for (std::size_t i = 0; i < n; ++i) out[i] += v * column[i];
  }
}

}  // namespace pf::ode
