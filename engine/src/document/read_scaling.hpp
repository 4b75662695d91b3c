#pragma once

#include "object_reader.hpp"
#include "pharmaflow/study/scaleup.hpp"

/// What the studies that take a recipe to other vessels have in common.
namespace pf::document {

/// The member `base`: vessel and speed. @return nothing after a fault
/// @param recipe that was run there, when it is known
std::optional<study::ScaleUpBase> read_base(ObjectReader& study, const reactor::Recipe* recipe);
/// The id of a vessel under `vessel`.
std::optional<std::size_t> read_vessel_id(ObjectReader& object);
/// `gas`, `solids`, `dissipation_ratio` and `temperature`.
study::Phases read_phases(ObjectReader& study);
/// `dosing`. @param with_strategy  whether that can be chosen here
study::Dosing read_dosing(ObjectReader& study, bool with_strategy);
/// A rule of the registry; a fault with the nearest id.
const scaleup::Rule* read_rule(Reading& reading, JsonValue value);
/// A difference of temperatures [K], greater than zero: degC has no offset here.
std::optional<double> read_rise(ObjectReader& object, std::string_view key);
/// A recipe that can be taken to another vessel: it runs in time, and the medium has a density.
void check_scalable(ObjectReader& study, const reactor::Recipe& recipe, const std::string& user);

}  // namespace pf::document
