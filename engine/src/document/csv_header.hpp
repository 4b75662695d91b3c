#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csv_records.hpp"
#include "pharmaflow/base/error.hpp"
#include "pharmaflow/units/unit.hpp"

/// The first line of a CSV: what each column holds and in which unit.
namespace pf::document {

enum class CsvRole { blank, time, temperature, experiment, species, sigma };

struct CsvColumn {
  CsvRole role = CsvRole::blank;
  std::size_t species = 0;  ///< of `species` and `sigma`
  units::Unit unit;         ///< of everything but `blank` and `experiment`
  std::string title;        ///< as written
};

struct CsvHeader {
  std::vector<CsvColumn> columns;  ///< without blank ones at the end
  std::optional<std::size_t> time, temperature, experiment;
  std::vector<std::optional<std::size_t>> value, sigma;  ///< by species: its columns

  bool measured(std::size_t species) const { return value[species].has_value(); }
};

/// A title taken apart: `A [mM]`, `A (mM)`, `time/min`, `sigma(A) [mM]`.
struct CsvTitle {
  std::string_view name;                 ///< `sigma(A)` for an uncertainty
  std::optional<std::string_view> unit;  ///< as written
};
CsvTitle split_title(std::string_view title);

/// The columns of the header record. @param species ids of the scheme
/// @param faults receives all that is wrong: unknown_column, missing_unit, unit_mismatch, unknown_unit,
/// invalid_unit, duplicate_column, missing_column, missing_property (g/L without a molar mass)
CsvHeader read_header(const CsvRecord& record, const std::vector<std::string>& species, Errors& faults);

/// Why a species cannot be given in this unit; nothing when it can: the scheme knows neither molar masses nor
/// a density. @param what begins the sentence: "Column 'A [g/L]'"
std::optional<Error> refuse_concentration(const std::string& what, const std::string& species,
                                          const units::Unit& unit);

}  // namespace pf::document
