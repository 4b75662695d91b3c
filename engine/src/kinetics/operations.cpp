#include <cmath>
#include <limits>

#include "exponential.hpp"
#include "graph.hpp"
#include "operations.hpp"

namespace pf::kinetics {

double order_power(double c, double a) {
  if (a == 0.0) return 1.0;
  if (a < 0.0) return std::pow(c, a);
  return c * std::pow(c * c + root_scale * root_scale, 0.5 * (a - 1.0));
}

double order_power_by_c(double c, double a) {
  if (a == 0.0) return 0.0;
  if (a < 0.0) return a * std::pow(c, a - 1.0);
  const double square = c * c + root_scale * root_scale;
  return std::pow(square, 0.5 * (a - 1.0)) * ((root_scale * root_scale + a * c * c) / square);
}

double order_power_by_a(double c, double a) {
  if (a < 0.0) return std::pow(c, a) * std::log(c);
  return order_power(c, a) * 0.5 * std::log(c * c + root_scale * root_scale);
}

double evaluate(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;
    case Op::negate:
      return -a;
    case Op::power:
      return std::pow(a, b);
    case Op::order:
      return order_power(a, b);
    case Op::order_by_c:
      return order_power_by_c(a, b);
    case Op::order_by_a:
      return order_power_by_a(a, b);
    case Op::value_log:
      return a == 0.0 ? 0.0 : a * std::log(b);
    case Op::exp:
      return exponential(a);
    case Op::ln:
      return std::log(a);
    case Op::log10:
      return std::log10(a);
    case Op::sqrt:
      return std::sqrt(a);
    case Op::abs:
      return std::abs(a);
    case Op::sign:
      return a >= 0.0 ? 1.0 : -1.0;
    case Op::sin:
      return std::sin(a);
    case Op::cos:
      return std::cos(a);
    case Op::tan:
      return std::tan(a);
    case Op::atan:
      return std::atan(a);
    case Op::tanh:
      return std::tanh(a);
    // A value that is not a number must not disappear behind a comparison.
    case Op::min:
      return a <= b ? a : std::isnan(a) ? a : b;
    case Op::max:
      return a <= b ? b : std::isnan(b) ? b : a;
    case Op::not_above:
      return a <= b ? 1.0 : 0.0;
    case Op::masked:
      return a == 0.0 ? 0.0 : a * b;
    case Op::constant:
    case Op::slot:
    case Op::multiply3:
    case Op::multiply4:
      break;  // have no two operands
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace pf::kinetics
