#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>

#include "pharmaflow/estimation/model.hpp"

namespace pf::estimation {

/// The given start and a Latin hypercube of further ones (McKay, Beckman & Conover 1979), natural scale,
/// shape (p, count). Strata are equal on the parameter's own scale; where a bound is missing the range ends
/// two decades (log) or twice the typical size (linear) from the start.
Eigen::MatrixXd starting_points(std::span<const Parameter> parameters, std::size_t count, std::uint64_t seed);

}  // namespace pf::estimation
