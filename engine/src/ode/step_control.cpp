#include "step_control.hpp"

namespace pf::ode {

double initial_step(Context& context, double t, const double* y, const double* f0, double t_end, int order,
                    const double* absolute, double* scratch) {
  const std::size_t n = context.n;
  const double relative = context.options.relative_tolerance;
  const double span = t_end - t;
  const double count = static_cast<double>(std::max<std::size_t>(n, 1));
  const double d0 = std::sqrt(weighted_square_sum(n, y, y, y, absolute, relative) / count);
  const double d1 = std::sqrt(weighted_square_sum(n, f0, y, y, absolute, relative) / count);
  double h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 * span : 0.01 * d0 / d1;
  h0 = std::min({h0, span, context.options.maximum_step});
  if (!(h0 > 0.0)) return span;

  double* y1 = scratch;
  double* f1 = scratch + n;
  for (std::size_t i = 0; i < n; ++i) y1[i] = y[i] + h0 * f0[i];
  ++context.statistics.rhs_evaluations;
  if (!context.system.rhs(t + h0, y1, f1)) return 0.1 * h0;
  for (std::size_t i = 0; i < n; ++i) f1[i] -= f0[i];
  const double d2 = std::sqrt(weighted_square_sum(n, f1, y, y, absolute, relative) / count) / h0;
  if (!std::isfinite(d2)) return 0.1 * h0;

  const double largest = std::max(d1, d2);
  const double h1 =
      largest <= 1e-15 ? std::max(1e-6 * span, 1e-3 * h0) : std::pow(0.01 / largest, 1.0 / order);
  return std::min({100.0 * h0, h1, span, context.options.maximum_step});
}

}  // namespace pf::ode
