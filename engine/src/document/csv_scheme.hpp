#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/kinetics/equation.hpp"
#include "pharmaflow/units/unit.hpp"

/// What the command line says besides the data: the scheme and the initial concentrations.
namespace pf::document {

struct CsvScheme {
  std::vector<kinetics::Equation> equations;
  std::vector<std::string> species;  ///< as they appear: reactants, catalysts, products of each equation
};

/// @errors those of kinetics::parse_scheme; invalid_id for a species that is called like something of the
/// formulas
std::expected<CsvScheme, Errors> read_scheme(std::string_view text);

/// Initial concentrations as written, by species: `A=1 M, B=0.2 M`, parted by commas, semicolons or line
/// ends.
/// @errors invalid_quantity, unknown_unit, invalid_unit, unknown_species, duplicate_id, unit_mismatch,
/// missing_property, out_of_range
std::expected<std::map<std::string, std::string>, Errors> read_initial(
    std::string_view text, const std::vector<std::string>& species);

/// Sum of the coefficients of one side.
double side_order(const std::vector<kinetics::EquationTerm>& terms);

/// Hands out ids that nothing else has.
class UniqueIds {
 public:
  /// `wanted`; when it is taken, reserved or too long, its beginning with _, _2, _3 ... behind it.
  std::string take(const std::string& wanted);

 private:
  bool usable(const std::string& id) const;

  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, std::size_t> used_;  ///< how many ids a beginning has
};

}  // namespace pf::document
