#include <string>
#include <utility>

#include "../../outcome.hpp"
#include "kind.hpp"
#include "write_safety.hpp"

namespace pf::document::safety_kind {

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const study::Safety& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  if (study.uncertainty && study.uncertainty->seeded) out.seed = study.uncertainty->options.seed;
  auto computed = study::safety(document.project, study, context);
  if (!computed) {
    Error fault = std::move(computed.error());
    fault.pointer = (study.experiment ? "/experiments/" + std::to_string(*study.experiment) : entry.pointer) +
                    "/recipe" + fault.pointer;
    out.faults.push_back(std::move(fault));
    return out;
  }
  out.outcome = outcome_of(computed->termination);
  out.reason = reason_of(computed->termination, computed->reason);
  out.members = members(document, entry.units, *computed);
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::safety_kind
