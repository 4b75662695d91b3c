#include "safety_failures.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace pf::study {
namespace {

constexpr std::size_t curve_points = 201;  ///< of the worst failure

struct Outcome {
  std::optional<double> highest, tmr;
  std::optional<Error> fault;
  Termination termination = Termination::completed;
  std::string reason;
};
void carry(Parcel& parcel, Outcome& o) { parcel(o.highest, o.tmr, o.fault, o.termination, o.reason); }

/// The largest of the maxima of the decomposition's rate, where its event became true.
std::optional<double> time_of_maximum(const reactor::Result& run, const DecomposingProcess& p,
                                      double time_beyond) {
  std::optional<double> time;
  double largest = 0.0;
  for (const reactor::EventRecord& record : run.events) {
    if (record.direction < 0) continue;
    const double left = record.concentration[p.mixture.species] / p.process.density();
    // A zero-order decomposition runs at full rate until nothing is left.
    const double conversion = p.decomposition.order == 0.0 ? 0.0 : std::clamp(1.0 - left, 0.0, 1.0);
    const double rate = safety::specific_power(p.decomposition, record.temperature, conversion);
    if (rate <= largest) continue;
    largest = rate;
    time = record.time + time_beyond;
  }
  return time;
}

class FailureRunner {
 public:
  FailureRunner(const SafetyProcess& plain, const DecomposingProcess* decomposing,
                const Assessment& assessment, const RunContext& context)
      : plain_(plain), decomposing_(decomposing), assessment_(assessment), context_(context) {}

  Outcome desired(const VesselState& state, const RunContext& speaking) const {
    return finish(plain_.failure(state, {}, speaking), [&](const reactor::Result& run, Outcome& out) {
      out.highest = run.summary.maximum_temperature.value;
    });
  }

  Outcome both(const VesselState& state, double mtsr, const RunContext& speaking) const {
    const MaximumRate maximum = until(state, mtsr);
    return finish(decomposing_->process.failure(state, {maximum.event, {}, failure_horizon}, speaking),
                  [&](const reactor::Result& run, Outcome& out) {
                    out.tmr = time_of_maximum(run, *decomposing_, maximum.time_beyond);
                  });
  }

  /// The curve of the worst failure: a little beyond the maximum rate, or as long as the recipe.
  pf::Result<reactor::Result> curve(const VesselState& state, std::optional<double> tmr) const {
    FailureRun asked;
    asked.horizon = tmr ? std::min(1.1 * *tmr, failure_horizon)
                        : std::min(std::max(plain_.duration(), 3600.0), failure_horizon);
    if (decomposing_ && decomposing_->decomposition.order == 0.0)
      asked.until = until(state, assessment_.worst).event;
    for (std::size_t i = 0; i < curve_points; ++i)
      asked.times.push_back(asked.horizon * static_cast<double>(i) / static_cast<double>(curve_points - 1));
    return decomposing_ ? decomposing_->process.failure(state, asked, context_)
                        : plain_.failure(state, asked, context_);
  }

 private:
  MaximumRate until(const VesselState& state, double mtsr) const {
    return maximum_rate(decomposing_->mixture, decomposing_->decomposition, plain_.density(),
                        plain_.capacity(state.volume), assessment_.capacity / assessment_.mass,
                        std::max(state.temperature, mtsr));
  }

  template <class Take>
  static Outcome finish(pf::Result<reactor::Result> run, Take take) {
    Outcome out;
    if (!run) {
      out.fault = std::move(run.error());
      return out;
    }
    out.termination = run->termination;
    out.reason = std::move(run->reason);
    if (succeeded(run->termination)) take(*run, out);
    return out;
  }

  const SafetyProcess& plain_;
  const DecomposingProcess* decomposing_;
  const Assessment& assessment_;
  const RunContext& context_;
};

bool stopped(Termination t) { return t == Termination::cancelled || t == Termination::deadline; }

/// The states at these times of the normal run.
pf::Result<std::vector<VesselState>> states_at(const SafetyProcess& process, const std::vector<double>& times,
                                               const RunContext& context, Failures& failures) {
  auto run = process.normal(process.duration(), times, context);
  if (!run) return std::unexpected(run.error());
  if (!succeeded(run->termination)) {
    failures.termination = run->termination;
    failures.reason = run->reason;
  }
  return states_of(run->series, process.network().species.size());
}

}  // namespace

