#pragma once

#include <string>
#include <vector>

#include "csv_table.hpp"
#include "kind.hpp"

/// Temperatures of the experiments of a CSV.
namespace pf::document {

struct CsvTemperature {
  std::string charge;  ///< "25 degC"
  Json control;        ///< `temperature` of the recipe: isothermal, or the profile of the column
};

struct CsvTemperatures {
  std::vector<CsvTemperature> experiments;
  bool several = false;   ///< they differ so much that rate constants follow Arrhenius
  std::string reference;  ///< the mean over the experiments: T_ref
};

/// Temperatures closer than this count as one [K].
inline constexpr double csv_same_temperature = 0.5;

/// 25 degC without a column T; the mean of an experiment's temperatures where they stay within
/// csv_same_temperature, else their course in time. @errors missing_value for an experiment without any
std::expected<CsvTemperatures, Errors> read_temperatures(const CsvTable& table);

}  // namespace pf::document
