#pragma once

#include "object_reader.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// The parts of a vessel, each with its faults at the field.
namespace pf::document {

/// A constant that must be there.
std::optional<double> require_constant(ObjectReader& object, std::string_view key,
                                       const units::Dimension& dimension, Range range, std::string_view hint);
/// `min` and `max`; out_of_range at `max` when it is below `min`.
void read_bounds(ObjectReader& object, const units::Dimension& dimension, Range range,
                 std::optional<double>& low, std::optional<double>& high);

/// @param diameter of the vessel [m], 0 when it is faulty @param top of the vessel [m], where known
scaleup::Impeller read_impeller(Reading& reading, JsonValue value, std::size_t number, double diameter,
                                std::optional<double> top);
std::optional<scaleup::WallLayer> read_wall_layer(Reading& reading, JsonValue value, std::size_t number);
std::optional<scaleup::WilsonLine> read_wilson_line(Reading& reading, JsonValue value);
/// @param vessel  with its shape and volumes
std::optional<scaleup::Jacket> read_vessel_jacket(Reading& reading, JsonValue value,
                                                  const scaleup::Vessel& vessel, std::optional<double> top);

}  // namespace pf::document
