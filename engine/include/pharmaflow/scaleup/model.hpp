#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Vessels and what is in them. SI throughout: m, m3, 1/s (revolutions), kg/m3, Pa s, W/(m K), J/(kg K), K.
namespace pf::scaleup {

/// The lower end of a vessel, by shape; the depth is given only where the shape does not settle it.
struct Bottom {
  enum class Shape { flat, elliptical, torispherical, hemispherical, conical, spheroidal };
  Shape shape = Shape::flat;
  double depth = 0.0;  ///< [m], of conical and spheroidal (half-spheroid, depth <= radius); else ignored
};

/// What the correlations know of a type of impeller. Absent: not published.
struct ImpellerType {
  /// What the power and blend-time correlations tell apart; an open turbine is flat or pitched by
  /// blade_angle.
  enum class Form {
    open,    ///< turbine, paddle, hydrofoil
    swept,   ///< propeller or retreat curve
    anchor,  ///< close to the wall, turning the whole contents
    ribbon   ///< helical
  };
  std::string key;   ///< of data/impellers.csv: "rushton6"
  std::string name;  ///< "Rushton turbine, 6 flat blades on disc"
  std::string flow;  ///< radial, axial ...
  Form form = Form::open;
  std::optional<double> power_number;  ///< turbulent, baffled as its conditions say
  /// Spread of the published values; absent where the number was given for this very impeller and vessel.
  std::optional<double> power_number_low, power_number_high;
  std::optional<double> turbulent_reynolds;  ///< from where the power number is constant
  std::optional<double> laminar_constant;    ///< Kp = Np Re below laminar_reynolds
  std::optional<double> laminar_reynolds;
  std::optional<double> flow_number;
  std::optional<double> metzner_otto;  ///< k_s
  std::optional<double> zwietering;    ///< S
  std::optional<double> nusselt_factor, nusselt_reynolds_exponent, nusselt_viscosity_exponent;
  std::optional<double> blades, blade_angle, blade_width_ratio;  ///< angle [rad], width over D
  std::optional<double> diameter_ratio_min, diameter_ratio_max;  ///< usual D/T
};

/// One impeller on the shaft. What is set here overrides its type.
struct Impeller {
  ImpellerType type;
  double diameter = 0.0;            ///< D [m], below the vessel's
  std::optional<double> clearance;  ///< C [m], from the lowest point of the bottom to the impeller's middle
};

struct WallLayer {
  std::string material;
  double thickness = 0.0;     ///< [m]
  double conductivity = 0.0;  ///< [W/(m K)]
};

/// The medium in a jacket at its mean temperature.
struct Coolant {
  std::string name;
  double density = 0.0, viscosity = 0.0, conductivity = 0.0, heat_capacity = 0.0;
  double flow = 0.0;       ///< [m3/s]
  double inlet_min = 0.0;  ///< coldest inlet temperature [K]
  double inlet_max = 0.0;  ///< hottest [K]
};

struct PlainJacket {
  double gap = 0.0;             ///< delta [m]
  double height = 0.0;          ///< H of the jacketed cylinder [m]
  double inlet_diameter = 0.0;  ///< [m]
  bool tangential = false;      ///< inlet; else radial
};
struct HalfPipeJacket {
  double pipe_diameter = 0.0;             ///< inside [m]
  double angle = 3.14159265358979323846;  ///< of the pipe's arc [rad]: 180 or 120 degrees
  double coil_diameter = 0.0;             ///< Dc [m]
  double length = 0.0;                    ///< of one pass [m], for the laminar film
};
struct DimpleJacket {
  double centre_distance = 0.0;                     ///< w between dimples [m]
  double dimple_diameter = 0.0;                     ///< x [m]
  double flow_area_min = 0.0, flow_area_max = 0.0;  ///< A_min, A_max [m2]
};
/// A film coefficient that somebody measured or quotes [W/(m2 K)].
struct KnownFilm {
  double coefficient = 0.0;
};

struct Jacket {
  std::variant<KnownFilm, PlainJacket, HalfPipeJacket, DimpleJacket> type;
  double top = 0.0;      ///< height of the upper edge above the lowest point [m]; wall above does not count
  double covered = 1.0;  ///< share of that wall which is effective: covered + fin efficiency * bare
  Coolant coolant;
};

/// 1/U = 1/intercept + slope (N/reference_speed)^(-2/3), measured: overrides every correlation.
struct WilsonLine {
  double intercept = 0.0;        ///< phi: wall, jacket and fouling together [W/(m2 K)]
  double slope = 0.0;            ///< C [m2 K/W]
  double reference_speed = 0.0;  ///< N0 [1/s]
};

struct Vessel {
  std::string id, name;
  double diameter = 0.0;  ///< T inside [m]
  Bottom bottom;
  double capacity = 0.0;                           ///< up to the brim or lid [m3]
  std::optional<double> working_min, working_max;  ///< [m3]
  std::vector<Impeller> impellers;                 ///< from below
  std::size_t baffles = 0;
  std::optional<double> baffle_width;                  ///< [m]
  std::optional<double> speed_min, speed_max;          ///< of the drive [1/s]
  std::vector<WallLayer> wall;                         ///< from inside
  double fouling_inside = 0.0, fouling_outside = 0.0;  ///< [m2 K/W]
  std::optional<Jacket> jacket;
  std::optional<WilsonLine> measured;
  std::optional<double> heat_capacity;                     ///< of wall and internals [J/K]
  std::optional<double> temperature_min, temperature_max;  ///< allowed [K]
  std::optional<double> pressure_max;                      ///< allowed, absolute [Pa]
};

/// The liquid at the temperature of interest. What is absent makes the answers that need it not applicable.
struct Liquid {
  double density = 0.0;                  ///< [kg/m3]
  std::optional<double> viscosity;       ///< [Pa s]
  std::optional<double> conductivity;    ///< [W/(m K)]
  std::optional<double> heat_capacity;   ///< [J/(kg K)]
  std::optional<double> wall_viscosity;  ///< at the wall's temperature; absent: as in the bulk
};

struct Gas {
  enum class Correlation { coalescing, non_coalescing, power_law };
  double flow = 0.0;  ///< Q_g at the mean pressure and temperature [m3/s]
  Correlation correlation = Correlation::coalescing;
  /// kLa = factor (P_g/V)^power_exponent v_s^velocity_exponent, of Correlation::power_law
  double factor = 0.0, power_exponent = 0.0, velocity_exponent = 0.0;
};

struct Solids {
  double density = 0.0;   ///< [kg/m3]
  double diameter = 0.0;  ///< d_p [m]
  double loading = 0.0;   ///< kg solids per kg liquid
};

/// One state of operation: what is asked about a vessel.
struct Operation {
  double volume = 0.0;  ///< of liquid [m3]
  double speed = 0.0;   ///< N [1/s]
  Liquid liquid;
  std::optional<Gas> gas;
  std::optional<Solids> solids;
  double dissipation_ratio = 1.0;  ///< phi: local over mean dissipation, at the feed point
};

}  // namespace pf::scaleup
