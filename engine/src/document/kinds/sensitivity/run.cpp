#include <string>
#include <utility>

#include "../../outcome.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"
#include "write_sensitivity.hpp"

namespace pf::document::sensitivity_kind {
namespace {

/// "k1 = 0.15 1/min, T0 = 50 degC"
std::string values_of(const Document& document, const study::Sensitivity& study,
                      std::span<const double> inputs) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::size_t parameter = study.inputs[i].parameter;
    const units::Unit& unit = document.parameter_units[parameter];
    parts.push_back(document.project.parameters[parameter].id + " = " +
                    significant(unit.from_si(inputs[i]), 4) + (unit.text.empty() ? "" : " " + unit.text));
  }
  return join(parts, ", ");
}

void warn_failed(const Document& document, const StudyEntry& entry, const study::Sensitivity& study,
                 study::SensitivityResult& result) {
  if (result.failed == 0 || result.failures.empty()) return;
  const study::FailedRun& first = result.failures.front();
  result.warnings.push_back({"runs_failed",
                             std::to_string(result.failed) + " of " + std::to_string(result.evaluations) +
                                 " runs failed and are left out. The first, at " +
                                 values_of(document, study, first.inputs) + ": " + first.reason,
                             entry.pointer + "/parameters"});
}

/// What stands empty in the result, and why.
void warn_missing(const StudyEntry& entry, const study::Sensitivity& study,
                  study::SensitivityResult& result) {
  for (std::size_t k = 0; k < study.outputs.size(); ++k) {
    const std::string path = entry.pointer + "/outputs/" + std::to_string(k);
    const std::string& name = study.outputs[k].name;
    if (!result.nominal[k])
      result.warnings.push_back({"output_missing",
                                 name + ": the run at the nominal values has no such value" +
                                     (std::holds_alternative<study::TimeToOutput>(study.outputs[k].what)
                                          ? "; it is not reached from either side within the duration."
                                          : "."),
                                 path});
    const std::size_t used = k < result.sobol.size() ? result.sobol[k].used : study.samples;
    if (used < study.samples && study.method == study::SensitivityMethod::sobol)
      result.warnings.push_back(
          {"samples_left_out",
           name + ": " + std::to_string(study.samples - used) + " of " + std::to_string(study.samples) +
               " samples have a run without a value and are left out; " +
               (result.sobol[k].enough() ? "the indices are those of the rest of the ranges."
                                         : "too few remain for indices. Narrow the ranges, or take more."),
           path});
    if (!result.varies[k] && result.nominal[k])
      result.warnings.push_back({"output_constant",
                                 name + " does not change over these ranges: no parameter has a share in it.",
                                 path});
  }
}

/// A fault of the nominal run: of its recipe, or of an output of the study.
Error placed(Error fault, const StudyEntry& entry, const study::Sensitivity& study) {
  const std::string owner =
      study.experiment ? "/experiments/" + std::to_string(*study.experiment) : entry.pointer;
  fault.pointer = fault.pointer.starts_with("/outputs/") ? entry.pointer + fault.pointer
                                                         : owner + "/recipe" + fault.pointer;
  return fault;
}

}  // namespace

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const study::Sensitivity& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  out.seed = study.seed;
  auto computed = study::sensitivity(document.project, study, context);
  if (!computed) {
    out.faults.push_back(placed(std::move(computed.error()), entry, study));
    return out;
  }
  out.outcome = outcome_of(computed->termination);
  out.reason = reason_of(computed->termination, computed->reason);
  warn_failed(document, entry, study, *computed);
  if (succeeded(computed->termination)) warn_missing(entry, study, *computed);
  out.members = members(document, entry.units, study, *computed);
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::sensitivity_kind
