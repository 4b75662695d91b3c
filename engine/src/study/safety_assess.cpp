#include "safety_assess.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/safety/adiabatic.hpp"
#include "pharmaflow/safety/runaway.hpp"

namespace pf::study {
namespace {

constexpr std::size_t between_instants = 8;  ///< times looked at from one instant to the next
constexpr std::size_t around_highest = 41;   ///< times looked at around the highest
constexpr std::size_t refinements = 2;       ///< each 20 times closer than the one before

struct Point {
  double accumulated = 0.0, mtsr = 0.0;
};

Point point_at(const SafetyProcess& process, const VesselState& state, double heat) {
  const double potential = process.potential(state);
  return {heat > 0 ? potential / heat : 0.0, state.temperature + potential / process.capacity(state.volume)};
}

/// The instants, times between them, and the begin and the end of the dosing.
std::vector<double> fine_times(const SafetyProcess& process, const std::vector<double>& instants) {
  std::vector<double> times = instants;
  for (std::size_t k = 0; k + 1 < instants.size(); ++k)
    for (std::size_t i = 1; i < between_instants; ++i)
      times.push_back(instants[k] + (instants[k + 1] - instants[k]) * static_cast<double>(i) /
                                        static_cast<double>(between_instants));
  if (const auto window = dosing_window(process.recipe(), process.parameters()))
    for (const double t : {window->begin, window->end})
      if (t >= 0 && t <= process.duration()) times.push_back(t);
  sort_small(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  return times;
}

}  // namespace

pf::Result<std::optional<Assessment>> assess(const SafetyProcess& process,
                                             const std::vector<double>& instants, const RunContext& context,
                                             Termination& termination, std::string& reason) {
  const auto supplied = process.supply(context);
  if (!supplied) return std::unexpected(supplied.error());
  Assessment a;
  a.heat = process.potential(*supplied);
  a.volume = supplied->volume;
  a.mass = process.density() * a.volume;
  a.capacity = process.capacity(a.volume);
  const auto rise = safety::adiabatic_rise(a.heat, a.capacity);
  if (!rise) return std::unexpected(rise.error());
  a.rise = *rise;

  const std::vector<double> times = fine_times(process, instants);
  const auto look = [&](double end, std::vector<double> at) -> pf::Result<std::vector<VesselState>> {
    const std::size_t wanted = at.size();
    auto run = process.normal(end, std::move(at), context);
    if (!run) return std::unexpected(run.error());
    auto states = states_of(run->series, process.network().species.size());
    // A recipe's own stopping event ends the process: there is nothing to fail after it.
    if (!succeeded(run->termination) || (states.size() < wanted && run->termination != Termination::event)) {
      termination = succeeded(run->termination) ? Termination::not_converged : run->termination;
      reason = run->reason;
    }
    return states;
  };
  const auto coarse = look(process.duration(), times);
  if (!coarse) return std::unexpected(coarse.error());
  if (!succeeded(termination)) return std::nullopt;

  std::size_t highest = 0;
  std::vector<double> mtsr;
  for (const VesselState& state : *coarse) {
    const Point point = point_at(process, state, a.heat);
    mtsr.push_back(point.mtsr);
    if (point.mtsr > mtsr[highest]) highest = mtsr.size() - 1;
    a.hottest = std::max(a.hottest, state.temperature);
    if (!std::ranges::binary_search(instants, state.time)) continue;
    a.temperature.push_back(state.temperature);
    a.accumulation.push_back(point.accumulated);
    a.mtsr.push_back(point.mtsr);
  }
  if (coarse->empty()) return fail("not_converged", "The run has no state to fail from.");
  a.worst = mtsr[highest];
  a.worst_time = (*coarse)[highest].time;

  // A kink, as at the equivalence point, lies between two of these times.
  double from = (*coarse)[highest > 0 ? highest - 1 : 0].time;
  double to = (*coarse)[std::min(highest + 1, coarse->size() - 1)].time;
  for (std::size_t pass = 0; pass < refinements && from < to; ++pass) {
    std::vector<double> closer(around_highest);
    const double step = (to - from) / static_cast<double>(around_highest - 1);
    for (std::size_t i = 0; i < around_highest; ++i) closer[i] = from + step * static_cast<double>(i);
    closer.back() = to;
    const auto fine = look(to, closer);
    if (!fine) return std::unexpected(fine.error());
    if (!succeeded(termination)) return std::nullopt;
    for (const VesselState& state : *fine) {
      const Point point = point_at(process, state, a.heat);
      if (!(point.mtsr > a.worst)) continue;
      a.worst = point.mtsr;
      a.worst_time = state.time;
    }
    from = std::max(from, a.worst_time - step);
    to = std::min(to, a.worst_time + step);
  }
  return a;
}

pf::Result<DecompositionNumbers> decomposition_numbers(const safety::Decomposition& d,
                                                       const Assessment& assessment, double mtsr) {
  DecompositionNumbers n;
  n.specific_heat_capacity = assessment.capacity / assessment.mass;
  const double cp = n.specific_heat_capacity;
  if (d.energy) n.rise = *d.energy / cp;
  const auto zero_order = safety::tmr_zero_order(d, cp, mtsr);
  if (!zero_order) return std::unexpected(zero_order.error());
  n.zero_order = *zero_order;
  const auto integrated = safety::tmr_integrated(d, cp, mtsr);
  if (!integrated) return std::unexpected(integrated.error());
  n.integrated = *integrated;
  const auto limit = safety::td24(d, cp);
  if (!limit) return std::unexpected(limit.error());
  n.td24 = *limit;
  if (n.td24) {
    // The integrated time is the longer one, so its temperature is the higher one.
    const auto time = [&](double temperature) {
      const auto tmr = safety::tmr_integrated(d, cp, temperature);
      return tmr && *tmr ? **tmr : std::numeric_limits<double>::infinity();
    };
    double high = *n.td24;
    for (int i = 0; i < 40 && time(high) > safety::day; ++i) high += 5.0;
    n.td24_integrated = safety::temperature_of_tmr(time, safety::day, high);
  }
  return n;
}

}  // namespace pf::study
