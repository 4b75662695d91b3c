#include "run_outputs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "pharmaflow/base/special_functions.hpp"

namespace pf::study {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// One after another: every scalar of a summary.
template <class Visit>
void each_scalar(const reactor::Summary& s, Visit visit) {
  visit(std::optional(s.final_temperature));
  visit(std::optional(s.maximum_temperature.value));
  visit(std::optional(s.final_volume));
  visit(s.adiabatic_temperature_rise);
  visit(s.peak_heat_flow.transform([](const reactor::Peak& p) { return p.value; }));
  visit(s.maximum_accumulation.transform([](const reactor::Peak& p) { return p.value; }));
}

/// One after another: every column of a series, as (values, offset, stride).
template <class Visit>
void each_column(const reactor::Series& s, Visit visit) {
  const std::size_t n = s.time.size();
  const auto table = [&](const std::vector<double>& values) {
    const std::size_t width = n > 0 ? values.size() / n : 0;
    for (std::size_t i = 0; i < width; ++i) visit(values, i, width);
  };
  table(s.concentration);
  table(s.temperature);
  table(s.volume);
  table(s.jacket_temperature);
  table(s.observables);
}

std::size_t columns_of(const reactor::Series& s) {
  std::size_t count = 0;
  each_column(s, [&](const std::vector<double>&, std::size_t, std::size_t) { ++count; });
  return count;
}

constexpr std::size_t scalars = 6;

std::size_t fractions_of(const reactor::Summary& s) {
  return s.conversion.size() + s.yield.size() + s.selectivity.size();
}

}  // namespace

std::size_t run_outputs(const reactor::Result& nominal) {
  return scalars + fractions_of(nominal.summary) + columns_of(nominal.series) * nominal.series.time.size();
}

void write_outputs(const reactor::Result& nominal, const reactor::Result& run, std::span<double> out) {
  std::ranges::fill(out, none);
  std::size_t at = 0;
  each_scalar(run.summary, [&](const std::optional<double>& value) { out[at++] = value.value_or(none); });
  if (fractions_of(run.summary) == fractions_of(nominal.summary))
    for (const auto* list : {&run.summary.conversion, &run.summary.yield, &run.summary.selectivity})
      for (const reactor::Fraction& f : *list) out[at++] = f.value;
  at = scalars + fractions_of(nominal.summary);
  const std::size_t rows = nominal.series.time.size();
  if (columns_of(run.series) != columns_of(nominal.series)) return;
  each_column(run.series, [&](const std::vector<double>& values, std::size_t offset, std::size_t stride) {
    for (std::size_t row = 0; row < std::min(rows, run.series.time.size()); ++row)
      out[at + row] = values[offset + row * stride];
    at += rows;
  });
}

statistics::Spread with_interval(statistics::Spread spread, double value) {
  if (spread.low || !spread.std_error) return spread;
  const double half = normal_quantile(0.975) * *spread.std_error;
  spread.low = value - half;
  spread.high = value + half;
  return spread;
}

RunSpread read_spread(const reactor::Result& nominal, std::span<const statistics::Spread> spread) {
  RunSpread result;
  std::size_t at = 0;
  statistics::Spread* const places[scalars] = {&result.final_temperature, &result.maximum_temperature,
                                               &result.final_volume,      &result.adiabatic_temperature_rise,
                                               &result.peak_heat_flow,    &result.maximum_accumulation};
  each_scalar(nominal.summary, [&](const std::optional<double>& value) {
    if (value) *places[at] = with_interval(spread[at], *value);
    ++at;
  });
  const auto fractions = [&](const std::vector<reactor::Fraction>& list,
                             std::vector<statistics::Spread>& out) {
    for (const reactor::Fraction& f : list) out.push_back(with_interval(spread[at++], f.value));
  };
  fractions(nominal.summary.conversion, result.conversion);
  fractions(nominal.summary.yield, result.yield);
  fractions(nominal.summary.selectivity, result.selectivity);
  each_column(nominal.series, [&](const std::vector<double>& values, std::size_t offset, std::size_t stride) {
    std::vector<double> low, high;
    for (std::size_t row = 0; row < nominal.series.time.size(); ++row) {
      const double value = values[offset + row * stride];
      const statistics::Spread one = with_interval(spread[at++], value);
      low.push_back(one.low.value_or(value));
      high.push_back(one.high.value_or(value));
    }
    result.band.low.push_back(std::move(low));
    result.band.high.push_back(std::move(high));
  });
  return result;
}

}  // namespace pf::study
