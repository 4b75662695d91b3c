#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "jet.hpp"
#include "pharmaflow/base/error.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "thermal.hpp"

/// A recipe under given parameter values, as a sequence of marks in time between which everything is smooth.
namespace pf::reactor {

/// value + slope (t - origin); the gradients hold at fixed t.
struct Line {
  Jet value, slope;
  double origin = 0.0;
  double at(double t) const { return value.v + slope.v * (t - origin); }
};

/// A line that holds between two marks (positions in Timeline::marks).
struct Piece {
  std::size_t begin = 0, end = 0;
  Line line;
};

struct FeedLine {
  std::vector<Piece> flow;         ///< [m3/s]
  std::vector<Jet> concentration;  ///< shape (n_species) [mol/m3]
  Jet rho_cp;                      ///< [J/(m3 K)]
  std::optional<Jet> temperature;  ///< absent: the vessel's
};

/// The numbers of a stage's temperature control.
struct ControlQuantities {
  ControlKind kind = ControlKind::prescribed;
  HeatTransfer::Scaling scaling = HeatTransfer::Scaling::constant;
  Jet ua, diameter;
  std::vector<double> table_volume;  ///< [m3], of Scaling::table
  std::vector<Jet> table_ua;         ///< [W/K]
  Jet coolant_flow, coolant_volume, coolant_inlet, coolant_rho_cp;
  Jet gain;
  std::optional<Jet> integral_time, jacket_min, jacket_max, ramp_rate;
  std::optional<Jet> jacket_start;  ///< where the jacket is a state; absent: the contents' temperature
};

struct StageLine {
  std::size_t begin = 0, end = 0;
  ControlQuantities control;
  std::vector<Piece> lines;  ///< temperature, jacket or set point of the stage, by control
};

/// Something that happens at once.
struct Action {
  enum class Kind { knot, dose, sample, set_temperature, begin_stage } kind = Kind::knot;
  std::size_t index = 0;  ///< dose, withdrawal or stage
  Jet value;              ///< set_temperature [K]
};

struct Mark {
  Jet time;
  int rank = 0;  ///< order among marks at one time
  Action action;
};

struct Dosing {
  Jet volume;
  std::vector<Jet> amount;  ///< shape (n_species) [mol]
  std::optional<Jet> temperature;
};

struct Timeline {
  std::vector<Mark> marks;  ///< in the order in which they happen; marks[0] is the begin
  std::vector<FeedLine> feeds;
  std::vector<Piece> withdrawals;  ///< continuous, flow out [m3/s]
  std::vector<Jet> samples;        ///< by withdrawal; volume [m3], for those at once
  std::vector<Dosing> doses;
  std::vector<StageLine> stages;
  Jet volume;                ///< of the charge [m3]
  Jet temperature;           ///< of the charge [K]
  std::vector<Jet> initial;  ///< concentrations of the charge [mol/m3], shape (n_species)
  double duration = 0.0;
};

/// @errors out_of_range with a pointer relative to the recipe
pf::Result<Timeline> make_timeline(const Model& model);

}  // namespace pf::reactor
