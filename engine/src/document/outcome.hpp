#pragma once

#include <string>

#include "pharmaflow/base/termination.hpp"
#include "pharmaflow/document/run.hpp"

namespace pf::document {

/// The status of a result: what was asked was done, the user stopped it, or it failed.
Outcome outcome_of(Termination termination);

/// The reason of a failure in words: the computation's own, or what its termination means.
std::string reason_of(Termination termination, const std::string& reason);

}  // namespace pf::document
