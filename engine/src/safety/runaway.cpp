#include "pharmaflow/safety/runaway.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "pharmaflow/ode/integrator.hpp"

namespace pf::safety {
namespace {

Result<void> check(const Decomposition& d, double heat_capacity, double temperature) {
  if (!(heat_capacity > 0) || !(temperature > 0) || !(d.reference_power > 0) ||
      !(d.reference_temperature > 0) || !(d.activation_energy > 0) || (d.energy && !(*d.energy > 0)) ||
      !(d.order >= 0))
    return fail("out_of_range",
                "A time to maximum rate needs a heat capacity, temperatures, a power, an activation energy "
                "and an energy above zero.",
                "Correct the decomposition or the heat capacity.");
  return {};
}

/// d ln q / dT along the adiabatic path, equation (8): positive while the heat release grows.
double growth(const Decomposition& d, double heat_capacity, double start, double temperature) {
  const double arrhenius = d.activation_energy / (gas_constant * temperature * temperature);
  if (!d.energy) return arrhenius;
  const double rise = *d.energy / heat_capacity;
  return arrhenius - d.order / (rise - (temperature - start));
}

/// T_m of equation (7): the root of the growth, which falls with temperature.
double temperature_of_maximum(const Decomposition& d, double heat_capacity, double start) {
  const double end = inflection_temperature(d);
  if (!d.energy) return end;
  const double exhausted = start + *d.energy / heat_capacity;
  if (d.order == 0.0) return std::min(end, exhausted);
  double low = start, high = exhausted;
  for (int i = 0; i < 200 && high - low > 1e-13 * high; ++i) {
    const double middle = 0.5 * (low + high);
    (growth(d, heat_capacity, start, middle) > 0 ? low : high) = middle;
  }
  return low;
}

/// dt/dT = cp / q: temperature is the independent variable, the time [in units of `scale`] the only state.
class TimeOverTemperature final : public ode::System {
 public:
  TimeOverTemperature(const Decomposition& d, double heat_capacity, double start, double scale)
      : d_(d), heat_capacity_(heat_capacity), start_(start), scale_(scale) {}

  std::size_t size() const override { return 1; }
  bool rhs(double temperature, const double*, double* out) override {
    out[0] = heat_capacity_ / (power(temperature) * scale_);
    return std::isfinite(out[0]);
  }
  bool jacobian(double, const double*, double* out) override {
    out[0] = 0.0;
    return true;
  }
  bool time_derivative(double temperature, const double*, double* out) override {
    out[0] =
        -heat_capacity_ / (power(temperature) * scale_) * growth(d_, heat_capacity_, start_, temperature);
    return std::isfinite(out[0]);
  }

 private:
  double power(double temperature) const {
    const double conversion = d_.energy ? (temperature - start_) * heat_capacity_ / *d_.energy : 0.0;
    return specific_power(d_, temperature, conversion);
  }
  const Decomposition& d_;
  double heat_capacity_, start_, scale_;
};

}  // namespace

Result<double> tmr_zero_order(const Decomposition& d, double heat_capacity, double temperature) {
  if (auto sound = check(d, heat_capacity, temperature); !sound) return std::unexpected(sound.error());
  return heat_capacity * gas_constant * temperature * temperature /
         (specific_power(d, temperature) * d.activation_energy);
}

Result<std::optional<double>> tmr_integrated(const Decomposition& d, double heat_capacity,
                                             double temperature) {
  const auto scale = tmr_zero_order(d, heat_capacity, temperature);
  if (!scale) return std::unexpected(scale.error());
  const double end = temperature_of_maximum(d, heat_capacity, temperature);
  if (!(growth(d, heat_capacity, temperature, temperature) > 0) || !(end > temperature) ||
      !std::isfinite(*scale))
    return std::nullopt;
  // The last of a zero-order decomposition is spent at a corner: the end is approached from below.
  TimeOverTemperature system(d, heat_capacity, temperature, *scale);
  ode::Options options;
  options.method = ode::Method::dop853;
  options.relative_tolerance = 1e-10;
  options.absolute_tolerance = {1e-12};
  ode::Integrator integrator(system, options);
  const double start = 0.0;
  integrator.start(temperature, {&start, 1});
  ode::Observer nobody;
  const double last = d.energy && d.order == 0.0 ? end - 1e-12 * end : end;
  if (last > temperature && !succeeded(integrator.advance(last, {}, nobody, {})))
    return fail("not_converged", "The time to maximum rate could not be integrated.",
                "Check the activation energy and the energy of the decomposition.");
  return integrator.state()[0] * *scale;
}

std::optional<double> temperature_of_tmr(const std::function<double(double)>& tmr, double time, double high) {
  if (!(tmr(high) <= time)) return std::nullopt;
  double low = 0.0;
  for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
    const double middle = 0.5 * (low + high);
    (tmr(middle) <= time ? high : low) = middle;
  }
  return high;
}

Result<std::optional<double>> td24(const Decomposition& d, double heat_capacity) {
  if (auto sound = check(d, heat_capacity, d.reference_temperature); !sound)
    return std::unexpected(sound.error());
  return temperature_of_tmr(
      [&](double temperature) {
        const double q = specific_power(d, temperature);
        return q > 0 ? heat_capacity * gas_constant * temperature * temperature / (q * d.activation_energy)
                     : std::numeric_limits<double>::infinity();
      },
      day, inflection_temperature(d));
}

Probability probability(double tmr) {
  if (tmr > day) return Probability::low;
  return tmr >= day / 3.0 ? Probability::medium : Probability::high;
}

std::string_view to_string(Probability probability) {
  switch (probability) {
    case Probability::low:
      return "low";
    case Probability::medium:
      return "medium";
    case Probability::high:
      break;
  }
  return "high";
}

}  // namespace pf::safety
