#pragma once

#include <string>

#include "../../kind.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::document::fit {

/// Every parameter of the document in its order and unit; one entry for each of its unknowns.
Json parameters(const Document& document, const study::FitResult& result);

/// {"ids", "matrix"}; null where the data do not determine a correlation.
Json correlation(const Document& document, const study::FitResult& result);

/// A of every fitted reference form: [{"reaction", "id", "value", "unit", "std_error"}].
Json pre_exponential(const Document& document, const study::FitResult& result);

/// k1, A0@run1, A0@run1+run2.
std::string unknown_id(const Document& document, const study::Unknown& unknown);

}  // namespace pf::document::fit
