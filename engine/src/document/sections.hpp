#pragma once

#include <functional>

#include "dimension_check.hpp"
#include "object_reader.hpp"
#include "pharmaflow/reactor/model.hpp"

/// The readers of the sections of a document, in the order in which they are called.
namespace pf::document {

/// All ids of species, parameters, reactions, observables and experiments, before anything refers to them.
/// @errors missing_property, invalid_id, duplicate_id
void read_names(Reading& reading, ObjectReader& document);
/// T, V, t, exp ...: words with a meaning of their own in formulas and measurements, which are no ids.
bool is_reserved(std::string_view id);

void read_parameters(Reading& reading, ObjectReader& document);
void read_species(Reading& reading, ObjectReader& document);
/// One of them; its id is known already.
void read_one_species(Reading& reading, JsonValue value, std::size_t index);
void read_medium(Reading& reading, ObjectReader& document);
void read_vessels(Reading& reading, ObjectReader& document);
void read_reactions(Reading& reading, ObjectReader& document);
void read_observables(Reading& reading, ObjectReader& document);
void read_experiments(Reading& reading, ObjectReader& document);
void read_studies(Reading& reading, ObjectReader& document);

/// The law of one reaction. @param equation nullptr when it is faulty: then nothing is checked against it
std::optional<kinetics::RateLaw> read_rate_law(Reading& reading, JsonValue rate,
                                               const kinetics::Equation* equation,
                                               std::string_view reaction_id, JsonValue equation_value);

/// k in the wanted unit: a quantity, a parameter, {A, Ea, n} or {k_ref, T_ref, Ea}.
std::optional<kinetics::RateConstant> read_rate_constant(Reading& reading, JsonValue value,
                                                         std::string_view what,
                                                         const units::Dimension& dimension,
                                                         std::string_view wanted_by = {});
/// K in the wanted unit: a quantity, a parameter, or {K_ref, T_ref, dH}.
std::optional<kinetics::EquilibriumConstant> read_equilibrium(Reading& reading, JsonValue value,
                                                              std::string_view what,
                                                              const units::Dimension& dimension,
                                                              std::string_view wanted_by = {});

/// A recipe. @return nothing when it is no object
std::optional<reactor::Recipe> read_recipe(Reading& reading, JsonValue value);

/// Tells which charges lack a temperature that turned out to matter; after everything is read.
void ask_charge_temperatures(Reading& reading);

/// The members `concentrations`, `amounts` and `masses` of a charge, feed or dose; a species stands in one of
/// them.
/// @param density of the mixture that the contents are in, for wt%; nothing: the medium's
std::vector<reactor::Content> read_contents(ObjectReader& object, bool concentrations_only,
                                            std::optional<Parametric> density);

/// Moles (or mol/m3) per SI unit of what a species is measured in: 1 for mol/L, 1/M for g/L, density/M for
/// wt%. Asks for molar mass and density by name when they are missing. @return nothing after a fault
std::optional<double> molar_factor(Reading& reading, JsonValue where, std::size_t species,
                                   const units::Unit& unit, std::optional<Parametric> density);

/// "temperature" of a recipe. @return whether an energy balance is needed
struct TemperatureControl {
  std::vector<reactor::Stage> stages;
  bool energy_balance = false;
  bool piecewise = false;  ///< a profile or several stages: no steady state
};
/// @param duration of the run, at the start values of parameters, where it is known
TemperatureControl read_temperature_control(Reading& reading, JsonValue value,
                                            std::optional<double> duration);

/// Points in time: [[time, value], ...], {"time": column, "value": column}, or {"points": either}.
std::optional<reactor::Profile> read_profile(Reading& reading, JsonValue value, std::string_view what,
                                             const units::Dimension& dimension, Range range);

/// One value held for ever (a quantity or a parameter), or points.
std::optional<reactor::Profile> read_constant_or_profile(Reading& reading, JsonValue value,
                                                         std::string_view what,
                                                         const units::Dimension& dimension, Range range);

/// A column {"unit": ..., "values": [...]}.
struct Column {
  units::Unit unit;
  std::optional<JsonValue> unit_value;  ///< where the unit stands
  JsonValue values;                     ///< an array
};
/// The column, its unit checked against the dimension unless `any_dimension`.
std::optional<Column> read_column(Reading& reading, JsonValue value, const std::string& name,
                                  const units::Dimension& dimension, bool any_dimension = false);
/// All numbers of a column [SI]; wrong_type at each element that is none.
std::optional<std::vector<double>> column_numbers(Reading& reading, const Column& column,
                                                  std::string_view what);

/// The measurements of an experiment. @param duration of its recipe [s], when known
void read_measurements(Reading& reading, ObjectReader& experiment, std::size_t index,
                       std::optional<double> duration);

/// "tolerances" and "method" of a study.
study::Tolerances read_tolerances(ObjectReader& study);
ode::Method read_method(ObjectReader& study);

/// A unit as text, of the given dimension.
std::optional<units::Unit> read_unit(Reading& reading, JsonValue value, std::string_view what,
                                     const units::Dimension& dimension);

}  // namespace pf::document
