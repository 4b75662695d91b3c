#include "sensitivity_batch.hpp"

#include <algorithm>
#include <atomic>

namespace pf::study {
namespace {

/// Runs that share a simulator: enough that making it does not count, few enough that two threads end
/// together.
constexpr std::size_t group = 64;

/// What a job leaves behind.
struct Share {
  std::size_t failed = 0;
  std::vector<FailedRun> failures;
};
void carry(Parcel& parcel, Share& share) { parcel(share.failed, share.failures); }

/// Progress of all jobs together; also asked in the middle of a run.
class Watch {
 public:
  Watch(const RunContext& context, std::size_t total) : context_(context), total_(total) {
    asking_.progress = [this](double, std::span<const NamedValue>) { return ask(); };
  }
  const RunContext& asking() const { return asking_; }
  bool stopped() const { return answer_.load() != Proceed::go_on; }
  Termination termination() const {
    return stopped() ? termination_of(answer_.load()) : Termination::completed;
  }
  std::size_t begun() const { return begun_.load(); }
  void begin() { ++begun_; }
  Proceed ask() {
    if (stopped()) return answer_.load();
    const auto count = static_cast<double>(std::min(begun_.load() * context_.hands(), total_));
    const NamedValue now{"evaluations", count};
    const Proceed told = context_.poll(count / static_cast<double>(total_), {&now, 1});
    if (told != Proceed::go_on) answer_.store(told);
    return told;
  }

 private:
  const RunContext& context_;
  RunContext asking_;
  std::size_t total_;
  std::atomic<std::size_t> begun_{0};
  std::atomic<Proceed> answer_{Proceed::go_on};
};

}  // namespace

Evaluations evaluate(const OutputModel& model, std::size_t count, const InputsOf& inputs_of,
                     const RunContext& context) {
  const std::size_t width = model.outputs(), jobs = (count + group - 1) / group;
  Evaluations result;
  result.values.assign(count * width, 0.0);
  std::vector<Share> shares(jobs);
  Watch watch(context, count);
  const auto run_group = [&](std::size_t job) {
    if (watch.stopped()) return;
    OutputRun run(model);
    std::vector<double> inputs(model.inputs());
    Share& share = shares[job];
    for (std::size_t e = job * group; e < std::min(count, (job + 1) * group); ++e) {
      watch.begin();
      inputs_of(e, inputs);
      const auto outcome = run.run(inputs, std::span(&result.values[e * width], width), watch.asking());
      if (watch.ask() != Proceed::go_on) return;
      if (outcome.ok()) continue;
      ++share.failed;
      if (share.failures.size() < named_failures) share.failures.push_back({e, inputs, outcome.reason});
    }
  };
  context.each(jobs, run_group, [&](std::size_t job, Parcel& parcel) {
    const std::size_t first = job * group, end = std::min(count, first + group);
    parcel(std::span(result.values).subspan(first * width, (end - first) * width), shares[job]);
  });
  result.begun = watch.stopped() ? watch.begun() : count;
  result.termination = watch.termination();
  for (Share& share : shares) {
    result.failed += share.failed;
    for (FailedRun& failure : share.failures)
      if (result.failures.size() < named_failures) result.failures.push_back(std::move(failure));
  }
  return result;
}

}  // namespace pf::study
