#include "coordinates.hpp"

#include <algorithm>
#include <cmath>

namespace pf::estimation {

double typical_size(const Parameter& parameter) {
  if (parameter.typical > 0.0) return parameter.typical;
  return parameter.start != 0.0 ? std::abs(parameter.start) : 1.0;
}

Coordinates::Coordinates(std::span<const Parameter> parameters)
    : parameters_(parameters), unit_(size()), lower_(size()), upper_(size()) {
  for (Eigen::Index j = 0; j < size(); ++j) {
    const Parameter& p = parameters_[static_cast<std::size_t>(j)];
    unit_[j] = std::ldexp(1.0, std::ilogb(typical_size(p)));
    const bool open_below = is_log(j) && p.lower <= 0.0;
    lower_[j] = open_below ? -std::numeric_limits<double>::infinity() : from_natural(j, p.lower);
    upper_[j] = from_natural(j, p.upper);
  }
}

double Coordinates::from_natural(Eigen::Index j, double x) const {
  return is_log(j) ? std::log(x) : x / unit_[j];
}

double Coordinates::to_natural(Eigen::Index j, double u) const {
  const Parameter& p = parameters_[static_cast<std::size_t>(j)];
  if (u <= lower_[j]) return p.lower;
  if (u >= upper_[j]) return p.upper;
  // exp(ln x) may miss a bound by a rounding error; a model is never shown a value outside.
  return std::clamp(is_log(j) ? std::exp(u) : u * unit_[j], p.lower, p.upper);
}

double Coordinates::reference(Eigen::Index j, double x) const {
  if (is_log(j)) return x;
  return std::max(std::abs(x), typical_size(parameters_[static_cast<std::size_t>(j)]));
}

}  // namespace pf::estimation
