#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "pharmaflow/estimation/result.hpp"

namespace pf::estimation {

/// Statistics of n weighted residuals of a model with p estimated parameters. Gaussian errors of unknown
/// variance: log L = -n/2 (ln(2 pi ssr/n) + 1), AIC = 2(p+1) - 2 log L, AICc = AIC + 2(p+1)(p+2)/(n-p-2), BIC
/// = (p+1) ln n - 2 log L; RMSE = sqrt(ssr/n); R^2 = 1 - ssr/total. An exact fit has no likelihood.
Statistics statistics_of(std::span<const double> residuals, std::size_t parameters,
                         double total_sum_of_squares);

/// Shapiro-Wilk test of normality, Royston 1995 (AS R94). Absent for n < 3 or zero range; n <= 5000.
std::optional<Test> shapiro_wilk(std::span<const double> sample);

/// Durbin-Watson statistic sum (e_i - e_{i-1})^2 / sum e_i^2 in the order given. Absent for n < 2 or zero
/// residuals.
std::optional<double> durbin_watson(std::span<const double> residuals);

}  // namespace pf::estimation
