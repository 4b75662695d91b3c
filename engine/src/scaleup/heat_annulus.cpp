// Films in the annulus of a plain jacket: docs/models/heat_transfer.md, equations (2) to (9).
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "heat_stream.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double gravity = 9.80665;

double inlet_velocity(const PlainJacket& jacket, double flow) {
  return flow / (pi / 4.0 * jacket.inlet_diameter * jacket.inlet_diameter);
}

/// Darcy's friction factor of a smooth channel: 64/Re, Prandtl's law of smooth pipes (Colebrook without
/// roughness), and between Re 2300 and 4000 a power of Re that meets both.
double turbulent_friction(double reynolds) {
  double x = 8.0;  // 1/sqrt(f)
  for (int i = 0; i < 50; ++i) {
    const double next = -2.0 * std::log10(2.51 * x / reynolds);
    const bool settled = std::abs(next - x) <= 1e-15 * x;
    x = next;
    if (settled) break;
  }
  return 1.0 / (x * x);
}
double friction(double reynolds) {
  constexpr double laminar = 2300.0, turbulent = 4000.0;
  if (reynolds <= laminar) return 64.0 / reynolds;
  if (reynolds >= turbulent) return turbulent_friction(reynolds);
  const double low = 64.0 / laminar, high = turbulent_friction(turbulent);
  return low * std::pow(high / low, std::log(reynolds / laminar) / std::log(turbulent / laminar));
}

/// Where a tangential jet is slowed by the walls: the mean of its velocity over the jacket, for one friction.
double swirl_velocity(const PlainJacket& jacket, double diameter, double flow, double f) {
  const double v_in = inlet_velocity(jacket, flow);
  const double decay = f * diameter * jacket.height / (jacket.inlet_diameter * jacket.inlet_diameter);
  const double k3 = v_in / 4.0 * (1.0 - 1.0 / decay), k4 = v_in * v_in / (2.0 * decay);
  const double root = std::sqrt(k3 * k3 + k4);
  const double v_x0 = k3 >= 0.0 ? k3 + root : k4 / (root - k3);
  const double v_x = v_in * std::log1p(decay * v_x0 / v_in) / decay;
  const double v_z = flow / (pi * diameter * jacket.gap);
  return std::hypot(v_x, v_z);
}

/// The velocity whose own friction makes it, by bisection: it lies between that of the mean rise and that of
/// the inlet.
double tangential_velocity(const PlainJacket& jacket, double diameter, const JacketStream& stream) {
  const double per_velocity = 2.0 * jacket.gap * stream.density / stream.viscosity;
  double low = stream.flow / (pi * diameter * jacket.gap);
  double high = std::hypot(low, inlet_velocity(jacket, stream.flow));
  for (int i = 0; i < 100; ++i) {
    const double v = 0.5 * (low + high);
    if (v <= low || v >= high) break;
    (swirl_velocity(jacket, diameter, stream.flow, friction(v * per_velocity)) > v ? low : high) = v;
  }
  return 0.5 * (low + high);
}

/// A radial jet spreads from its inlet's width b_in to half way round the vessel, b_mid.
struct JetWidths {
  double inlet, middle;
};
JetWidths jet_widths(const PlainJacket& jacket, double diameter) {
  const double slant = pi / 2.0 * diameter / jacket.height;
  return {pi / 8.0 * jacket.inlet_diameter * jacket.inlet_diameter / jacket.gap,
          pi / 2.0 * diameter * std::sqrt(1.0 + slant * slant)};
}
double radial_velocity(const PlainJacket& jacket, const JetWidths& b, double flow) {
  const double middle = flow / (2.0 * jacket.gap * b.middle);
  return middle * std::log(b.middle / b.inlet) / (1.0 - b.inlet / b.middle);
}

}  // namespace

Answer lehrer_film(const PlainJacket& jacket, const JacketStream& stream) {
  if (const auto fault = missing_flow(stream)) return std::unexpected(*fault);
  const double v_s = stream.flow / (jacket.height * jacket.gap);
  double v = std::sqrt(v_s * inlet_velocity(jacket, stream.flow));
  if (!jacket.tangential)
    v += std::copysign(0.5 * std::sqrt(2.0 * gravity * jacket.height * std::abs(stream.buoyancy)),
                       stream.buoyancy);
  const double d = std::sqrt(8.0 / 3.0) * jacket.gap;
  const double re = v * d * stream.density / stream.viscosity, pr = prandtl(stream);
  if (!(re > 1e4))
    return outside("The Reynolds number of the jacket", re, "Lehrer's correlation",
                   {1e4, std::numeric_limits<double>::infinity()});
  const double nu = 0.03 * std::pow(re, 0.75) * pr / (1.0 + 1.74 * (pr - 1.0) / std::pow(re, 0.125));
  return nu * viscosity_correction(stream) * stream.conductivity / d;
}

Answer stein_schmidt_film(const PlainJacket& jacket, double diameter, const JacketStream& stream) {
  if (const auto fault = missing_flow(stream)) return std::unexpected(*fault);
  double v = 0.0;
  if (jacket.tangential) {
    v = tangential_velocity(jacket, diameter, stream);
  } else {
    const JetWidths b = jet_widths(jacket, diameter);
    if (!(b.inlet < b.middle))
      return not_applicable("The jet of the radial inlet is " + number(b.inlet) +
                            " m wide and could spread to " + number(b.middle) +
                            " m only; the correlation of Stein and Schmidt needs a narrower inlet.");
    v = radial_velocity(jacket, b, stream.flow);
  }
  const double d = 2.0 * jacket.gap, l = std::hypot(pi / 2.0 * diameter, jacket.height);
  const double nu_kin = stream.viscosity / stream.density, pr = prandtl(stream);
  const double re_flow = v * d / nu_kin;
  const double grashof = gravity * stream.buoyancy * d * d * d / (nu_kin * nu_kin);
  const double squared = re_flow * re_flow + grashof * jacket.height / (50.0 * d);
  if (!(squared > 0.0))
    return not_applicable(
        "Buoyancy against the flow outweighs it: the jacket's flow is not known. Raise it.");
  const double re = std::sqrt(squared), pr3 = std::cbrt(pr);
  const double nu_a = 3.66, nu_b = 1.62 * std::cbrt(pr * re * d / l);
  const double nu_c = 0.664 * pr3 * std::sqrt(re * d / l);
  const double nu_d = re <= 2300.0 ? 0.0
                                   : 0.0115 * pr3 * std::pow(re, 0.9) * (1.0 - std::pow(2300.0 / re, 2.5)) *
                                         (1.0 + std::pow(d / l, 2.0 / 3.0));
  const double nu =
      std::cbrt(nu_a * nu_a * nu_a + nu_b * nu_b * nu_b + nu_c * nu_c * nu_c + nu_d * nu_d * nu_d);
  return nu * viscosity_correction(stream) * stream.conductivity / d;
}

Answer plain_jacket_film(const PlainJacket& jacket, double diameter, const JacketStream& stream) {
  if (!jacket.tangential) {
    const JetWidths b = jet_widths(jacket, diameter);
    if (!(b.inlet < b.middle)) return lehrer_film(jacket, stream);
  }
  return stein_schmidt_film(jacket, diameter, stream);
}

}  // namespace pf::scaleup
