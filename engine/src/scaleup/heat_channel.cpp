// Films in half-pipe coils and dimple jackets: docs/models/heat_transfer.md, equations (10) to (13).
#include <cmath>

#include "heat_stream.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr double laminar_end = 2100.0, turbulent_begin = 1e4;

/// The segment of a circle that is welded to the wall: flow area, and 4 A over the heated chord.
struct Channel {
  double area, diameter;
};
Channel channel_of(const HalfPipeJacket& jacket) {
  const double d = jacket.pipe_diameter, arc = jacket.angle - std::sin(jacket.angle);
  return {d * d / 8.0 * arc, d / 2.0 * arc / std::sin(0.5 * jacket.angle)};
}

double turbulent_nusselt(const HalfPipeJacket& jacket, const Channel& channel, double re, double pr) {
  const double straight = 0.027 * std::pow(re, 0.8) * std::pow(pr, 0.33);
  return straight * (1.0 + 3.5 * channel.diameter / jacket.coil_diameter);
}

double laminar_nusselt(const HalfPipeJacket& jacket, const Channel& channel, double re, double pr) {
  const double graetz = re * pr * channel.diameter / jacket.length;
  return 3.66 + 0.0668 * graetz / (1.0 + 0.04 * std::cbrt(graetz * graetz));
}

}  // namespace

Answer half_pipe_film(const HalfPipeJacket& jacket, const JacketStream& stream) {
  if (const auto fault = missing_flow(stream)) return std::unexpected(*fault);
  const Channel channel = channel_of(jacket);
  const double velocity = stream.flow / channel.area, pr = prandtl(stream);
  const double re = stream.density * velocity * channel.diameter / stream.viscosity;
  const double vi = viscosity_correction(stream);
  const auto film = [&](double nu) { return nu * stream.conductivity / channel.diameter; };
  if (re >= turbulent_begin) return film(vi * turbulent_nusselt(jacket, channel, re, pr));
  if (!(jacket.length > 0.0))
    return not_applicable("The Reynolds number of the half-pipe is " + number(re) +
                          "; below 10000 its film depends on the length of one pass, which is not given.");
  if (re <= laminar_end) return film(laminar_nusselt(jacket, channel, re, pr));
  const double low = laminar_nusselt(jacket, channel, laminar_end, pr);
  const double high = vi * turbulent_nusselt(jacket, channel, turbulent_begin, pr);
  return film(low + (high - low) * (re - laminar_end) / (turbulent_begin - laminar_end));
}

Answer dimple_film(const DimpleJacket& jacket, const JacketStream& stream) {
  if (const auto fault = missing_flow(stream)) return std::unexpected(*fault);
  const double flux = stream.density * stream.flow / jacket.flow_area_max;  // [kg/(m2 s)]
  const double re = flux * jacket.dimple_diameter / stream.viscosity;
  constexpr Range range{1000.0, 50000.0};
  if (!within(re, range))
    return outside("The Reynolds number of the dimple jacket", re, "Garvin's correlation", range);
  const double j = 0.0845 * std::pow(jacket.centre_distance / jacket.dimple_diameter, 0.368) *
                   std::pow(jacket.flow_area_min / jacket.flow_area_max, -0.383) * std::pow(re, -0.305);
  return j * flux * stream.heat_capacity * std::pow(prandtl(stream), -2.0 / 3.0);
}

}  // namespace pf::scaleup
