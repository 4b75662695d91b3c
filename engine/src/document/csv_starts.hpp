#pragma once

#include <map>
#include <string>
#include <vector>

#include "csv_scheme.hpp"
#include "csv_table.hpp"

/// Where the estimates of a fit start, from the data alone.
namespace pf::document {

struct CsvStarts {
  std::vector<double> k;                     ///< by reaction [SI]
  std::vector<double> equilibrium;           ///< by reaction, of the reversible ones [SI]
  double largest_concentration = 0.0;        ///< measured or given [mol/m3], > 0
  std::vector<std::vector<double>> initial;  ///< by species and experiment: of those measured [mol/m3], > 0
  /// Some starts are guesses rather than read from data: a reaction is reversible, or a reactant is not
  /// measured.
  bool guessed = false;
};

/// @param given initial concentrations as of read_initial
CsvStarts find_starts(const CsvScheme& scheme, const CsvTable& table,
                      const std::map<std::string, std::string>& given);

}  // namespace pf::document
