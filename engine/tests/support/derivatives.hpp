#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

/// One way to check analytic derivatives in every module: against central differences, extrapolated.
namespace pf::test {

/// f(x, y): y = f(x), shape (n) -> (m).
using VectorFunction = std::function<void(const double* x, double* y)>;

struct DerivativeOptions {
  /// Size of a natural change of each variable; empty: max(|x|, 1). Steps start at a hundredth of it and
  /// shrink.
  std::vector<double> scale;
  /// What must agree at least, relative to |analytic| + |f_i| / scale_j: guards against checks that pass
  /// because the numerical derivative is poor.
  double required = 1e-6;
  /// What an analytic derivative may differ by in any case, relative to the same: rounding of the derivative
  /// itself.
  double rounding = 1e-12;
};

/// A numerical derivative with an estimate of its error.
struct NumericDerivative {
  double value = std::numeric_limits<double>::quiet_NaN();
  double error = std::numeric_limits<double>::infinity();
};

/// d f_i / d x_j for all i by central differences at steps h, h/2, h/4 ... and Richardson extrapolation in
/// h^2 (Ridders 1982, Adv. Eng. Software 4:75). Of the tableau the entry with the smallest error estimate is
/// taken: the change to its two neighbours, plus the rounding of the difference.
inline std::vector<NumericDerivative> numeric_derivatives(const VectorFunction& f, std::vector<double> x,
                                                          std::size_t j, std::size_t outputs, double scale) {
  constexpr std::size_t levels = 9;
  const double at = x[j];
  std::vector<std::vector<double>> row(levels,
                                       std::vector<double>(outputs));  // the previous row of the tableau
  std::vector<std::vector<double>> next = row;
  std::vector<double> plus(outputs), minus(outputs);
  std::vector<NumericDerivative> best(outputs);
  double h = scale / 100.0;
  for (std::size_t level = 0; level < levels; ++level, h /= 2.0) {
    const double up = at + h;
    const double down = at - h;
    x[j] = up;
    f(x.data(), plus.data());
    x[j] = down;
    f(x.data(), minus.data());
    for (std::size_t i = 0; i < outputs; ++i) {
      next[0][i] = (plus[i] - minus[i]) / (up - down);
      const double rounding = 4.0 * std::numeric_limits<double>::epsilon() *
                              (std::abs(plus[i]) + std::abs(minus[i])) / (up - down);
      double factor = 1.0;
      for (std::size_t k = 1; k <= level; ++k) {
        factor *= 4.0;
        next[k][i] = next[k - 1][i] + (next[k - 1][i] - row[k - 1][i]) / (factor - 1.0);
        const double error =
            std::max(std::abs(next[k][i] - next[k - 1][i]), std::abs(next[k][i] - row[k - 1][i]));
        if (error + 4.0 * rounding < best[i].error) best[i] = {next[k][i], error + 4.0 * rounding};
      }
    }
    std::swap(row, next);
  }
  return best;
}

/// Checks a Jacobian, shape (outputs, x.size()) row-major, entry by entry. An entry passes when it agrees
/// with the numerical derivative within that one's error estimate (times ten), and that error is small enough
/// to mean something.
///
/// @param jacobian J(x, out)
inline ::testing::AssertionResult jacobian_is_exact(const VectorFunction& f, const VectorFunction& jacobian,
                                                    const std::vector<double>& x, std::size_t outputs,
                                                    const DerivativeOptions& options = {}) {
  const std::size_t n = x.size();
  std::vector<double> analytic(outputs * n), value(outputs);
  jacobian(x.data(), analytic.data());
  f(x.data(), value.data());
  std::string faults;
  for (std::size_t j = 0; j < n; ++j) {
    const double scale = options.scale.empty() ? std::max(std::abs(x[j]), 1.0) : options.scale[j];
    const std::vector<NumericDerivative> numeric = numeric_derivatives(f, x, j, outputs, scale);
    for (std::size_t i = 0; i < outputs; ++i) {
      const double exact = analytic[i * n + j];
      const double size = std::abs(exact) + std::abs(value[i]) / scale;
      const double allowed = 10.0 * numeric[i].error + options.rounding * size;
      const double difference = std::abs(exact - numeric[i].value);
      // A NaN fails both comparisons.
      const bool agrees = difference <= allowed;
      const bool meaningful =
          10.0 * numeric[i].error <= options.required * size || (exact == 0.0 && difference == 0.0);
      if (agrees && meaningful) continue;
      faults += "d f[" + std::to_string(i) + "] / d x[" + std::to_string(j) + "]: analytic ";
      char text[128];
      std::snprintf(text, sizeof text, "%.15g, numeric %.15g +- %.2g%s\n", exact, numeric[i].value,
                    numeric[i].error,
                    agrees ? " (the numerical derivative is too poor to judge: adjust scale)" : "");
      faults += text;
    }
  }
  if (faults.empty()) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << faults;
}

/// The same for a scalar function and its gradient, shape (x.size()).
inline ::testing::AssertionResult gradient_is_exact(const VectorFunction& f, const VectorFunction& gradient,
                                                    const std::vector<double>& x,
                                                    const DerivativeOptions& options = {}) {
  return jacobian_is_exact(f, gradient, x, 1, options);
}

}  // namespace pf::test
