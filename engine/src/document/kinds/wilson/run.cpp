#include <utility>

#include "kind.hpp"
#include "write_wilson.hpp"

namespace pf::document::wilson_kind {

KindResult run(const Document& document, const StudyEntry& entry, const RunContext&) {
  const study::Wilson& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  auto computed = study::wilson(document.project, study);
  if (!computed) {
    out.faults = std::move(computed.error());
    return out;
  }
  out.members = members(entry.units, study, *computed);
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::wilson_kind
