#pragma once

#include <cstddef>
#include <span>

namespace pf {

/// A number in SI, or a reference to a parameter of the model. Wherever a model has a quantity, it has this.
struct Parametric {
  static constexpr std::ptrdiff_t none = -1;

  double constant = 0.0;            ///< the value [SI] when no parameter is referred to
  std::ptrdiff_t parameter = none;  ///< index into the model's parameter values, or `none`

  constexpr Parametric() = default;
  constexpr Parametric(double value) : constant(value) {}  // NOLINT: a number is a quantity
  static constexpr Parametric of_parameter(std::size_t index) {
    Parametric p;
    p.parameter = static_cast<std::ptrdiff_t>(index);
    return p;
  }

  constexpr bool is_parameter() const { return parameter != none; }
  /// The value [SI] under the given parameter values, shape (n_parameters).
  constexpr double value(std::span<const double> parameters) const {
    return is_parameter() ? parameters[static_cast<std::size_t>(parameter)] : constant;
  }
};

}  // namespace pf
