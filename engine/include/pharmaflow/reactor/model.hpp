#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pharmaflow/base/parametric.hpp"
#include "pharmaflow/kinetics/expression.hpp"
#include "pharmaflow/kinetics/model.hpp"

/// Recipes: what was done to the vessel. SI throughout; every number may be a parameter.
namespace pf::reactor {

struct Medium {
  std::optional<Parametric> density;        ///< [kg/m3]
  std::optional<Parametric> heat_capacity;  ///< [J/(kg K)]
};

/// How much of one species a charge, feed or dose holds: value * factor in mol/m3 or mol. The factor turns
/// masses and mass concentrations into moles, so that they can be parameters too.
struct Content {
  enum class Basis { concentration, amount };
  std::size_t species = 0;
  Parametric value;
  double factor = 1.0;
  Basis basis = Basis::concentration;
};

struct ProfilePoint {
  Parametric time;  ///< [s]
  Parametric value;
};

/// Piecewise linear in time; two points at one time are a jump; held before the first and after the last
/// point.
using Profile = std::vector<ProfilePoint>;

struct Charge {
  Parametric volume;                      ///< [m3], > 0
  std::optional<Parametric> temperature;  ///< [K]
  std::vector<Content> contents;
};

struct Feed {
  std::string id;
  Parametric start = 0.0;            ///< [s]
  std::optional<Parametric> end;     ///< [s]; absent: to the end of the run (or until `amount` is in)
  std::optional<Parametric> amount;  ///< volume to dose [m3], instead of `end`
  std::variant<Parametric, Profile>
      rate;  ///< [m3/s]; outside its points a profile is zero (after `start`, on recipe time)
  std::optional<Parametric> temperature;             ///< [K]; absent: the vessel's
  std::vector<Content> contents;                     ///< Basis::concentration only
  std::optional<Parametric> density, heat_capacity;  ///< absent: the medium's
};

struct Dose {
  std::string id;
  Parametric time;
  Parametric volume;                      ///< [m3], may be 0 (a solid that adds no volume)
  std::optional<Parametric> temperature;  ///< [K]; absent: the vessel's
  std::vector<Content> contents;
};

/// A sample (at once) or a continuous withdrawal of the mixture.
struct Withdrawal {
  Parametric start;                  ///< [s]
  std::optional<Parametric> end;     ///< [s]; absent with `volume`
  std::optional<Parametric> volume;  ///< [m3], a sample at `start`
  std::optional<Parametric> rate;    ///< [m3/s], between start and end
};

struct Vessel {
  Parametric heat_capacity = 0.0;   ///< of wall and internals [J/K]
  Parametric stirring_power = 0.0;  ///< [W]
  Parametric loss_ua = 0.0;         ///< [W/K]
  Parametric ambient = 293.15;      ///< [K]
};

struct ConductancePoint {
  double volume = 0.0;  ///< of the contents [m3], a number: the corners of UA do not move
  Parametric ua;        ///< [W/K]
};

/// U A of a jacket and how it follows the liquid level.
struct HeatTransfer {
  enum class Scaling { constant, volume, wetted_area, table };
  Parametric ua;  ///< [W/K] at the charged volume; not of table
  Scaling scaling = Scaling::constant;
  Parametric diameter = 0.0;  ///< [m], for wetted_area: cylinder, flat bottom
  /// Of table: at least one, volumes ascending; linear between the points, held outside of them.
  std::vector<ConductancePoint> table = {};
};

struct Coolant {
  Parametric flow;               ///< [m3/s]
  Parametric volume;             ///< of the jacket [m3]
  Parametric inlet_temperature;  ///< [K]
  Parametric density;            ///< [kg/m3]
  Parametric heat_capacity;      ///< [J/(kg K)]
};

struct Isothermal {
  std::optional<Parametric> temperature;
};  ///< absent: as at the stage's begin
struct TemperatureProfile {
  Profile points;
};
struct Adiabatic {};
struct Jacket {
  HeatTransfer heat_transfer;
  Profile temperature;             ///< one point: constant; with a coolant: the start, may be empty
  std::optional<Coolant> coolant;  ///< then the jacket temperature is a state
};
/// A jacket driven by a PI controller: demand = setpoint + gain (e + integral e dt / integral_time), e =
/// setpoint - T, held within the limits (the integral stops meanwhile) and followed at most at the ramp rate.
struct Setpoint {
  HeatTransfer heat_transfer;
  Profile setpoint;
  Parametric gain = 1.0;                             ///< [K/K]
  std::optional<Parametric> integral_time;           ///< [s]; absent: proportional only
  std::optional<Parametric> jacket_min, jacket_max;  ///< [K]
  std::optional<Parametric> ramp_rate;               ///< of the jacket [K/s], > 0
};
using Control = std::variant<Isothermal, TemperatureProfile, Adiabatic, Jacket, Setpoint>;

struct Stage {
  std::optional<Parametric> until;  ///< [s]; absent: to the end
  Control control;
};

/// A root of `when` (positive when the condition holds) is reported; the run may stop there.
struct Event {
  std::string id;
  kinetics::Formula when;  ///< left - right of the condition, in SI
  bool stop = false;
};

enum class Type { batch, cstr };

struct Recipe {
  Type type = Type::batch;
  Charge charge;
  std::vector<Feed> feeds;
  std::vector<Dose> doses;
  std::vector<Withdrawal> withdrawals;
  Vessel vessel;
  std::vector<Stage> stages;  ///< at least one
  std::vector<Event> events;
  Parametric duration;        ///< [s]
  bool steady_state = false;  ///< cstr only
};

}  // namespace pf::reactor
