#pragma once

#include <cstddef>
#include <vector>

#include "stepper.hpp"

namespace pf::ode {

/// Tells a step that takes a state below zero which its own equations keep above.
///
/// Where two species consume each other fast, the equations have a second, unstable branch at negative
/// concentrations. An L-stable step that is long against the reaction can land on it with a small error
/// estimate, and then follows it faithfully. Such a step is tried again with a quarter of its size, but not
/// for ever, neither in one step nor in steps that approach the crossing ever more slowly: another species
/// that is negative already may be what takes a state there.
class SignGuard {
 public:
  static constexpr int most_rejections = 12;  ///< in a row

  explicit SignGuard(const Context& context) {
    for (std::size_t i = 0; i < context.n; ++i)
      if (context.system.nonnegative(i)) floors_.push_back({i, -margin * context.absolute(i)});
  }

  /// @param before, after  the state at both ends of the step, shape (n)
  bool crossed(const double* before, const double* after) const {
    bool lost = false;
    for (const Floor& f : floors_) lost |= after[f.state] < f.value && before[f.state] >= f.value;
    return lost;
  }

 private:
  static constexpr double margin = 10.0;  ///< absolute tolerances
  struct Floor {
    std::size_t state;
    double value;
  };
  std::vector<Floor> floors_;
};

}  // namespace pf::ode
