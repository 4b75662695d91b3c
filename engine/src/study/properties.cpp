#include "pharmaflow/study/properties.hpp"

#include <algorithm>
#include <cmath>

namespace pf::study {

std::optional<double> Properties::viscosity_at(double temperature) const {
  if (viscosity.empty()) return std::nullopt;
  const auto above = std::ranges::lower_bound(viscosity, temperature, {}, &ViscosityPoint::temperature);
  if (above == viscosity.begin()) return above->viscosity;
  if (above == viscosity.end()) return viscosity.back().viscosity;
  const ViscosityPoint& low = *(above - 1);
  const double share =
      (1 / temperature - 1 / low.temperature) / (1 / above->temperature - 1 / low.temperature);
  return low.viscosity * std::pow(above->viscosity / low.viscosity, share);
}

bool Properties::viscosity_is_held(double temperature) const {
  return viscosity.size() > 1 &&
         (temperature < viscosity.front().temperature || temperature > viscosity.back().temperature);
}

}  // namespace pf::study
