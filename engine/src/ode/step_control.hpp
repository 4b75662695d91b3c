#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "stepper.hpp"

namespace pf::ode {

/// A step size cut to what is allowed, and where the step ends.
struct StepSize {
  double h = 0.0;
  double end = 0.0;
  bool cut = false;  ///< smaller than the error control proposed
};

/// Fits the proposed step `h` between `t` and `t_limit`. Lands on the limit exactly; the last two steps
/// before it are of equal size, so that none is tiny.
inline StepSize fit_step(double h, double t, double t_limit, double maximum_step) {
  const double remaining = t_limit - t;
  double size = std::min(h, maximum_step);
  if (size >= 0.999 * remaining) return {remaining, t_limit, h > remaining};
  if (size > 0.5 * remaining) size = 0.5 * remaining;
  return {size, t + size, size < h};
}

/// The smallest step that still moves t.
inline double smallest_step(double t) {
  return std::max(4.0 * std::numeric_limits<double>::epsilon() * std::abs(t), 1e-280);
}

/// sum_i (e_i / (atol_i + rtol max(|a_i|, |b_i|)))^2. Not a number or infinite as soon as one term is.
inline double weighted_square_sum(std::size_t n, const double* e, const double* a, const double* b,
                                  const double* absolute, double relative) {
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const double w = absolute[i] + relative * std::max(std::abs(a[i]), std::abs(b[i]));
    const double q = e[i] / w;
    sum += q * q;
  }
  return sum;
}

/// The largest error measure among the columns of the sensitivities. A sensitivity has the unit y / theta and
/// no tolerance of its own: column k takes atol_i max_j(|S_jk|) / max_j(|y_j|), so that the measure does not
/// depend on the unit of theta.
///
/// @param e   error estimate, shape (n, m)
/// @param s0  sensitivities at the start, shape (n, m); s1 at the end
/// @param y   state at the end, shape (n)
inline double largest_column_error(const Context& context, const double* absolute, const double* e,
                                   const double* s0, const double* s1, const double* y) {
  const std::size_t n = context.n;
  double state_scale = 0.0;
  for (std::size_t i = 0; i < n; ++i) state_scale = std::max(state_scale, std::abs(y[i]));
  double largest = 0.0;
  for (std::size_t p = 0; p < context.m; ++p, e += n, s0 += n, s1 += n) {
    double scale = 0.0;
    for (std::size_t i = 0; i < n; ++i) scale = std::max(scale, std::abs(s1[i]));
    const double ratio = state_scale > 0.0 ? scale / state_scale : 1.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      if (e[i] == 0.0) continue;
      const double w = absolute[i] * ratio +
                       context.options.relative_tolerance * std::max(std::abs(s0[i]), std::abs(s1[i]));
      sum += (e[i] / w) * (e[i] / w);
    }
    const double error = std::sqrt(sum / static_cast<double>(n));
    if (!(error <= largest)) largest = error;
  }
  return largest;
}

/// x^p for the choice of a step size, 0 < x < infinity, to 1e-4 of its value. Cheaper than std::pow, and the
/// same on every machine: the steps of a run do not hang on the last bit of somebody's mathematical library.
inline double step_power(double x, double p) {
  // log2 by exponent and a series in z = (m - 1) / (m + 1), |z| < 0.172 for m in [0.707, 1.414)
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x) - 0x3FE6A09E667F3BCDu;
  const double exponent = static_cast<double>(static_cast<std::int64_t>(bits) >> 52);
  const double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFu) + 0x3FE6A09E667F3BCDu);
  const double z = (m - 1.0) / (m + 1.0), z2 = z * z;
  const double log2 =
      exponent + z * (2.8853900817779268 + z2 * (0.9617966939259756 + z2 * 0.5770780163555854));
  // 2^y by exponent and the series of 2^f, |f| <= 1/2
  const double y = std::clamp(p * log2, -1000.0, 1000.0);
  const double whole = std::floor(y + 0.5), f = y - whole;
  const double power =
      1.0 + f * (0.6931471805599453 +
                 f * (0.2402265069591007 + f * (0.05550410866482158 + f * 0.009618129107628477)));
  return power *
         std::bit_cast<double>(static_cast<std::uint64_t>(1023 + static_cast<std::int64_t>(whole)) << 52);
}

/// An estimate of the largest |eigenvalue| of J, shape (n, n): max(|tr J|, |tr J^2|^(1/2)). Unlike a norm it
/// does not depend on the units of the states; it is an upper bound when the spectrum is real.
inline double spectral_scale(std::size_t n, const double* jacobian) {
  double trace = 0.0;
  double square = 0.0;
  for (std::size_t j = 0; j < n; ++j) {
    const double diagonal = jacobian[j * (n + 1)];
    trace += diagonal;
    square += diagonal * diagonal;
    for (std::size_t i = j + 1; i < n; ++i) square += 2.0 * jacobian[i + j * n] * jacobian[j + i * n];
  }
  return std::max(std::abs(trace), std::sqrt(std::abs(square)));
}

/// First step size after Hairer, Norsett & Wanner (1993), Solving ODEs I, sec. II.4: an explicit Euler step
/// of 1 % of the state's scale, then the size at which the leading error term of a method of order `order` is
/// 1 %.
///
/// @param f0       f(t, y), shape (n)
/// @param scratch  shape (2 n)
double initial_step(Context& context, double t, const double* y, const double* f0, double t_end, int order,
                    const double* absolute, double* scratch);

}  // namespace pf::ode
