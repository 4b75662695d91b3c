#pragma once

#include <cstddef>
#include <vector>

#include "lsoda_coefficients.hpp"

namespace pf::ode {

/// The history of `width` components as a Nordsieck array: row j holds h^j y^(j) / j! at the present point.
///
/// Two copies are kept: the present one and the prediction. A rejected step costs nothing to undo and leaves
/// no round-off behind, and the state at the beginning of the last step stays at hand.
class Nordsieck {
 public:
  Nordsieck(std::size_t width, int maximum_order);

  double* row(int j) { return present_.data() + static_cast<std::size_t>(j) * width_; }
  const double* row(int j) const { return present_.data() + static_cast<std::size_t>(j) * width_; }
  const double* previous() const { return other_.data(); }  ///< y at the beginning of the last accepted step
  const double* predicted(int j) const { return other_.data() + static_cast<std::size_t>(j) * width_; }
  std::size_t width() const { return width_; }

  /// predicted = the present polynomial, expanded about t + h.
  void predict(int order);
  /// present = predicted + l e; the former present row 0 is then previous().
  void accept(int order, const Polynomial& l, const double* e);
  /// For a step size `ratio` times the present one.
  void rescale(int order, double ratio);
  /// From order to order + 1: the new leading coefficient is scale * e.
  void raise(int order, const Polynomial& change, double scale, const double* e);
  /// From order to order - 1.
  void lower(int order, const Polynomial& change);
  /// The polynomial at x = (t - t_n) / h.
  void evaluate(int order, double x, double* y) const;

 private:
  std::size_t width_;
  std::vector<double> present_;
  std::vector<double> other_;
};

}  // namespace pf::ode
