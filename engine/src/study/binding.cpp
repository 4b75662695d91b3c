#include "binding.hpp"

#include <algorithm>

#include "pharmaflow/kinetics/compile.hpp"

namespace pf::study {
namespace {

bool contains(std::span<const std::size_t> list, std::size_t item) {
  return std::ranges::find(list, item) != list.end();
}

/// The document's value of a parameter in one experiment: its own, that of its group, or the parameter's.
double value_in(const Parameter& parameter, std::span<const std::size_t> group,
                std::optional<std::size_t> experiment) {
  if (experiment)
    if (const auto own = parameter.start_by_experiment.find(*experiment);
        own != parameter.start_by_experiment.end())
      return own->second;
  for (const std::size_t member : group)
    if (const auto other = parameter.start_by_experiment.find(member);
        other != parameter.start_by_experiment.end())
      return other->second;
  return parameter.value;
}

std::span<const std::size_t> group_of(const Parameter& parameter, std::optional<std::size_t> experiment) {
  if (experiment)
    for (const auto& group : parameter.groups)
      if (contains(group, *experiment)) return group;
  return {};
}

}  // namespace

Binding::Binding(const Project& project, std::span<const std::size_t> estimate,
                 std::span<const std::size_t> experiments)
    : project_(project), slots_(kinetics::slots_of(project.network)) {
  for (const std::size_t p : estimate) {
    const Parameter& parameter = project.parameters[p];
    if (parameter.groups.empty()) unknowns_.push_back({p, {}});
    for (const auto& group : parameter.groups)
      if (std::ranges::any_of(group, [&](std::size_t e) { return contains(experiments, e); }))
        unknowns_.push_back({p, group});
  }
  order_derived();
  arguments_.assign(slots_.count(), 0.0);
}

/// Each derived parameter after those that its expression names (cycles were refused when the document was
/// read).
void Binding::order_derived() {
  std::vector<DerivedParameter> waiting;
  for (std::size_t p = 0; p < project_.parameters.size(); ++p)
    if (is_derived(p)) {
      const kinetics::Formula formula = project_.parameters[p].expression;
      waiting.push_back({p, kinetics::compile_formulas(project_.network, std::span(&formula, 1))});
    }
  const auto depends_on = [&](const DerivedParameter& a, const DerivedParameter& b) {
    return std::ranges::find(a.program.columns(), slots_.parameter(b.parameter)) != a.program.columns().end();
  };
  while (!waiting.empty()) {
    auto next = std::ranges::find_if(waiting, [&](const DerivedParameter& a) {
      return std::ranges::none_of(waiting, [&](const DerivedParameter& b) { return depends_on(a, b); });
    });
    if (next == waiting.end()) next = waiting.begin();
    derived_.push_back(std::move(*next));
    waiting.erase(next);
  }
  std::size_t widest = 1;
  for (const DerivedParameter& d : derived_) widest = std::max(widest, d.program.columns().size());
  gradient_.assign(widest, 0.0);
}

double Binding::start(std::size_t unknown) const {
  const Unknown& u = unknowns_[unknown];
  const auto experiment = u.experiments.empty() ? std::nullopt : std::optional(u.experiments.front());
  return value_in(project_.parameters[u.parameter], u.experiments, experiment);
}

bool Binding::concerns(const Unknown& unknown, std::optional<std::size_t> experiment) const {
  return unknown.experiments.empty() || (experiment && contains(unknown.experiments, *experiment));
}

std::vector<std::size_t> Binding::unknowns_of(std::size_t experiment) const {
  std::vector<std::size_t> columns;
  for (std::size_t u = 0; u < unknowns_.size(); ++u)
    if (concerns(unknowns_[u], experiment)) columns.push_back(u);
  return columns;
}

void Binding::values(std::span<const double> theta, std::optional<std::size_t> experiment,
                     std::vector<double>& parameters) const {
  parameters.resize(project_.parameters.size());
  for (std::size_t p = 0; p < parameters.size(); ++p)
    parameters[p] =
        value_in(project_.parameters[p], group_of(project_.parameters[p], experiment), experiment);
  for (std::size_t u = 0; u < theta.size(); ++u)
    if (concerns(unknowns_[u], experiment)) parameters[unknowns_[u].parameter] = theta[u];
  derive(parameters);
}

void Binding::derive(std::vector<double>& parameters) const {
  for (const DerivedParameter& d : derived_) {
    std::ranges::copy(parameters, arguments_.begin() + static_cast<std::ptrdiff_t>(slots_.parameter(0)));
    d.program.evaluate(arguments_.data(), &parameters[d.parameter]);
  }
}

void Binding::directions(std::span<const double> parameters, std::optional<std::size_t> experiment,
                         std::span<const std::size_t> columns, std::vector<double>& directions) const {
  const std::size_t np = parameters.size();
  directions.assign(np * columns.size(), 0.0);
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (concerns(unknowns_[columns[k]], experiment))
      directions[unknowns_[columns[k]].parameter + np * k] = 1.0;
  derive_directions(parameters, columns.size(), directions);
}

void Binding::derive_directions(std::span<const double> parameters, std::size_t columns,
                                std::vector<double>& directions) const {
  const std::size_t np = parameters.size();
  for (const DerivedParameter& d : derived_) {
    std::ranges::copy(parameters, arguments_.begin() + static_cast<std::ptrdiff_t>(slots_.parameter(0)));
    double value = 0.0;
    d.program.gradient(arguments_.data(), &value, gradient_.data());
    const auto slots = d.program.columns();
    for (std::size_t k = 0; k < columns; ++k) {
      double sum = 0.0;
      for (std::size_t e = 0; e < slots.size(); ++e)
        sum += gradient_[e] * directions[slots[e] - slots_.parameter(0) + np * k];
      directions[d.parameter + np * k] = sum;
    }
  }
}

}  // namespace pf::study
