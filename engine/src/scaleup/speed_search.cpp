#include "speed_search.hpp"

#include <cmath>
#include <limits>
#include <optional>

#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr double slowest = 1e-4, fastest = 1e3;  ///< [1/s]
constexpr int steps = 140;                       ///< of the scan, 20 a decade

/// The logarithm of condition/value against log N; nothing where the condition has no number.
class Departure {
 public:
  Departure(const Condition& condition, double value, const Vessel& vessel, const Operation& operation)
      : condition_(condition), value_(value), vessel_(vessel), operation_(operation) {}

  Answer condition_at(double log_speed) {
    operation_.speed = std::exp(log_speed);
    return condition_.compute(vessel_, operation_);
  }
  std::optional<double> operator()(double log_speed) {
    const Answer answer = condition_at(log_speed);
    if (!answer || !(*answer > 0.0)) return std::nullopt;
    return std::log(*answer / value_);
  }

 private:
  const Condition& condition_;
  double value_;
  const Vessel& vessel_;
  Operation operation_;
};

struct Point {
  double x;  ///< log N
  double departure;
};

/// Halves until the doubles end; nothing where the condition has no number on the way.
std::optional<double> root_between(Departure& departure, Point low, Point high) {
  while (true) {
    const double middle = 0.5 * (low.x + high.x);
    if (!(middle > low.x && middle < high.x)) break;
    const auto at = departure(middle);
    if (!at) return std::nullopt;
    const Point point{middle, *at};
    ((*at > 0.0) == (low.departure > 0.0) ? low : high) = point;
  }
  const Point best = std::abs(low.departure) <= std::abs(high.departure) ? low : high;
  // A step of the condition, where a correlation hands over to the next, is no root.
  constexpr double rounding = 1e-10;
  return std::abs(best.departure) <= rounding ? std::optional(best.x) : std::nullopt;
}

/// The end of the condition's range between a point inside it and one outside.
Point edge(Departure& departure, Point inside, double outside) {
  while (true) {
    const double middle = 0.5 * (inside.x + outside);
    if (middle == inside.x || middle == outside) return inside;
    if (const auto at = departure(middle))
      inside = {middle, *at};
    else
      outside = middle;
  }
}

/// What the scan learned: where the condition exists and what it reaches there.
struct Reach {
  std::optional<double> first, last;                                 ///< log N
  double low = std::numeric_limits<double>::infinity(), high = 0.0;  ///< condition/value

  void include(const Point& point) {
    if (!first) first = point.x;
    last = point.x;
    low = std::min(low, std::exp(point.departure));
    high = std::max(high, std::exp(point.departure));
  }
};

std::optional<double> scan(Departure& departure, Reach& reach) {
  const double start = std::log(slowest), stride = (std::log(fastest) - start) / steps;
  std::optional<Point> before;
  for (int i = 0; i <= steps; ++i) {
    const double x = start + i * stride;
    const auto at = departure(x);
    std::optional<Point> here = at ? std::optional(Point{x, *at}) : std::nullopt;
    std::optional<Point> left = before, right = here;
    if (here && !before && i > 0) left = edge(departure, *here, x - stride);
    if (before && !here) right = edge(departure, *before, x);
    if (left) reach.include(*left);
    if (right) reach.include(*right);
    if (left && right) {
      if (left->departure == 0.0) return left->x;
      if (right->departure == 0.0) return right->x;
      if ((left->departure > 0.0) != (right->departure > 0.0))
        if (const auto root = root_between(departure, *left, *right)) return root;
    }
    before = here;
  }
  return std::nullopt;
}

/// Why the value is out of reach: what the condition comes to at the end of its range, and what ends it.
std::unexpected<NotApplicable> out_of_reach(const Condition& condition, Departure& departure,
                                            const Reach& reach, const Vessel& vessel) {
  const std::string head = std::string(condition.name) + " cannot be kept in " + name_of(vessel) + ": ";
  const std::string span = "from " + rpm(std::exp(*reach.first)) + " to " + rpm(std::exp(*reach.last));
  if (reach.low < 1.0 && reach.high > 1.0)
    return not_applicable(
        head + span + " it jumps over the value to be kept, where one correlation hands over to the next.");
  std::string end;
  for (const double beyond : {*reach.first - 1e-9, *reach.last + 1e-9})
    if (const Answer answer = departure.condition_at(beyond);
        !answer && end.find(answer.error().reason) == end.npos)
      end += (end.empty() ? " Beyond: " : " ") + answer.error().reason;
  return not_applicable(head + span + ", where it can be computed, it is " + number(reach.low) + " to " +
                        number(reach.high) + " times the value to be kept." + end);
}

}  // namespace

Answer speed_for(const Condition& condition, double value, const Vessel& vessel, const Operation& operation) {
  Departure departure(condition, value, vessel, operation);
  Reach reach;
  if (const auto root = scan(departure, reach)) return std::exp(*root);
  if (!reach.first)
    return not_applicable("In " + name_of(vessel) + ": " + departure.condition_at(0.0).error().reason);
  return out_of_reach(condition, departure, reach, vessel);
}

}  // namespace pf::scaleup
