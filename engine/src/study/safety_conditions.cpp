#include "safety_conditions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pf::study {
namespace {

using Parameters = std::span<const double>;

void raise(std::optional<double>& highest, double value) {
  highest = std::max(highest.value_or(value), value);
}

}  // namespace

std::optional<double> highest_setpoint(const reactor::Recipe& recipe, Parameters p) {
  std::optional<double> highest;
  const auto charged = [&] {
    if (recipe.charge.temperature) raise(highest, recipe.charge.temperature->value(p));
  };
  for (const reactor::Stage& stage : recipe.stages) {
    if (const auto* isothermal = std::get_if<reactor::Isothermal>(&stage.control)) {
      if (isothermal->temperature)
        raise(highest, isothermal->temperature->value(p));
      else
        charged();
    }
    const reactor::Profile* profile = nullptr;
    if (const auto* set = std::get_if<reactor::TemperatureProfile>(&stage.control)) profile = &set->points;
    if (const auto* set = std::get_if<reactor::Setpoint>(&stage.control)) profile = &set->setpoint;
    if (profile)
      for (const reactor::ProfilePoint& point : *profile) raise(highest, point.value.value(p));
  }
  return highest;
}

double conductance_at(const reactor::HeatTransfer& transfer, Parameters p, double charged, double volume) {
  using Scaling = reactor::HeatTransfer::Scaling;
  const double ua = transfer.ua.value(p);
  if (transfer.scaling == Scaling::volume) return ua * volume / charged;
  if (transfer.scaling == Scaling::wetted_area) {
    const double d = transfer.diameter.value(p), bottom = std::numbers::pi / 4 * d * d;
    return ua * (bottom + 4 * volume / d) / (bottom + 4 * charged / d);
  }
  if (transfer.scaling != Scaling::table || transfer.table.empty()) return ua;
  const auto& table = transfer.table;
  const auto above = std::ranges::upper_bound(table, volume, {}, &reactor::ConductancePoint::volume);
  if (above == table.begin()) return table.front().ua.value(p);
  if (above == table.end()) return table.back().ua.value(p);
  const auto& below = *(above - 1);
  const double share = (volume - below.volume) / (above->volume - below.volume);
  return below.ua.value(p) + share * (above->ua.value(p) - below.ua.value(p));
}

std::optional<CoolingNow> cooling_of(const reactor::Recipe& recipe, Parameters p,
                                     const reactor::Series& normal) {
  if (normal.jacket_temperature.empty()) return std::nullopt;
  const reactor::HeatTransfer* transfer = nullptr;
  for (const reactor::Stage& stage : recipe.stages) {
    if (const auto* jacket = std::get_if<reactor::Jacket>(&stage.control)) transfer = &jacket->heat_transfer;
    if (const auto* set = std::get_if<reactor::Setpoint>(&stage.control)) transfer = &set->heat_transfer;
  }
  if (!transfer) return std::nullopt;
  const double charged = recipe.charge.volume.value(p);
  return CoolingNow{conductance_at(*transfer, p, charged, normal.volume.back()),
                    normal.jacket_temperature.back()};
}

}  // namespace pf::study
