// Stages of temperature control as lines between marks.
#include <algorithm>
#include <cmath>
#include <string>

#include "timeline_builder.hpp"

namespace pf::reactor {
namespace {

/// Reads the numbers of a temperature control.
struct ControlMaker {
  const JetMaker& jet;

  ControlQuantities operator()(const Isothermal&) const { return {}; }
  ControlQuantities operator()(const TemperatureProfile&) const { return {}; }
  ControlQuantities operator()(const Adiabatic&) const {
    ControlQuantities q;
    q.kind = ControlKind::adiabatic;
    return q;
  }
  ControlQuantities operator()(const Jacket& jacket) const {
    ControlQuantities q = transfer(jacket.heat_transfer);
    q.kind = jacket.coolant ? ControlKind::coolant : ControlKind::jacket;
    if (!jacket.coolant) return q;
    q.coolant_flow = jet(jacket.coolant->flow);
    q.coolant_volume = jet(jacket.coolant->volume);
    q.coolant_inlet = jet(jacket.coolant->inlet_temperature);
    q.coolant_rho_cp = jet(jacket.coolant->density) * jet(jacket.coolant->heat_capacity);
    q.jacket_start = jacket.temperature.empty() ? q.coolant_inlet : jet(jacket.temperature.front().value);
    return q;
  }
  ControlQuantities operator()(const Setpoint& setpoint) const {
    ControlQuantities q = transfer(setpoint.heat_transfer);
    q.kind = ControlKind::setpoint;
    q.gain = jet(setpoint.gain);
    q.integral_time = maybe(setpoint.integral_time);
    q.jacket_min = maybe(setpoint.jacket_min);
    q.jacket_max = maybe(setpoint.jacket_max);
    q.ramp_rate = maybe(setpoint.ramp_rate);
    return q;
  }

 private:
  ControlQuantities transfer(const HeatTransfer& heat_transfer) const {
    ControlQuantities q;
    q.scaling = heat_transfer.scaling;
    q.ua = jet(heat_transfer.ua);
    q.diameter = jet(heat_transfer.diameter);
    for (const ConductancePoint& point : heat_transfer.table) {
      q.table_volume.push_back(point.volume);
      q.table_ua.push_back(jet(point.ua));
    }
    return q;
  }
  std::optional<Jet> maybe(const std::optional<Parametric>& p) const {
    return p ? std::optional(jet(*p)) : std::nullopt;
  }
};

}  // namespace

/// Pieces of a profile over one stage: held before the first and after the last point, linear between.
void TimelineBuilder::stage_lines(StageLine& stage, const Profile& profile, bool sets_temperature, Id begin,
                                  Id end) {
  const auto knot = [&](const ProfilePoint& point) {
    const Jet time = jet_(point.time);
    Action action;
    if (sets_temperature) action = {Action::Kind::set_temperature, 0, jet_(point.value)};
    return mark(time, prescribed, std::move(action));
  };
  if (profile.empty()) return;
  const double from = out_.marks[begin].time.v, until = out_.marks[end].time.v;
  Id previous = begin;
  Jet held = jet_(profile.front().value);
  // What the profile says at the begin of the stage, so that the stage starts on it.
  std::size_t k = 0;
  Line line = constant_line(held);
  while (k < profile.size() && jet_(profile[k].time).v <= from) {
    held = jet_(profile[k].value);
    line = constant_line(held);
    if (k + 1 < profile.size()) {
      const Jet t0 = jet_(profile[k].time), t1 = jet_(profile[k + 1].time);
      if (t1.v > t0.v) line = line_between(t0, held, t1, jet_(profile[k + 1].value));
    }
    ++k;
  }
  if (sets_temperature) {
    Jet value = make_jet(line.at(from), line.value.d);
    value.d = detail::combine(1.0, line.value.d, from - line.origin, line.slope.d);
    mark(out_.marks[begin].time, prescribed, {Action::Kind::set_temperature, 0, value});
  }
  for (; k < profile.size(); ++k) {
    const Jet time = jet_(profile[k].time);
    if (time.v >= until) break;
    const Id here = knot(profile[k]);
    stage.lines.push_back({previous, here, line});
    const Jet value = jet_(profile[k].value);
    line = constant_line(value);
    if (k + 1 < profile.size()) {
      const Jet next = jet_(profile[k + 1].time);
      if (next.v > time.v) line = line_between(time, value, next, jet_(profile[k + 1].value));
    }
    previous = here;
  }
  stage.lines.push_back({previous, end, line});
}

pf::Result<void> TimelineBuilder::stages() {
  const Recipe& recipe = *model_.recipe;
  Id begin = mark(Jet(0.0), stage_begin, {Action::Kind::begin_stage, 0, {}});
  for (std::size_t k = 0; k < recipe.stages.size(); ++k) {
    const Stage& stage = recipe.stages[k];
    StageLine line;
    line.control = std::visit(ControlMaker{jet_}, stage.control);
    Id end = end_;
    if (stage.until && k + 1 < recipe.stages.size()) {
      const Jet until = jet_(*stage.until);
      if (until.v <= out_.marks[begin].time.v)
        return out_of_range("/temperature/stages/" + std::to_string(k) + "/until",
                            "A stage must end after it begins.", "");
      end = mark(until, stage_begin, {Action::Kind::begin_stage, k + 1, {}});
    }
    line.begin = begin;
    line.end = end;
    if (const auto* profile = std::get_if<TemperatureProfile>(&stage.control))
      stage_lines(line, profile->points, true, begin, end);
    if (const auto* jacket = std::get_if<Jacket>(&stage.control); jacket && !jacket->coolant)
      stage_lines(line, jacket->temperature, false, begin, end);
    if (const auto* setpoint = std::get_if<Setpoint>(&stage.control))
      stage_lines(line, setpoint->setpoint, false, begin, end);
    if (const auto* isothermal = std::get_if<Isothermal>(&stage.control);
        isothermal && isothermal->temperature)
      mark(out_.marks[begin].time, prescribed,
           {Action::Kind::set_temperature, 0, jet_(*isothermal->temperature)});
    out_.stages.push_back(std::move(line));
    begin = end;
  }
  return {};
}

}  // namespace pf::reactor
