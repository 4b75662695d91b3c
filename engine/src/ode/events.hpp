#pragma once

#include <vector>

#include "stepper.hpp"

namespace pf::ode {

/// Finds the roots of the event functions step by step, in the order of time.
///
/// A root is a change of sign between two of the scanned points of a step (its ends and three points between
/// them). A function that is zero at the start has no sign yet and takes the one it has a moment later. A
/// function that touches zero at a scanned point has a root there and no sign until the next point.
class Events {
 public:
  struct Root {
    std::size_t index = 0;
    int direction = 0;  ///< +1 rising, -1 falling
    double t = 0.0;     ///< to round-off, on the side where the function has its new sign
  };

  explicit Events(System& system);
  bool none() const { return signs_.empty(); }

  /// Begins a piece at (t, y). An event that was found at exactly this t does not occur again.
  void start(double t, const double* y);
  /// The roots within one step; valid until the next call. The memory suffices for all roots a step can have.
  const std::vector<Root>& find(const Step& step);

 private:
  /// Gives a sign at t to the functions that have none.
  void take_signs(const Step& step, double t);
  double value(const Step& step, std::size_t index, double t);
  double locate(const Step& step, std::size_t index, int direction, double a, double b);

  System& system_;
  std::vector<double> y_;
  std::vector<int> signs_;              ///< of each function at the point scanned last; 0: none yet
  std::vector<double> before_, after_;  ///< values at the ends of the scanned part of a step
  std::vector<double> scratch_;
  std::vector<double> found_at_;  ///< time of the last root of each function
  std::vector<Root> roots_;
};

}  // namespace pf::ode
