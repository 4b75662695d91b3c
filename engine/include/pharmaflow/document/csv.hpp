#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/error.hpp"

namespace pf::document {

/// What `pharmaflow fit` is told besides the data.
struct CsvFitRequest {
  std::string scheme;   ///< 'A -> B; B -> C'
  std::string csv;      ///< bytes of the file, any of the encodings of DOCUMENTS.md
  std::string initial;  ///< 'A=1 M, B=0.2 M', may be empty
  std::string title;
};

/// The project document (JSON) made from a scheme and a CSV, with a fit study `fit`. All faults at once: rows
/// by line number (the header is line 1), columns by name.
std::expected<std::string, Errors> project_from_csv(const CsvFitRequest& request);

}  // namespace pf::document
