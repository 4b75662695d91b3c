#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "csv_header.hpp"
#include "csv_number.hpp"

/// A CSV as a table of numbers, every rejected row told by its line.
namespace pf::document {

inline constexpr std::size_t csv_rows_limit = 1'000'000;
/// Rejected rows that are told one by one; the others are counted.
inline constexpr std::size_t csv_rows_listed = 50;

/// The rows of one experiment, by time; replicates keep the order of the file.
struct CsvExperiment {
  std::string label;  ///< of the experiment column; empty without one
  std::vector<std::size_t> rows;
};

struct CsvTable {
  CsvHeader header;
  std::vector<CsvValue> values;  ///< shape (rows, header.columns), row by row, in the columns' units
  std::vector<CsvExperiment> experiments;  ///< in the order in which they appear

  const CsvValue& at(std::size_t row, std::size_t column) const {
    return values[row * header.columns.size() + column];
  }
};

/// Reads the decoded text. @param species ids of the scheme @errors those of read_header; invalid_csv (empty,
/// header only, quoting, width of a row), invalid_value, missing_value, limit_exceeded
std::expected<CsvTable, Errors> read_csv(std::string_view text, const std::vector<std::string>& species);

}  // namespace pf::document
