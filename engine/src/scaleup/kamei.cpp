#include <algorithm>
#include <cmath>
#include <numbers>

#include "pharmaflow/scaleup/power.hpp"

/// The notation of Kamei, Hiraoka and Kato: d impeller, D vessel.
namespace pf::scaleup {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double sharpness = -7.8;  ///< of the change between the two asymptotes of C_t and of m

double blend(double rising, double limit) {
  return std::pow(std::pow(rising, sharpness) + std::pow(limit, sharpness), 1.0 / sharpness);
}

bool is_swept(const BladeGeometry& g) { return g.form == ImpellerType::Form::swept; }
bool is_vertical(const BladeGeometry& g) { return !is_swept(g) && std::abs(g.blade_angle - 0.5 * pi) < 1e-6; }
/// n_p^0.7 b sin^1.6(theta): the blades' obstruction, a length.
double obstruction(const BladeGeometry& g) {
  return std::pow(g.blades, 0.7) * g.blade_width * std::pow(std::sin(g.blade_angle), 1.6);
}

double unbaffled(const BladeGeometry& g, double reynolds) {
  const double d = g.diameter, D = g.vessel_diameter, H = g.liquid_height;
  const double ratio = d / D, gap = std::log(D / d);
  const double sine = std::sin(g.blade_angle);
  const double eta =
      0.711 * (0.157 + std::pow(g.blades * gap, 0.611)) / (std::pow(g.blades, 0.52) * (1.0 - ratio * ratio));
  const double beta = 2.0 * gap / (1.0 / ratio - ratio);
  const double gamma = std::cbrt(eta * gap / std::pow(beta / ratio, 5.0));
  const double X = gamma * obstruction(g) / H;
  const double turbulent = blend(is_swept(g) ? 3.0 * std::pow(X, 1.5) : 1.96 * std::pow(X, 1.19), 0.25);
  const double m = blend((is_swept(g) ? 0.8 : 0.71) * std::pow(X, 0.373), 0.333);
  const double transition =
      23.8 * std::pow(ratio, -3.24) * std::pow(g.blade_width * sine / D, -1.18) * std::pow(X, -0.74);
  const double wall = 0.0151 * ratio * std::pow(turbulent, 0.308);
  const double laminar = 0.215 * eta * g.blades * (d / H) * (1.0 - ratio * ratio) +
                         1.83 * (g.blade_width * sine / H) * std::cbrt(g.blades / (2.0 * sine));
  const double re = pi * eta * gap / (4.0 * ratio / beta) * reynolds;
  const double friction =
      laminar / re +
      turbulent * std::pow(1.0 / (transition / re + re) + std::pow(wall / turbulent, 1.0 / m), m);
  return 1.2 * std::pow(pi, 4.0) * beta * beta / (8.0 * d * d * d / (D * D * H)) * friction;
}

/// Np_max, which more or wider baffles do not raise any further.
double fully_baffled_number(const BladeGeometry& g) {
  const double z = std::pow(g.blades, 0.7) * g.blade_width / g.diameter;
  if (is_swept(g)) return 6.5 * std::pow(obstruction(g) / g.diameter, 1.7);
  if (!is_vertical(g)) return 8.3 * std::pow(2.0 * g.blade_angle / pi, 0.9) * obstruction(g) / g.diameter;
  if (z <= 0.54) return 10.0 * std::pow(z, 1.3);
  return z <= 1.6 ? 8.3 * z : 10.0 * std::pow(z, 0.6);
}

}  // namespace

double kamei_power_number(const BladeGeometry& g, double reynolds) {
  const double without = unbaffled(g, reynolds);
  if (g.baffles == 0.0) return without;
  const double most = fully_baffled_number(g);
  const double pitch = is_vertical(g) ? 1.0 : std::pow(2.0 * g.blade_angle / pi, 0.72);
  const double x =
      4.5 * (g.baffle_width / g.vessel_diameter) * std::pow(g.baffles, 0.8) / (std::pow(most, 0.2) * pitch) +
      without / most;
  return std::max(without, most / std::cbrt(1.0 + 1.0 / (x * x * x)));
}

}  // namespace pf::scaleup
