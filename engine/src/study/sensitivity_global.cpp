#include "sensitivity_global.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace pf::study {
namespace {

/// Runs everything and takes over the counts. Nothing when it was ended early.
std::optional<std::vector<double>> run_all(const OutputModel& model, std::size_t count,
                                           const InputsOf& inputs, const RunContext& context,
                                           SensitivityResult& result) {
  Evaluations found = evaluate(model, count, inputs, context);
  result.evaluations += found.begun;
  result.failed += found.failed;
  result.failures = std::move(found.failures);
  result.termination = found.termination;
  if (!succeeded(found.termination)) return std::nullopt;
  if (found.failed == count) {
    result.termination = Termination::not_converged;
    result.reason = "Every run of the study failed. The first: " + result.failures.front().reason;
    return std::nullopt;
  }
  return std::move(found.values);
}

/// The values of one output, shape (evaluations).
std::vector<double> column(const std::vector<double>& values, std::size_t width, std::size_t k) {
  std::vector<double> result;
  result.reserve(values.size() / width);
  for (std::size_t at = k; at < values.size(); at += width) result.push_back(values[at]);
  return result;
}

/// Whether an output varies by more than the error of the solver.
bool is_resolved(const OutputModel& model, double spread, double level) {
  return spread > model.options.ode.relative_tolerance * std::abs(level);
}

/// Statistics of every output on the app's threads, which may be ended between two resamples.
template <class Job>
void for_each_output(const OutputModel& model, const RunContext& context, std::uint64_t seed,
                     SensitivityResult& result, Job job) {
  std::atomic<Proceed> answer{Proceed::go_on};
  context.each(model.outputs(), [&](std::size_t k) {
    statistics::BootstrapOptions options{model.study.confidence, model.study.resamples, seed, {}};
    options.go_on = [&] {
      if (answer.load() == Proceed::go_on)
        if (const Proceed told = context.poll(1.0); told != Proceed::go_on) answer.store(told);
      return answer.load() == Proceed::go_on;
    };
    if (options.go_on()) job(k, options);
  });
  if (answer.load() != Proceed::go_on) result.termination = termination_of(answer.load());
}

/// Normal distributions have no ends: Morris' grid covers their central 95 %.
double on_grid(const SensitivityInput& input, double u) {
  using Kind = statistics::Distribution::Kind;
  const Kind kind = input.distribution.kind;
  const bool endless = kind == Kind::normal || kind == Kind::log_normal;
  return input.distribution.quantile(endless ? 0.025 + 0.95 * u : u);
}

}  // namespace

void add_tornado(const OutputModel& model, const RunContext& context, SensitivityResult& result) {
  const std::vector<SensitivityInput>& inputs = model.study.inputs;
  const std::size_t width = model.outputs();
  const auto write = [&](std::size_t e, std::span<double> values) {
    for (std::size_t i = 0; i < inputs.size(); ++i) values[i] = inputs[i].value;
    values[e / 2] = e % 2 == 0 ? inputs[e / 2].low : inputs[e / 2].high;
  };
  const auto values = run_all(model, 2 * inputs.size(), write, context, result);
  if (!values) return;
  for (std::size_t k = 0; k < width; ++k) {
    const auto first = static_cast<std::ptrdiff_t>(result.tornado.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto at = [&](std::size_t e) {
        const double value = (*values)[e * width + k];
        return std::isfinite(value) ? std::optional(value) : std::nullopt;
      };
      result.tornado.push_back({k, i, at(2 * i), at(2 * i + 1)});
    }
    const auto swing = [](const Swing& s) {
      return s.at_low && s.at_high ? std::abs(*s.at_high - *s.at_low) : -1.0;
    };
    std::sort(result.tornado.begin() + first, result.tornado.end(), [&](const Swing& a, const Swing& b) {
      return swing(a) != swing(b) ? swing(a) > swing(b) : a.input < b.input;
    });
  }
}

void add_sobol(const OutputModel& model, std::uint64_t seed, const RunContext& context,
               SensitivityResult& result) {
  const Sensitivity& study = model.study;
  const statistics::SaltelliDesign design(model.inputs(), study.samples, study.second_order, seed);
  const auto write = [&](std::size_t e, std::span<double> values) {
    design.row(e, values);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = study.inputs[i].distribution.quantile(values[i]);
  };
  const auto values = run_all(model, design.evaluations(), write, context, result);
  if (!values) return;
  result.sobol.resize(model.outputs());
  for_each_output(model, context, seed, result, [&](std::size_t k, const auto& options) {
    const statistics::SobolIndices& found = result.sobol[k] =
        statistics::sobol_indices(design, column(*values, model.outputs(), k), options.confidence);
    result.varies[k] = !found.enough() || is_resolved(model, std::sqrt(found.variance), found.mean);
  });
}

void add_morris(const OutputModel& model, std::uint64_t seed, const RunContext& context,
                SensitivityResult& result) {
  const Sensitivity& study = model.study;
  const statistics::MorrisDesign design(model.inputs(), study.samples, study.levels, seed);
  const auto write = [&](std::size_t e, std::span<double> values) {
    design.row(e, values);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = on_grid(study.inputs[i], values[i]);
  };
  const auto values = run_all(model, design.evaluations(), write, context, result);
  if (!values) return;
  result.morris.resize(model.outputs());
  for_each_output(model, context, seed, result, [&](std::size_t k, const auto& options) {
    result.morris[k] = statistics::morris_effects(design, column(*values, model.outputs(), k), options);
    double largest = 0.0, level = 0.0;
    for (const statistics::ElementaryEffects& effect : result.morris[k])
      largest = std::max(largest, effect.mu_star.value);
    for (const double value : column(*values, model.outputs(), k))
      if (std::isfinite(value)) level = std::max(level, std::abs(value));
    result.varies[k] = is_resolved(model, largest, level);
  });
}

}  // namespace pf::study
