#pragma once

#include <string>
#include <string_view>

#include "pharmaflow/base/error.hpp"

namespace pf::document {

/// The project document with the estimates of a fit's result document as the values of its parameters, so
/// that the next study runs with them. Everything else, also the members' order, stays as it is.
/// @errors invalid_document when either text is not what it should be
Result<std::string> apply_fit(std::string_view project_json, std::string_view result_json);

}  // namespace pf::document
