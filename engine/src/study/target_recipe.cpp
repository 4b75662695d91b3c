#include "target_recipe.hpp"

#include <algorithm>

namespace pf::study {
namespace {

using Parameters = std::span<const double>;

/// Of the controller [K/K]: the coolant is at its limit once the contents are about 1 K off. Without an
/// integral, because one that waits at a limit chatters there: the temperature stays within that kelvin
/// anyway.
constexpr double gain = 50.0;

double line(double t0, double v0, double t1, double v1, double t) {
  return t1 > t0 ? v0 + (v1 - v0) * (t - t0) / (t1 - t0) : v1;
}

/// A profile of constants: linear between its points, held outside.
double value_at(const reactor::Profile& points, double t) {
  if (t <= points.front().time.constant) return points.front().value.constant;
  for (std::size_t i = 1; i < points.size(); ++i)
    if (t <= points[i].time.constant)
      return line(points[i - 1].time.constant, points[i - 1].value.constant, points[i].time.constant,
                  points[i].value.constant, t);
  return points.back().value.constant;
}

double temperature_at(const reactor::Series& run, double t) {
  const auto after = std::ranges::lower_bound(run.time, t);
  if (after == run.time.begin()) return run.temperature.front();
  if (after == run.time.end()) return run.temperature.back();
  const auto i = static_cast<std::size_t>(after - run.time.begin());
  return line(run.time[i - 1], run.temperature[i - 1], run.time[i], run.temperature[i], t);
}

/// The temperatures of a run between two times, as a profile.
reactor::Profile course(const reactor::Series& run, double begin, double end) {
  reactor::Profile points{{begin, temperature_at(run, begin)}};
  for (std::size_t i = 0; i < run.time.size(); ++i)
    if (run.time[i] > begin && run.time[i] < end) points.push_back({run.time[i], run.temperature[i]});
  points.push_back({end, temperature_at(run, end)});
  return points;
}

reactor::Profile evaluated(const reactor::Profile& profile, Parameters p) {
  reactor::Profile result;
  for (const reactor::ProfilePoint& point : profile)
    result.push_back({point.time.value(p), point.value.value(p)});
  return result;
}

reactor::HeatTransfer heat_transfer(const scaleup::ConductanceTable& table) {
  reactor::HeatTransfer transfer;
  transfer.scaling = reactor::HeatTransfer::Scaling::table;
  for (std::size_t i = 0; i < table.volume.size(); ++i)
    transfer.table.push_back({table.volume[i], table.conductance[i]});
  return transfer;
}

reactor::Setpoint controller(const TargetHeat& heat, reactor::Profile setpoint) {
  reactor::Setpoint control;
  control.heat_transfer = heat_transfer(heat.table);
  control.setpoint = std::move(setpoint);
  control.gain = gain;
  control.jacket_min = heat.inlet_min;
  control.jacket_max = heat.inlet_max;
  return control;
}

}  // namespace

std::vector<Aim> aims_of(const reactor::Recipe& recipe, Parameters p, const reactor::Series& base_run) {
  std::vector<Aim> aims;
  double begin = 0.0;
  for (const reactor::Stage& stage : recipe.stages) {
    Aim aim;
    aim.end = stage.until ? stage.until->value(p) : recipe.duration.value(p);
    if (const auto* constant = std::get_if<reactor::Isothermal>(&stage.control))
      aim.points = {
          {begin, constant->temperature ? constant->temperature->value(p) : temperature_at(base_run, begin)}};
    else if (const auto* profile = std::get_if<reactor::TemperatureProfile>(&stage.control))
      aim.points = evaluated(profile->points, p);
    else if (const auto* controlled = std::get_if<reactor::Setpoint>(&stage.control))
      aim.points = evaluated(controlled->setpoint, p);
    else if (std::holds_alternative<reactor::Jacket>(stage.control))
      aim.points = course(base_run, begin, aim.end);
    begin = aim.end;
    aims.push_back(std::move(aim));
  }
  return aims;
}

namespace {

/// Calls `visit(T - aim, time)` wherever the recipe asks for a temperature.
template <class Visit>
void for_each_departure(const reactor::Series& run, const std::vector<Aim>& aims, const TimeMap& map,
                        double begin, Visit visit) {
  std::vector<reactor::Profile> points;
  for (const Aim& aim : aims) points.push_back(mapped(aim.points, {}, map));
  for (std::size_t i = 0; i < run.time.size(); ++i) {
    if (run.time[i] < begin) continue;
    std::size_t stage = 0;
    while (stage + 1 < aims.size() && run.time[i] > map(aims[stage].end)) ++stage;
    if (!points[stage].empty()) visit(run.temperature[i] - value_at(points[stage], run.time[i]), run.time[i]);
  }
}

}  // namespace

std::optional<double> largest_rise(const reactor::Series& run, const std::vector<Aim>& aims,
                                   const TimeMap& map, double begin) {
  std::optional<double> rise;
  for_each_departure(run, aims, map, begin,
                     [&](double above, double) { rise = std::max(rise.value_or(0.0), above); });
  return rise;
}

Shortfall largest_shortfall(const reactor::Series& run, const std::vector<Aim>& aims, const TimeMap& map) {
  Shortfall found;
  for_each_departure(run, aims, map, 0.0, [&](double above, double time) {
    found.at_end = std::max(0.0, -above);
    if (-above <= found.largest) return;
    found.largest = -above;
    found.time = time;
  });
  return found;
}

reactor::Recipe target_recipe(const reactor::Recipe& recipe, Parameters p, double ratio, const TimeMap& map,
                              const std::vector<Aim>& aims, const TargetHeat* heat) {
  reactor::Recipe result = scaled_recipe(recipe, p, ratio, map);
  result.vessel = {};
  if (heat != nullptr) {
    result.vessel.heat_capacity = heat->vessel_heat_capacity;
    result.vessel.stirring_power = heat->stirring_power;
  }
  for (std::size_t i = 0; i < result.stages.size(); ++i) {
    if (aims[i].points.empty()) continue;  // adiabatic stays so
    reactor::Profile points = mapped(aims[i].points, {}, map);
    reactor::Control& control = result.stages[i].control;
    if (heat == nullptr) {
      control = reactor::TemperatureProfile{std::move(points)};
      continue;
    }
    control = controller(*heat, std::move(points));
  }
  return result;
}

}  // namespace pf::study
