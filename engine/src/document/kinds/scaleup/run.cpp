#include <string>
#include <utility>

#include "../../outcome.hpp"
#include "kind.hpp"
#include "write.hpp"

namespace pf::document::scaleup_kind {

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const study::ScaleUp& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  auto computed = study::scale_up(document.project, study, context);
  if (!computed) {
    Error fault = std::move(computed.error());
    fault.pointer = (study.experiment ? "/experiments/" + std::to_string(*study.experiment) : entry.pointer) +
                    "/recipe" + fault.pointer;
    out.faults.push_back(std::move(fault));
    return out;
  }
  if (study.uncertainty && study.uncertainty->seeded) out.seed = study.uncertainty->options.seed;
  out.outcome = outcome_of(computed->termination);
  out.reason = reason_of(computed->termination, computed->reason);
  out.members = members(document, entry.units, study, *computed);
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::scaleup_kind
