#pragma once

#include <functional>
#include <optional>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/base/termination.hpp"

namespace pf::study {

/// What a dosing of some length exceeds: positive when it is too short. Nothing: the run failed or was ended.
using Excess = std::function<std::optional<double>(double factor)>;

struct StretchSearch {
  std::optional<double> factor;  ///< the least that exceeds nothing, to 0.2 %; absent: none up to the largest
  double at_recipe = 0.0;        ///< excess with factor 1
  double at_longest = 0.0;       ///< excess with the largest factor, where none was found
  bool ended = false;            ///< a run failed or was ended on the way
};

/// The least factor in [1, largest] by which a dosing must be stretched, by bracketing its logarithm.
StretchSearch shortest_dosing(const Excess& excess, double largest);

}  // namespace pf::study
