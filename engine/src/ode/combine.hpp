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

/// out += A x, A column-major of shape (n, n). `N` > 0 fixes n at compile time: the sum then stays in
/// registers.
template <std::size_t N>
inline void multiply_add(std::size_t size, const double* __restrict a, const double* __restrict x,
                         double* __restrict out) {
  if constexpr (N > 0) {
    std::array<double, N> sum;
    for (std::size_t i = 0; i < N; ++i) sum[i] = out[i];
    for (std::size_t j = 0; j < N; ++j)
      for (std::size_t i = 0; i < N; ++i) sum[i] += a[i + j * N] * x[j];
    for (std::size_t i = 0; i < N; ++i) out[i] = sum[i];
  } else {
    for (std::size_t j = 0; j < size; ++j) {
      const double v = x[j];
      if (v == 0.0) continue;
      const double* column = a + j * size;
      for (std::size_t i = 0; i < size; ++i) out[i] += v * column[i];
    }
  }
}

inline void multiply_add(std::size_t n, const double* a, const double* x, double* out) {
  multiply_add<0>(n, a, x, out);
}

/// out += A X for X of shape (n, m), as multiply_add(); small systems unrolled.
inline void multiply_add(std::size_t n, std::size_t m, const double* a, const double* x, double* out) {
  const auto each = [&]<std::size_t N>() {
    for (std::size_t p = 0; p < m; ++p) multiply_add<N>(n, a, x + p * n, out + p * n);
  };
  switch (n) {
    case 1:
      return each.template operator()<1>();
    case 2:
      return each.template operator()<2>();
    case 3:
      return each.template operator()<3>();
    case 4:
      return each.template operator()<4>();
    case 5:
      return each.template operator()<5>();
    case 6:
      return each.template operator()<6>();
    default:
      return each.template operator()<0>();
  }
}

}  // namespace pf::ode
