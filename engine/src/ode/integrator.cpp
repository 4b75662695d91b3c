#include "pharmaflow/ode/integrator.hpp"

#include <algorithm>
#include <vector>

#include "events.hpp"
#include "stepper.hpp"

namespace pf::ode {
namespace {

/// A step that ends at a stopping event.
class CutStep final : public Step {
 public:
  CutStep(const Step& whole, double end) : whole_(whole), end_(end) {}
  double begin() const override { return whole_.begin(); }
  double end() const override { return end_; }
  void state(double t, double* y) const override { whole_.state(std::min(t, end_), y); }
  void sensitivity(double t, double* s) const override { whole_.sensitivity(std::min(t, end_), s); }

 private:
  const Step& whole_;
  double end_;
};

}  // namespace

struct Integrator::Impl {
  Impl(System& system, const Options& wanted)
      : options(wanted),
        context{system, options, statistics, system.size(), system.parameters()},
        stepper(make_stepper(context, options.method)),
        events(system),
        y(context.n),
        s(context.n * context.m),
        block(std::clamp<std::size_t>(report_buffer / (context.n * (1 + context.m) + 1), 1, 64)),
        report_y(block * context.n),
        report_s(block * context.n * context.m) {
    statistics.method = options.method;
  }

  /// Reports the outputs up to `until` from the present step, as many at a time as the buffer holds.
  void report(std::span<const double> times, std::size_t& next, double until, Observer& observer) {
    const std::size_t n = context.n, nm = n * context.m;
    while (next < times.size() && times[next] <= until) {
      std::size_t count = 1;
      while (count < block && next + count < times.size() && times[next + count] <= until) ++count;
      const std::span<const double> now = times.subspan(next, count);
      stepper->states(now, n, report_y.data());
      for (std::size_t i = 0; nm > 0 && i < count; ++i) stepper->sensitivity(now[i], &report_s[i * nm]);
      observer.outputs(next, now, report_y.data(), nm > 0 ? report_s.data() : nullptr, n, nm);
      next += count;
      steps_since_poll += (count + outputs_like_a_step - 1) / outputs_like_a_step;
    }
  }

  /// Reports outputs and events of the step just made. @return the time of a stopping event, or the end of
  /// the step
  double report_step(std::span<const double> times, std::size_t& next, Observer& observer, bool& stopped) {
    const double end = stepper->end();
    if (!events.none()) {
      for (const Events::Root& root : events.find(*stepper)) {
        report(times, next, root.t, observer);
        stepper->state(root.t, report_y.data());
        stopped = observer.event(root.index, root.direction, root.t, report_y.data());
        if (stopped) return root.t;
      }
    }
    report(times, next, end, observer);
    return end;
  }

  void keep_state_at(double time) {
    t = time;
    stepper->state(time, y.data());
    if (context.m > 0) stepper->sensitivity(time, s.data());
  }

  Termination poll(const RunContext& run, double t_end) {
    steps_since_poll += 1 + context.n * (1 + context.m) / numbers_like_a_step;
    if (steps_since_poll < options.poll_interval) return Termination::completed;
    steps_since_poll = 0;
    const double first = progress_first < progress_last ? progress_first : piece_begin;
    const double last = progress_first < progress_last ? progress_last : t_end;
    const NamedValue reached{"time", t};
    const Proceed answer =
        run.poll(std::clamp((t - first) / (last - first), 0.0, 1.0), std::span(&reached, 1));
    return answer == Proceed::go_on ? Termination::completed : termination_of(answer);
  }

  Termination advance(double t_end, std::span<const double> times, Observer& observer,
                      const RunContext& run) {
    std::size_t next = 0;
    for (; next < times.size() && times[next] <= t; ++next)
      observer.output(next, times[next], y.data(), context.m > 0 ? s.data() : nullptr);
    if (!(t_end > t)) return Termination::completed;

    // The stepper learns of the end of the piece only now: its first step is chosen against it.
    if (!begun) {
      stepper->start(t, y.data(), s.data(), hint, t_end);
      events.start(t, y.data());
      begun = true;
    }
    piece_begin = t;
    while (t < t_end) {
      if (const Termination end = poll(run, t_end); end != Termination::completed) return end;
      const Termination made = stepper->step(t_end);
      statistics.method = stepper->method();
      if (made != Termination::completed) return made;

      bool stopped = false;
      const double reached = report_step(times, next, observer, stopped);
      hint = stepper->next_step();
      keep_state_at(reached);
      if (stopped) {
        observer.step(CutStep(*stepper, reached));
        begun = false;  // the stepper is past the event
        return Termination::event;
      }
      observer.step(*stepper);
    }
    return Termination::completed;
  }

  Options options;
  Statistics statistics;
  Context context;
  std::unique_ptr<Stepper> stepper;
  Events events;
  std::vector<double> y, s;
  static constexpr std::size_t outputs_like_a_step = 16;   ///< for the poll: many outputs take as long
  static constexpr std::size_t numbers_like_a_step = 128;  ///< and so does a step of a large system
  static constexpr std::size_t report_buffer = 4096;       ///< numbers
  std::size_t block;                                       ///< outputs reported at a time
  std::vector<double> report_y, report_s;
  double t = 0.0;
  double hint = 0.0;
  double piece_begin = 0.0;
  double progress_first = 0.0;
  double progress_last = 0.0;
  std::uint64_t steps_since_poll = 0;
  bool begun = false;
};

Integrator::Integrator(System& system, const Options& options)
    : impl_(std::make_unique<Impl>(system, options)) {
  impl_->hint = options.initial_step;
}
Integrator::~Integrator() = default;

void Integrator::start(double t, std::span<const double> y, std::span<const double> s) {
  impl_->t = t;
  std::copy(y.begin(), y.end(), impl_->y.begin());
  if (s.empty()) {
    std::fill(impl_->s.begin(), impl_->s.end(), 0.0);
  } else {
    std::copy(s.begin(), s.end(), impl_->s.begin());
  }
  impl_->begun = false;
}

Termination Integrator::advance(double t_end, std::span<const double> output_times, Observer& observer,
                                const RunContext& context) {
  return impl_->advance(t_end, output_times, observer, context);
}

void Integrator::reset() {
  const Method method = impl_->statistics.method;
  impl_->statistics = {};
  impl_->statistics.method = method;
  impl_->hint = impl_->options.initial_step;
  impl_->begun = false;
}

void Integrator::report_progress_over(double first, double last) {
  impl_->progress_first = first;
  impl_->progress_last = last;
}

double Integrator::time() const { return impl_->t; }
std::span<const double> Integrator::state() const { return impl_->y; }
std::span<const double> Integrator::sensitivity() const { return impl_->s; }
const Statistics& Integrator::statistics() const { return impl_->statistics; }

}  // namespace pf::ode
