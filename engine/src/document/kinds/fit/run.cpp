#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../../outcome.hpp"
#include "kind.hpp"
#include "pharmaflow/study/fit.hpp"
#include "write_fit.hpp"

namespace pf::document::fit {

namespace {

/// Hands on the best values of a fit in the units in which the document has its parameters.
class InDocumentUnits {
 public:
  InDocumentUnits(const Document& document, const RunContext& context)
      : document_(document), context_(context) {}

  void operator()(std::span<const BestValue> best) {
    values_.assign(best.begin(), best.end());
    for (BestValue& value : values_) {
      const auto& ids = document_.project.parameters;
      const auto at = std::ranges::find(ids, value.id, &study::Parameter::id);
      const units::Unit& unit = document_.parameter_units[static_cast<std::size_t>(at - ids.begin())];
      value.value = unit.from_si(value.value);
      value.unit = unit.text;
    }
    context_.best(values_);
  }

 private:
  const Document& document_;
  const RunContext& context_;
  std::vector<BestValue> values_;
};

}  // namespace

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const study::Fit& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  out.seed = study.estimation.seed;
  RunContext speaking = context;
  if (context.best) speaking.best = InDocumentUnits(document, context);
  auto computed = study::fit(document.project, study, speaking);
  if (!computed) {
    Error fault = std::move(computed.error());
    if (fault.pointer.empty()) fault.pointer = entry.pointer;
    out.faults.push_back(std::move(fault));
    return out;
  }
  out.outcome = outcome_of(computed->termination);
  out.reason = reason_of(computed->termination, computed->reason);
  out.members = members(document, entry.units, *computed);
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::fit
