#include "sensitivity_local.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/study/uncertainty.hpp"
#include "run_options.hpp"
#include "sensitivity_batch.hpp"

namespace pf::study {
namespace {

/// Step of the differences, relative to the value; of a value of zero, to its range. With the second step
/// twice as wide the error is of fourth order.
constexpr double step = 2e-3;
constexpr double multiples[difference_runs] = {1.0, -1.0, 2.0, -2.0};

double step_of(const SensitivityInput& input) {
  return step * (input.value != 0.0 ? std::abs(input.value) : input.high - input.low);
}

kinetics::Formula symbol(kinetics::Symbol symbol, std::string name = {}) {
  auto node = std::make_shared<kinetics::Node>();
  node->kind = kinetics::Node::Kind::symbol;
  node->symbol = symbol;
  node->name = std::move(name);
  return node;
}

/// The derivatives that are none of the sensitivity equations.
void add_differences(const OutputModel& model, const std::vector<char>& wanted, const RunContext& context,
                     SensitivityResult& result) {
  const std::vector<SensitivityInput>& inputs = model.study.inputs;
  const auto write = [&](std::size_t e, std::span<double> values) {
    for (std::size_t i = 0; i < inputs.size(); ++i) values[i] = inputs[i].value;
    const std::size_t changed = e / difference_runs;
    values[changed] += multiples[e % difference_runs] * step_of(inputs[changed]);
  };
  const Evaluations found = evaluate(model, inputs.size() * difference_runs, write, context);
  result.evaluations += found.begun;
  result.failed += found.failed;
  result.failures = found.failures;
  result.termination = found.termination;
  if (!succeeded(found.termination)) return;
  for (std::size_t k = 0; k < model.outputs(); ++k)
    for (std::size_t i = 0; wanted[k] && i < inputs.size(); ++i) {
      const auto at = [&](std::size_t j) {
        return found.values[(i * difference_runs + j) * model.outputs() + k];
      };
      const double h = step_of(inputs[i]);
      const double derivative = (8 * (at(0) - at(1)) - (at(2) - at(3))) / (12 * h);
      LocalDerivative& out = result.local->derivative[k * inputs.size() + i];
      out.exact = false;
      if (std::isfinite(derivative)) out.value = derivative;
    }
}

}  // namespace

std::vector<ObservedOutput> local_curves(const Project& project, const reactor::Recipe& recipe) {
  using kinetics::Symbol;
  std::vector<ObservedOutput> curves;
  const auto add = [&](std::string id, kinetics::Formula formula) {
    curves.push_back({std::move(id), std::move(formula), ObservedOutput::At::end, 0.0});
  };
  for (const kinetics::Species& s : project.network.species) add(s.id, symbol(Symbol::concentration, s.id));
  add("T", symbol(Symbol::temperature));
  add("V", symbol(Symbol::volume));
  if (std::ranges::any_of(recipe.stages, [](const reactor::Stage& s) {
        return std::holds_alternative<reactor::Jacket>(s.control) ||
               std::holds_alternative<reactor::Setpoint>(s.control);
      }))
    add("T_jacket", symbol(Symbol::jacket_temperature));
  for (const Observable& observable : project.observables) add(observable.id, observable.formula);
  return curves;
}

bool needs_differences(const Project& project, const Sensitivity& study, std::size_t output) {
  using At = ObservedOutput::At;
  const auto* observed = std::get_if<ObservedOutput>(&study.outputs[output].what);
  return observed == nullptr || observed->at == At::max || observed->at == At::min ||
         study.recipe_of(project).duration.is_parameter();
}

pf::Result<void> add_local(const OutputModel& plain, const RunContext& context, SensitivityResult& result) {
  const Project& project = plain.project;
  const Sensitivity& study = plain.study;
  const std::size_t m = study.inputs.size();
  const reactor::Recipe& recipe = study.recipe_of(project);
  const std::vector<double> base = parameters_with(project, study.experiment, {}, {});
  const std::vector<double> times = equally_spaced(recipe.duration.value(base), study.points);
  const auto curves = local_curves(project, recipe);
  const OutputModel model(project, study, fit_relative_tolerance, fit_absolute_tolerance, curves, times);

  std::vector<double> inputs, outputs(study.outputs.size());
  for (const SensitivityInput& input : study.inputs) inputs.push_back(input.value);
  OutputRun run(model, OutputRun::Detail::sensitivities);
  const auto outcome = run.run(inputs, outputs, context);
  ++result.evaluations;
  if (!outcome.fault.code.empty()) return std::unexpected(outcome.fault);
  result.termination = outcome.termination;
  if (!outcome.ok()) {
    result.reason = outcome.reason;
    return {};
  }

  LocalSensitivity& local = result.local.emplace();
  std::vector<std::size_t> rows;
  for (const double time : times)
    if (const auto row = run.row_at(time)) {
      rows.push_back(*row);
      local.time.push_back(time);
    }
  for (std::size_t c = 0; c < curves.size(); ++c) {
    LocalCurve curve{curves[c].id, {}, {}};
    for (const std::size_t row : rows) curve.value.push_back(run.value(row, model.curve_column[c]));
    for (std::size_t i = 0; i < m; ++i)
      for (const std::size_t row : rows)
        curve.derivative.push_back(run.derivative_at(row, model.curve_column[c], i));
    local.curves.push_back(std::move(curve));
  }

  // A run that an event ends has no fixed end: its last row moves with the inputs.
  const bool ends_early = outcome.termination == Termination::event;
  std::vector<char> differences(study.outputs.size());
  local.derivative.resize(study.outputs.size() * m);
  for (std::size_t k = 0; k < study.outputs.size(); ++k) {
    differences[k] = needs_differences(project, study, k) || ends_early;
    for (std::size_t i = 0; !differences[k] && i < m; ++i)
      if (const double d = run.derivative(k, i); std::isfinite(d)) local.derivative[k * m + i].value = d;
  }
  if (std::ranges::find(differences, 1) == differences.end()) return {};
  add_differences(plain, differences, context, result);
  return {};
}

}  // namespace pf::study
