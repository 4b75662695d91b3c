// Conductance against volume as straight lines: docs/models/heat_transfer.md, "UA against the filling".
#include <algorithm>
#include <cmath>

#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr double tolerance = 1e-3;  ///< of the conductance, between two points
constexpr int halvings = 12;
constexpr double step_width = 1e-6;  ///< of the volume at which an impeller becomes covered

struct Point {
  double volume, conductance;
};

class TableMaker {
 public:
  TableMaker(const Vessel& vessel, const Operation& operation) : vessel_(vessel), operation_(operation) {}

  std::expected<ConductanceTable, NotApplicable> operator()(double low, double high) {
    auto last = at(low);
    if (!last) return std::unexpected(last.error());
    add(*last);
    for (const double volume : corners(low, high)) {
      const auto next = at(volume);
      if (!next) return std::unexpected(next.error());
      if (auto fault = between(*last, *next, halvings)) return std::unexpected(*fault);
      add(*next);
      last = next;
    }
    return std::move(table_);
  }

 private:
  std::expected<Point, NotApplicable> at(double volume) {
    operation_.volume = volume;
    const auto conductance = overall_conductance(vessel_, operation_);
    if (!conductance) return not_applicable("At " + litres(volume) + ": " + conductance.error().reason);
    return Point{volume, *conductance};
  }
  void add(const Point& point) {
    table_.volume.push_back(point.volume);
    table_.conductance.push_back(point.conductance);
  }

  /// Where the conductance has a corner or a step: the tangent, the jacket's edge, the impellers; and the
  /// end.
  std::vector<double> corners(double low, double high) const {
    std::vector<double> volumes{bottom_volume(vessel_)};
    if (vessel_.jacket) volumes.push_back(liquid_volume(vessel_, vessel_.jacket->top));
    for (const Impeller& impeller : vessel_.impellers)
      if (impeller.clearance) {
        const double covered = liquid_volume(vessel_, *impeller.clearance);
        volumes.push_back(covered * (1.0 - 0.5 * step_width));
        volumes.push_back(covered * (1.0 + 0.5 * step_width));
      }
    std::erase_if(volumes, [&](double v) { return !(v > low && v < high); });
    if (high > low) volumes.push_back(high);
    std::ranges::sort(volumes);
    volumes.erase(std::ranges::unique(volumes).begin(), volumes.end());
    return volumes;
  }

  /// Halves the interval while its middle lies off the straight line, and adds the points between its ends.
  std::optional<NotApplicable> between(const Point& a, const Point& b, int left) {
    if (left == 0 || b.volume - a.volume <= 2.0 * step_width * b.volume) return std::nullopt;
    const auto middle = at(0.5 * (a.volume + b.volume));
    if (!middle) return middle.error();
    const double line = 0.5 * (a.conductance + b.conductance);
    // the error of a parabola is largest in the middle; a margin for curves that are none
    if (std::abs(middle->conductance - line) <= 0.25 * tolerance * middle->conductance) return std::nullopt;
    if (auto fault = between(a, *middle, left - 1)) return fault;
    add(*middle);
    return between(*middle, b, left - 1);
  }

  const Vessel& vessel_;
  Operation operation_;
  ConductanceTable table_;
};

}  // namespace

std::expected<ConductanceTable, NotApplicable> conductance_table(const Vessel& vessel,
                                                                 const Operation& operation,
                                                                 double volume_min, double volume_max) {
  return TableMaker(vessel, operation)(volume_min, volume_max);
}

}  // namespace pf::scaleup
