#include "rank_spread.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace pf::study {
namespace {

/// Of a criterion that a draw fails without a number, as a dosing time beyond the longest that is tried:
/// below every ratio there is.
constexpr double censored = 0.0;

/// One number of a vessel that says whether it can run the process, then the ratio of each criterion.
std::size_t outputs_of(const std::vector<RankedVessel>& vessels) {
  std::size_t count = 0;
  for (const RankedVessel& ranked : vessels) count += 1 + ranked.criteria.size();
  return count;
}

/// The same criterion of a draw: of one id there may be several, in one order.
const Criterion* counterpart(const RankedVessel& nominal, std::size_t index, const RankedVessel& drawn) {
  const auto same = [&](const Criterion& c) { return c.id == nominal.criteria[index].id; };
  auto nth = std::count_if(nominal.criteria.begin(),
                           nominal.criteria.begin() + static_cast<std::ptrdiff_t>(index), same);
  for (const Criterion& c : drawn.criteria)
    if (same(c) && nth-- == 0) return &c;
  return nullptr;
}

void write(const std::vector<RankedVessel>& nominal, const std::vector<RankedVessel>& drawn,
           std::span<double> out) {
  std::size_t k = 0;
  for (std::size_t v = 0; v < nominal.size(); ++v) {
    out[k++] = drawn[v].feasible ? 1.0 : 0.0;
    for (std::size_t i = 0; i < nominal[v].criteria.size(); ++i, ++k) {
      const Criterion* c = counterpart(nominal[v], i, drawn[v]);
      out[k] = c == nullptr ? std::nan("") : c->ratio.value_or(c->ok ? std::nan("") : censored);
    }
  }
}

void read(const std::vector<statistics::Spread>& spread, std::vector<RankedVessel>& vessels) {
  std::size_t k = 0;
  for (RankedVessel& ranked : vessels) {
    ranked.feasible_share = spread[k++].mean;
    for (Criterion& c : ranked.criteria) {
      const statistics::Spread& of = spread[k++];
      if (!c.ratio) continue;
      if (of.low && *of.low > censored) c.low = of.low;
      if (of.high && *of.high > censored) c.high = of.high;
    }
  }
}

}  // namespace

pf::Result<void> add_rank_spread(const Project& project, const Rank& study, const RankOf& judge,
                                 const RunContext& context, RankResult& result) {
  const Uncertainty& uncertainty = *study.uncertainty;
  // A draw is as long as the study: it is asked for within, too, at the progress that was told last.
  std::atomic<double> told = 0.0;
  RunContext speaking = context;
  RunContext asking;
  if (context.progress) {
    speaking.progress = [&](double fraction, std::span<const NamedValue> values) {
      told.store(fraction);
      return context.poll(fraction, values);
    };
    asking.progress = [&](double, std::span<const NamedValue>) { return context.poll(told.load()); };
  }
  const auto predict = [&](std::span<const double> inputs, std::span<double> outputs) {
    const auto drawn =
        judge(parameters_with(project, study.experiment, uncertainty.parameters, inputs), asking);
    if (drawn) write(result.vessels, *drawn, outputs);
    return drawn.has_value();
  };
  statistics::PropagationOptions options = uncertainty.options;
  options.linear = false;
  if (!uncertainty.seeded) options.seed = context.seed;
  const auto found =
      statistics::propagate(predict, outputs_of(result.vessels), uncertainty.inputs, options, speaking);
  if (!found) return std::unexpected(found.error());
  result.termination = found->termination;
  if (!succeeded(found->termination)) return {};
  read(found->spread, result.vessels);
  result.draws = options.samples;
  result.failed_draws = found->failed;
  return {};
}

}  // namespace pf::study
