#pragma once

#include <string_view>

namespace pf::statistics {

/// How an uncertain input is spread; made from a uniform number by its inverse distribution function.
struct Distribution {
  enum class Kind {
    uniform,      ///< between first and second
    log_uniform,  ///< the logarithm is uniform; 0 < first < second
    normal,       ///< mean first, standard deviation second
    log_normal,   ///< median first > 0, standard deviation of the logarithm second
  };
  Kind kind = Kind::uniform;
  double first = 0.0, second = 1.0;

  /// @param u in (0, 1)
  double quantile(double u) const;
};

}  // namespace pf::statistics