DecomposingProcess::DecomposingProcess(const Project& project, const reactor::Recipe& recipe,
                                       const SafetyProcess& plain, const safety::Decomposition& d,
                                       const Safety& study)
    : decomposition(d),
      mixture(with_decomposition(project.network, d, plain.density())),
      process(mixture.network, project.medium,
              with_decomposing_mass(recipe, plain.parameters(), mixture.species, plain.density()),
              plain.parameters(), study.tolerances, study.method) {}

pf::Result<Failures> run_failures(const SafetyProcess& plain, const DecomposingProcess* decomposing,
                                  const Assessment& assessment, const std::vector<double>& instants,
                                  const RunContext& context) {
  Failures failures;
  std::vector<double> times = instants;
  const auto place = std::ranges::lower_bound(times, assessment.worst_time);
  const std::size_t worst = static_cast<std::size_t>(place - times.begin());
  const bool extra = place == times.end() || *place != assessment.worst_time;
  if (extra) times.insert(place, assessment.worst_time);

  auto states = states_at(plain, times, context, failures);
  if (!states) return std::unexpected(states.error());
  std::vector<VesselState> mixed;
  if (decomposing) {
    auto found = states_at(decomposing->process, times, context, failures);
    if (!found) return std::unexpected(found.error());
    mixed = std::move(*found);
  }
  if (!succeeded(failures.termination)) return failures;
  // A recipe may stop itself before the last instant; a decomposition may shift when.
  const std::size_t count = decomposing ? std::min(states->size(), mixed.size()) : states->size();

  const FailureRunner runner(plain, decomposing, assessment, context);
  const std::size_t jobs = decomposing ? 2 * count : count;
  std::vector<Outcome> outcomes(jobs);
  std::atomic<std::size_t> done{0};
  std::atomic<Proceed> answer{Proceed::go_on};
  const auto part_done = [&](double fraction) {
    return std::min(1.0, (static_cast<double>(done.load()) + fraction) *
                             static_cast<double>(context.hands()) / static_cast<double>(jobs));
  };
  const auto fail_at = [&](std::size_t job) {
    if (answer.load() != Proceed::go_on) return;
    const std::size_t k = job % count;
    RunContext speaking;
    speaking.seed = context.seed;
    if (context.progress)
      speaking.progress = [&](double fraction, std::span<const NamedValue>) {
        const NamedValue now{"failures", static_cast<double>(done.load())};
        return context.poll(part_done(fraction), {&now, 1});
      };
    const VesselState& state = (*states)[k];
    const double mtsr = state.temperature + plain.potential(state) / plain.capacity(state.volume);
    outcomes[job] = job < count ? runner.desired(state, speaking) : runner.both(mixed[k], mtsr, speaking);
    // Most runs are over before the solver asks.
    const NamedValue now{"failures", static_cast<double>(++done)};
    const Proceed told = context.poll(part_done(0.0), {&now, 1});
    if (told != Proceed::go_on) answer.store(told);
  };
  context.each(jobs, fail_at, [&](std::size_t job, Parcel& parcel) { parcel(outcomes[job]); });
  if (answer.load() != Proceed::go_on) {
    failures.termination = termination_of(answer.load());
    return failures;
  }

  for (const Outcome& outcome : outcomes) {
    if (outcome.fault) return std::unexpected(*outcome.fault);
    if (succeeded(outcome.termination)) continue;
    ++failures.failed;
    if (failures.reason.empty()) failures.reason = outcome.reason;
    if (stopped(outcome.termination)) failures.termination = outcome.termination;
  }
  if (!succeeded(failures.termination)) return failures;
  for (std::size_t k = 0; k < count; ++k) {
    if (k == worst) {
      failures.worst_highest = outcomes[k].highest;
      if (decomposing) failures.worst_tmr = outcomes[count + k].tmr;
      if (extra) continue;
    }
    failures.highest.push_back(outcomes[k].highest);
    failures.tmr.push_back(decomposing ? outcomes[count + k].tmr : std::nullopt);
  }
  if (worst >= count) return failures;

  auto curve = runner.curve(decomposing ? mixed[worst] : (*states)[worst], failures.worst_tmr);
  if (!curve) return std::unexpected(curve.error());
  if (stopped(curve->termination)) {
    failures.termination = curve->termination;
    failures.reason = curve->reason;
  }
  failures.worst = std::move(curve->series);
  for (double& t : failures.worst.time) t += times[worst];
  return failures;
}

}  // namespace pf::study
