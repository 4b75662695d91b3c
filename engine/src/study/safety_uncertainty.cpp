#include "safety_uncertainty.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/special_functions.hpp"
#include "pharmaflow/statistics/propagate.hpp"

namespace pf::study {
namespace {

constexpr std::size_t figures = 10, classes = 5, scalars = figures + classes;

void write(const SafetyNumbers& n, std::span<double> out) {
  const double values[figures] = {
      n.rise, n.decomposition_rise, n.mtsr,           n.tmr_integrated, n.tmr_zero_order,
      n.td24, n.td24_integrated,    n.critical_power, n.actual_power,   n.minimum_time};
  std::ranges::fill(out, std::nan(""));
  std::ranges::copy(values, out.begin());
  if (n.stoessel_class)
    for (std::size_t k = 0; k < classes; ++k)
      out[figures + k] = static_cast<std::size_t>(*n.stoessel_class) == k + 1 ? 1.0 : 0.0;
  const std::size_t count = (out.size() - scalars) / 3;
  const auto put = [&](const std::vector<double>& column, std::size_t position) {
    std::copy_n(column.begin(), std::min(count, column.size()),
                out.begin() + static_cast<std::ptrdiff_t>(scalars + position * count));
  };
  put(n.temperature, 0);
  put(n.accumulation, 1);
  put(n.profile_mtsr, 2);
}

/// Errors of one output: by draws where there are some, else by the linearised standard error.
void set(Estimate& estimate, const statistics::Spread& spread) {
  estimate.std_error = spread.std_error;
  estimate.low = spread.low;
  estimate.high = spread.high;
  if (spread.low || !spread.std_error) return;
  const double half = normal_quantile(0.975) * *spread.std_error;
  estimate.low = estimate.value - half;
  estimate.high = estimate.value + half;
}

}  // namespace

pf::Result<void> add_uncertainty(const Project& project, const Safety& study, const SafetyOf& numbers,
                                 const RunContext& context, SafetyResult& result) {
  const Uncertainty& uncertainty = *study.uncertainty;
  const std::size_t count = result.profile.time.size();
  const auto predict = [&](std::span<const double> inputs, std::span<double> outputs) {
    const auto found = numbers(parameters_with(project, study.experiment, uncertainty.parameters, inputs));
    if (found) write(*found, outputs);
    return found.has_value();
  };
  statistics::PropagationOptions options = uncertainty.options;
  if (!uncertainty.seeded) options.seed = context.seed;
  const auto propagated =
      statistics::propagate(predict, scalars + 3 * count, uncertainty.inputs, options, context);
  if (!propagated) return std::unexpected(propagated.error());
  if (!succeeded(propagated->termination)) {
    result.termination = propagated->termination;
    return {};
  }
  const auto& spread = propagated->spread;
  set(result.adiabatic_rise, spread[0]);
  if (result.decomposition_rise) set(*result.decomposition_rise, spread[1]);
  set(result.mtsr, spread[2]);
  if (result.tmr_integrated) set(*result.tmr_integrated, spread[3]);
  if (result.tmr_zero_order) set(*result.tmr_zero_order, spread[4]);
  if (result.td24) set(*result.td24, spread[5]);
  if (result.td24_integrated) set(*result.td24_integrated, spread[6]);
  if (result.semenov) {
    set(result.semenov->critical_power, spread[7]);
    set(result.semenov->actual_power, spread[8]);
  }
  if (result.dosing && result.dosing->minimum_time) set(*result.dosing->minimum_time, spread[9]);
  if (result.stoessel_class && options.samples > 0)
    for (std::size_t k = 0; k < classes; ++k)
      result.class_shares.push_back(spread[figures + k].mean.value_or(0.0));
  const auto bands = [&](SafetyColumn& column, std::size_t position) {
    if (options.samples == 0) return;
    for (std::size_t k = 0; k < count; ++k) {
      column.low.push_back(spread[scalars + position * count + k].low);
      column.high.push_back(spread[scalars + position * count + k].high);
    }
  };
  bands(result.profile.temperature, 0);
  bands(result.profile.accumulation, 1);
  bands(result.profile.mtsr, 2);
  result.draws = options.samples;
  result.failed_draws = propagated->failed;
  return {};
}

}  // namespace pf::study
