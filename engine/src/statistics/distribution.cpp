#include "pharmaflow/statistics/distribution.hpp"

#include <cmath>

#include "pharmaflow/base/special_functions.hpp"

namespace pf::statistics {

double Distribution::quantile(double u) const {
  switch (kind) {
    case Kind::uniform:
      return first + u * (second - first);
    case Kind::log_uniform:
      return first * std::pow(second / first, u);
    case Kind::normal:
      return first + second * normal_quantile(u);
    case Kind::log_normal:
      return first * std::exp(second * normal_quantile(u));
  }
  return first;
}

}  // namespace pf::statistics
