#pragma once

#include <optional>

#include "reading.hpp"

namespace pf::document {

/// A column that something looks at: a species, an observable, T, V or T_jacket.
struct Target {
  kinetics::Formula formula;
  std::optional<units::Dimension> dimension;  ///< absent: a faulty observable
  std::optional<std::size_t> species;         ///< its concentration, which may come in g/L or wt%
};

/// The column of the member `observable`. @errors unknown_id with the nearest name
std::optional<Target> read_target(Reading& reading, JsonValue value);

}  // namespace pf::document
