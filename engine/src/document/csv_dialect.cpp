#include "csv_dialect.hpp"

#include <array>

#include "csv_records.hpp"
#include "csv_text.hpp"

namespace pf::document {

CsvDialect find_dialect(std::string_view text) {
  constexpr std::array<char, 3> delimiters{'\t', ';', ','};
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  if (lower_case(first.substr(0, 4)) == "sep=" && first.size() == 5)
    for (const char delimiter : delimiters)
      if (first[4] == delimiter) {
        const std::size_t after = first.size() + (text.substr(first.size(), 2) == "\r\n" ? 2 : 1);
        return {delimiter, after < text.size() ? after : text.size(), 2};
      }
  CsvDialect best;
  std::size_t most = 1;
  for (const char delimiter : delimiters) {
    CsvReader reader(text, delimiter);
    CsvRecord record;
    while (reader.next(record) && record.blank() && record.fault.empty()) continue;
    if (record.cells.size() <= most) continue;
    most = record.cells.size();
    best.delimiter = delimiter;
  }
  return best;
}

}  // namespace pf::document
