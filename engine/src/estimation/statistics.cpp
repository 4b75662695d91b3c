#include "pharmaflow/estimation/statistics.hpp"

#include <cmath>
#include <numbers>

namespace pf::estimation {

Statistics statistics_of(std::span<const double> residuals, std::size_t parameters,
                         double total_sum_of_squares) {
  Statistics s;
  s.observations = residuals.size();
  s.parameters = parameters;
  s.degrees_of_freedom =
      static_cast<std::ptrdiff_t>(residuals.size()) - static_cast<std::ptrdiff_t>(parameters);
  for (const double r : residuals) s.ssr += r * r;
  if (residuals.empty()) return s;

  const double n = static_cast<double>(residuals.size()), p = static_cast<double>(parameters);
  if (total_sum_of_squares > 0.0) s.r_squared = 1.0 - s.ssr / total_sum_of_squares;
  s.rmse = std::sqrt(s.ssr / n);
  if (s.ssr > 0.0) {
    // ln(ssr / n) in parts: the quotient underflows sooner.
    const double log_likelihood =
        -0.5 * n * (std::log(2.0 * std::numbers::pi) + std::log(s.ssr) - std::log(n) + 1.0);
    s.log_likelihood = log_likelihood;
    s.aic = 2.0 * (p + 1.0) - 2.0 * log_likelihood;
    if (n - p - 2.0 > 0.0) s.aicc = *s.aic + 2.0 * (p + 1.0) * (p + 2.0) / (n - p - 2.0);
    s.bic = (p + 1.0) * std::log(n) - 2.0 * log_likelihood;
  }
  s.durbin_watson = durbin_watson(residuals);
  s.shapiro_wilk = shapiro_wilk(residuals);
  return s;
}

std::optional<double> durbin_watson(std::span<const double> residuals) {
  if (residuals.size() < 2) return std::nullopt;
  double differences = 0.0, squares = residuals[0] * residuals[0];
  for (std::size_t i = 1; i < residuals.size(); ++i) {
    const double d = residuals[i] - residuals[i - 1];
    differences += d * d;
    squares += residuals[i] * residuals[i];
  }
  if (squares == 0.0) return std::nullopt;
  return differences / squares;
}

}  // namespace pf::estimation
