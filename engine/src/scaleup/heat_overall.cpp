// Jacket, wall and films in series: docs/models/heat_transfer.md, equations (14) to (17).
#include <cmath>
#include <variant>

#include "heat_stream.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

/// D_o/D_i beyond which a wall is no longer taken as flat. There the two forms of U differ by 3 % at most.
constexpr double thick_wall = 1.05;

double outside_diameter(const Vessel& vessel) {
  double diameter = vessel.diameter;
  for (const WallLayer& layer : vessel.wall) diameter += 2.0 * layer.thickness;
  return diameter;
}

struct FilmOf {
  const Vessel& vessel;
  const JacketStream& stream;
  Answer operator()(const KnownFilm& film) const { return film.coefficient; }
  Answer operator()(const PlainJacket& jacket) const {
    return plain_jacket_film(jacket, outside_diameter(vessel), stream);
  }
  Answer operator()(const HalfPipeJacket& jacket) const { return half_pipe_film(jacket, stream); }
  Answer operator()(const DimpleJacket& jacket) const { return dimple_film(jacket, stream); }
};

NotApplicable no_jacket(const Vessel& vessel) {
  return {name_of(vessel) + " has no jacket; add one to know its heat transfer."};
}

Answer measured_coefficient(const WilsonLine& line, double speed) {
  if (!(speed > 0.0)) return not_applicable("At rest the measured line of U against speed says nothing.");
  return coefficient_at(line, speed);
}

}  // namespace

Answer jacket_film(const Vessel& vessel) {
  if (!vessel.jacket) return std::unexpected(no_jacket(vessel));
  const Coolant& coolant = vessel.jacket->coolant;
  const JacketStream stream{coolant.density,
                            coolant.viscosity,
                            coolant.conductivity,
                            coolant.heat_capacity,
                            coolant.flow,
                            std::nullopt,
                            0.0};
  return std::visit(FilmOf{vessel, stream}, vessel.jacket->type);
}

double wall_diameter_ratio(const Vessel& vessel) {
  const double ratio = outside_diameter(vessel) / vessel.diameter;
  return ratio > thick_wall ? ratio : 1.0;
}

Answer wall_coefficient(const Vessel& vessel) {
  const double ratio = wall_diameter_ratio(vessel);
  const bool flat = ratio == 1.0;
  double diameter = vessel.diameter, resistance = vessel.fouling_inside + vessel.fouling_outside / ratio;
  for (const WallLayer& layer : vessel.wall) {
    // thick: a cylinder's shell on the inner area; log1p keeps a thin layer's digits
    const double path =
        flat ? layer.thickness : 0.5 * vessel.diameter * std::log1p(2.0 * layer.thickness / diameter);
    resistance += path / layer.conductivity;
    diameter += 2.0 * layer.thickness;
  }
  if (!(resistance > 0.0))
    return not_applicable("The wall of " + name_of(vessel) + " is not given; add its layers.");
  return 1.0 / resistance;
}

Answer overall_coefficient(const Vessel& vessel, const Operation& operation) {
  if (vessel.measured) return measured_coefficient(*vessel.measured, operation.speed);
  const auto process = process_film(vessel, operation);
  if (!process) return process;
  const auto wall = wall_coefficient(vessel);
  if (!wall) return wall;
  const auto jacket = jacket_film(vessel);
  if (!jacket) return jacket;
  return 1.0 / (1.0 / *process + 1.0 / *wall + 1.0 / (*jacket * wall_diameter_ratio(vessel)));
}

Answer overall_conductance(const Vessel& vessel, const Operation& operation) {
  if (!vessel.jacket) return std::unexpected(no_jacket(vessel));
  const auto coefficient = overall_coefficient(vessel, operation);
  if (!coefficient) return coefficient;
  return *coefficient * jacketed_area(vessel, operation.volume);
}

}  // namespace pf::scaleup
