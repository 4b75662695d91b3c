#pragma once

namespace pf::detail {

/// ln Gamma(a + 1) - ln(sqrt(2 pi a) (a/e)^a), the error of Stirling's formula; a > 0.
double stirling_error(double a);

/// k ln(k/m) + m - k for k, m > 0, without cancellation where k is near m; `difference` is k - m.
///
/// With stirling_error it gives powers over gamma functions to full precision where logarithms of gamma
/// functions would cancel (Loader 2000, Fast and Accurate Computation of Binomial Probabilities).
double deviance(double k, double m, double difference);

}  // namespace pf::detail
