#include <string>
#include <utility>

#include "../../outcome.hpp"
#include "kind.hpp"
#include "pharmaflow/study/fit.hpp"
#include "write_fit.hpp"

namespace pf::document::fit {

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const study::Fit& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  out.seed = study.estimation.seed;
  auto computed = study::fit(document.project, study, context);
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
