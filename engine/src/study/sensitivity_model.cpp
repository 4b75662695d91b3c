#include <algorithm>

#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"
#include "sensitivity_run.hpp"

namespace pf::study {
namespace {

/// No id of a document has a blank in it.
std::string event_id(std::size_t output) { return "crossing " + std::to_string(output); }

kinetics::Formula minus(const kinetics::Formula& left, double right) {
  auto number = std::make_shared<kinetics::Node>();
  number->kind = kinetics::Node::Kind::number;
  number->number = right;
  auto difference = std::make_shared<kinetics::Node>();
  difference->kind = kinetics::Node::Kind::subtract;
  difference->arguments = {left, number};
  return difference;
}

/// Columns that are computed once although several outputs look at them.
class Columns {
 public:
  std::size_t add(const std::string& id, const kinetics::Formula& formula) {
    const auto known = std::ranges::find(ids_, id);
    if (known != ids_.end()) return static_cast<std::size_t>(known - ids_.begin());
    ids_.push_back(id);
    formulas_.push_back(formula);
    return ids_.size() - 1;
  }
  const std::vector<kinetics::Formula>& formulas() const { return formulas_; }

 private:
  std::vector<std::string> ids_;
  std::vector<kinetics::Formula> formulas_;
};

bool is_hottest(const ObservedOutput& observed) {
  return observed.id == "T" && observed.at == ObservedOutput::At::max;
}

}  // namespace

OutputModel::OutputModel(const Project& p, const Sensitivity& s, double relative_tolerance,
                         double absolute_tolerance, std::span<const ObservedOutput> curves,
                         std::span<const double> times)
    : project(p),
      study(s),
      recipe(s.recipe_of(p)),
      rates(kinetics::compile_rates(p.network)),
      options(run_options(s.tolerances, ode::Method::automatic, relative_tolerance, absolute_tolerance)),
      column(s.outputs.size(), 0),
      reactant(s.outputs.size(), 0),
      crossing(s.outputs.size()),
      fixed_duration(!recipe.duration.is_parameter()),
      extra_times(times.begin(), times.end()) {
  options.balances = false;
  Columns all;
  for (std::size_t k = 0; k < study.outputs.size(); ++k) {
    const auto& what = study.outputs[k].what;
    if (const auto* observed = std::get_if<ObservedOutput>(&what)) {
      if (is_hottest(*observed)) options.maximum_temperature = true;
      column[k] = all.add(observed->id, observed->formula);
      if (observed->at == ObservedOutput::At::time) extra_times.push_back(observed->time);
      whole_run = whole_run || (observed->at != ObservedOutput::At::time &&
                                observed->at != ObservedOutput::At::end && !is_hottest(*observed));
    } else if (const auto* wait = std::get_if<TimeToOutput>(&what)) {
      crossing[k] = event_id(k);
      recipe.events.push_back({crossing[k], minus(wait->formula, wait->value), false});
    } else {
      const auto& summary = std::get<SummaryOutput>(what);
      if (summary.quantity == SummaryOutput::Quantity::maximum_temperature)
        options.maximum_temperature = true;
      else
        options.balances = true;
      if (summary.reactant &&
          std::ranges::find(options.reactants, *summary.reactant) == options.reactants.end())
        options.reactants.push_back(*summary.reactant);
      reactant[k] = summary.reactant.value_or(0);
    }
  }
  for (const ObservedOutput& curve : curves) curve_column.push_back(all.add(curve.id, curve.formula));
  observables = kinetics::compile_formulas(project.network, all.formulas());
}

bool OutputModel::leaves_reactants_open() const {
  return std::ranges::any_of(study.outputs, [](const SensitivityOutput& output) {
    const auto* summary = std::get_if<SummaryOutput>(&output.what);
    return summary != nullptr && summary->has_reactant() && !summary->reactant;
  });
}

pf::Result<void> OutputModel::choose_reactants(const reactor::Summary& nominal) {
  for (std::size_t k = 0; k < study.outputs.size(); ++k) {
    const auto* summary = std::get_if<SummaryOutput>(&study.outputs[k].what);
    if (summary == nullptr || !summary->has_reactant() || summary->reactant) continue;
    if (nominal.conversion.empty())
      return std::unexpected(
          Error{"/outputs/" + std::to_string(k), "no_limiting_reactant",
                "No reactant is limiting in this recipe, so it is open whose conversion is meant.",
                "Name it, for example: \"reactant\": \"A\"."});
    reactant[k] = nominal.conversion.front().reactant;
    // It may not be limiting under other values; it is told nevertheless.
    if (std::ranges::find(options.reactants, reactant[k]) == options.reactants.end())
      options.reactants.push_back(reactant[k]);
  }
  return {};
}

}  // namespace pf::study
