#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <utility>

#include "pharmaflow/base/parcel.hpp"
#include "pharmaflow/base/team.hpp"
#include "pharmaflow/base/termination.hpp"

namespace pf {

/// What the caller wants after hearing of progress.
enum class Proceed { go_on, cancel, deadline };

/// A named number that accompanies a progress report (ssr, iteration, k1 ...).
using NamedValue = std::pair<std::string_view, double>;

/// The best value found so far of one parameter that is being estimated.
struct BestValue {
  std::string_view id;                            ///< of the parameter
  std::span<const std::string_view> experiments;  ///< ids of those that it holds for; empty: all
  double value = 0.0;                             ///< in `unit`
  std::string_view unit;                          ///< empty: SI
};

/// The engine's only tie to the outside world while it computes. No-ops by default.
///
/// The engine knows no clock: an app with a time limit answers `deadline` from its own clock. Long loops call
/// poll() often (every few steps); apps throttle what they show, not how often they are asked.
struct RunContext {
  /// Called with the fraction done in [0, 1] and what is worth showing. Called from the computing thread;
  /// where `for_each` is set, from each of its threads.
  std::function<Proceed(double fraction, std::span<const NamedValue> values)> progress;
  /// Called when an estimate has come upon better values, with all of them in the order of the result. Called
  /// between evaluations by the thread that started the run, before the next progress().
  std::function<void(std::span<const BestValue> values)> best;
  /// Called with one line of plain text for the log.
  std::function<void(std::string_view line)> log;
  /// Does job(0) ... job(count - 1), each once, and returns when all are done. The engine has no threads; an
  /// app that has some lends them here. The jobs are independent, write to places of their own, and are
  /// handed out in ascending order; a job hands out no jobs itself. The digits of a result do not depend on
  /// who did which. Unset: one after another.
  std::function<void(std::size_t count, const std::function<void(std::size_t)>& job)> for_each;
  /// Borrowed: engines that compute this run too and share its jobs; for apps that have no threads to lend.
  Team* team = nullptr;
  /// Seed of every random stream of the run that has no seed of its own.
  std::uint64_t seed = 1;

  /// Reports progress and asks whether to go on.
  Proceed poll(double fraction, std::span<const NamedValue> values = {}) const {
    return progress ? progress(fraction, values) : Proceed::go_on;
  }
  /// Does independent jobs, on the app's threads where it lends some. A team does all of them in every
  /// member.
  void each(std::size_t count, const std::function<void(std::size_t)>& job) const {
    if (for_each) return for_each(count, job);
    for (std::size_t i = 0; i < count; ++i) job(i);
  }
  /// The same, shared with the team: member m does the jobs m, m + members ..., the same ones each time.
  /// @param places names to the parcel everything that job(i) writes and that is read afterwards
  void each(std::size_t count, const std::function<void(std::size_t)>& job,
            const std::function<void(std::size_t, Parcel&)>& places) const;
  /// How many jobs are done when this engine has done one.
  std::size_t hands() const { return team == nullptr ? 1 : team->members(); }
};

/// The termination that belongs to an answer other than go_on.
constexpr Termination termination_of(Proceed p) {
  return p == Proceed::cancel ? Termination::cancelled : Termination::deadline;
}

}  // namespace pf
