#pragma once

#include <optional>
#include <string_view>

#include "document.hpp"
#include "kind.hpp"
#include "pharmaflow/ode/result.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/study/result.hpp"

/// The members of result documents that several kinds share: SI in, the user's units out.
namespace pf::document {

/// What a dimension is called in `quantity`: "concentration", "temperature", "heat flow" ... "other" when it
/// has no name.
std::string_view quantity_name(const units::Dimension& dimension);

/// An empty object with room for so many members. One that has to grow copies what it holds, columns and all.
Json object_of(std::size_t members);

/// A number, or null when there is none.
Json number_or_null(const std::optional<double>& value);

/// {"value", "unit"} of a point or, for rises and errors, of a difference.
Json quantity(double si, const units::Unit& unit);

/// {"value", "unit", "time", "time_unit"}.
Json peak(const reactor::Peak& peak, const units::Unit& unit, const units::Unit& time);

/// A column of SI values in another unit; `values[offset + i * stride]` for i < count.
Json column_values(const std::vector<double>& values, const units::Unit& unit, std::size_t count,
                   std::size_t offset = 0, std::size_t stride = 1);

/// {"time", "columns"}: species in order, T, V, T_jacket where the recipe has one, observables. A column with
/// a band has "low" and "high" beside its values.
Json series(const Document& document, const ResultUnits& units, const reactor::Series& series,
            const study::Band& band = {});

/// {"mass_closure", "energy_closure", "atom_closure", "mole_closure"}; null where not defined or not known.
Json balances(const reactor::Balances& balances);

/// {"method", "steps", ...}; `switch_log` when the method changed.
Json solver(const ode::Statistics& statistics, const units::Unit& time);

}  // namespace pf::document
