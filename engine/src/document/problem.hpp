#pragma once

#include <string_view>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/document/run.hpp"

namespace pf::document {

/// The problem document (RFC 9457) of a project document that cannot be run.
Response problem(const Errors& faults, std::string_view subject = "The project document");

}  // namespace pf::document
