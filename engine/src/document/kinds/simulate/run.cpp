#include <string>
#include <utility>

#include "../../outcome.hpp"
#include "../../write_columns.hpp"
#include "kind.hpp"
#include "pharmaflow/study/simulate.hpp"
#include "write_simulation.hpp"

namespace pf::document::simulate {

namespace {

/// Progress with the time reached in the study's unit.
Proceed tell(const RunContext& context, double fraction, std::span<const NamedValue> values,
             const units::Unit& unit) {
  if (values.size() != 1 || values.front().first != "time") return context.poll(fraction, values);
  const NamedValue reached{"time", unit.from_si(values.front().second)};
  return context.poll(fraction, std::span(&reached, 1));
}

}  // namespace

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const Input& input = static_cast<const Input&>(*entry.input);
  const study::Simulate& study = input.study;
  const std::optional<study::Uncertainty>& uncertainty = input.uncertainty;
  const std::string owner =
      study.experiment ? "/experiments/" + std::to_string(*study.experiment) : entry.pointer;

  KindResult out;
  RunContext speaking = context;
  if (context.progress)
    speaking.progress = [&](double fraction, std::span<const NamedValue> values) {
      return tell(context, fraction, values, entry.units.time);
    };
  auto computed = study::simulate(document.project, study, speaking);
  if (!computed) {
    Error fault = std::move(computed.error());
    fault.pointer = owner + "/recipe" + fault.pointer;
    out.faults.push_back(std::move(fault));
    return out;
  }
  out.outcome = outcome_of(computed->termination);
  out.reason = reason_of(computed->termination, computed->reason);
  const reactor::Recipe& recipe =
      study.experiment ? document.project.experiments[*study.experiment].recipe : study.recipe;
  std::optional<study::RunSpread> spread;
  if (uncertainty && out.outcome == Outcome::ok && !recipe.steady_state) {
    auto found = study::spread_of(document.project, study, *uncertainty, *computed, context);
    if (found) {
      spread = std::move(*found);
      if (spread->failed > 0)
        computed->warnings.push_back({"draws_failed",
                                      std::to_string(spread->failed) + " of " +
                                          std::to_string(spread->draws) +
                                          " draws of the parameters gave no run and are left out.",
                                      entry.pointer + "/uncertainty"});
    } else if (found.error().code == "cancelled") {
      out.outcome = Outcome::cancelled;
      out.reason = found.error().detail;
    } else
      computed->warnings.push_back({"no_bands", "The bands could not be computed: " + found.error().detail,
                                    entry.pointer + "/uncertainty"});
    if (uncertainty->seeded) out.seed = uncertainty->options.seed;
  }
  out.members = members(document, entry.units, *computed, recipe.steady_state, spread ? &*spread : nullptr);
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::simulate
