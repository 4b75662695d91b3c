#pragma once

#include <cstddef>
#include <string_view>

namespace pf::document {

/// How a CSV is written.
struct CsvDialect {
  char delimiter = ',';   ///< , ; or tab
  std::size_t begin = 0;  ///< where the header may begin: after a line `sep=;`, as spreadsheets write it
  std::size_t line = 1;   ///< number of that line
};

/// The delimiter that parts the header into most cells; a line `sep=;` before it decides.
CsvDialect find_dialect(std::string_view text);

}  // namespace pf::document
