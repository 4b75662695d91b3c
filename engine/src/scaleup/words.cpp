#include "words.hpp"

#include <limits>

namespace pf::scaleup {

bool within(double value, const Range& range) {
  // 0.5001 of a data sheet is the 0.5 of a correlation's range; at larger numbers this is no allowance.
  constexpr double half_digit = 0.005;
  return value >= range.low - half_digit && value < range.high + half_digit;
}

std::unexpected<NotApplicable> outside(std::string_view quantity, double value, std::string_view correlation,
                                       const Range& range) {
  const std::string unit = range.unit.empty() ? std::string() : " " + std::string(range.unit);
  const bool open = range.high == std::numeric_limits<double>::infinity();
  const std::string span =
      open ? shortest(range.low) + unit + " up" : shortest(range.low) + " to " + shortest(range.high) + unit;
  return not_applicable(std::string(quantity) + " is " + number(value) + unit + "; " +
                        std::string(correlation) + " holds from " + span + ".");
}

}  // namespace pf::scaleup
