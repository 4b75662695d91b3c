#include "scaled_recipe.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pf::study {
namespace {

using Parameters = std::span<const double>;

struct FlowPoint {
  double time, rate;
};
/// A feed's flow, linear between the points and zero outside of them.
using Flow = std::vector<FlowPoint>;

/// The flow after `seconds` of a piece between two points.
double between(const FlowPoint& a, const FlowPoint& b, double t) {
  return b.time > a.time ? a.rate + (b.rate - a.rate) * (t - a.time) / (b.time - a.time) : b.rate;
}

/// Time after a.time at which a piece has delivered a volume that it does deliver.
double time_for(const FlowPoint& a, const FlowPoint& b, double volume) {
  const double slope = (b.rate - a.rate) / (b.time - a.time);
  // volume = a t + slope t^2 / 2, in the form without cancellation
  const double root = std::sqrt(std::max(a.rate * a.rate + 2.0 * slope * volume, 0.0));
  return a.rate + root > 0 ? 2.0 * volume / (a.rate + root) : b.time - a.time;
}

/// The part of a flow between two times.
Flow clipped(const Flow& flow, double begin, double end) {
  Flow result;
  for (std::size_t i = 0; i + 1 < flow.size(); ++i) {
    const FlowPoint &a = flow[i], &b = flow[i + 1];
    const double from = std::max(a.time, begin), to = std::min(b.time, end);
    if (!(from < to)) continue;
    result.push_back({from, between(a, b, from)});
    result.push_back({to, between(a, b, to)});
  }
  return result;
}

/// The part of a flow until a volume is in.
Flow limited(const Flow& flow, double volume) {
  Flow result;
  for (std::size_t i = 0; i + 1 < flow.size(); ++i) {
    const FlowPoint &a = flow[i], &b = flow[i + 1];
    if (!(a.time < b.time)) continue;
    const double here = (a.rate + b.rate) / 2 * (b.time - a.time);
    result.push_back(a);
    if (here >= volume) {
      const double end = std::min(a.time + time_for(a, b, volume), b.time);
      result.push_back({end, between(a, b, end)});
      return result;
    }
    result.push_back(b);
    volume -= here;
  }
  return result;
}

Flow flow_of(const reactor::Feed& feed, Parameters p, double duration) {
  const double start = feed.start.value(p);
  const double end = std::min(feed.end ? feed.end->value(p) : duration, duration);
  Flow flow;
  if (const auto* rate = std::get_if<Parametric>(&feed.rate)) {
    flow = {{start, rate->value(p)}, {end, rate->value(p)}};
  } else {
    for (const reactor::ProfilePoint& point : std::get<reactor::Profile>(feed.rate))
      flow.push_back({point.time.value(p), point.value.value(p)});
  }
  flow = clipped(flow, start, end);
  return feed.amount ? limited(flow, feed.amount->value(p)) : flow;
}

/// Draws within the dosing are slowed with it, so that they take the same amount: up to three pieces.
void append_draw(const reactor::Withdrawal& draw, Parameters p, double ratio, const TimeMap& map,
                 std::vector<reactor::Withdrawal>& out) {
  const double start = draw.start.value(p), end = draw.end->value(p), rate = draw.rate->value(p) * ratio;
  const double cuts[] = {start, std::clamp(map.window.begin, start, end),
                         std::clamp(map.window.end, start, end), end};
  for (std::size_t i = 0; i < 3; ++i) {
    if (!(cuts[i] < cuts[i + 1])) continue;
    reactor::Withdrawal piece;
    piece.start = map(cuts[i]);
    piece.end = map(cuts[i + 1]);
    piece.rate = i == 1 ? rate / map.factor : rate;
    out.push_back(piece);
  }
}

void scale_contents(std::vector<reactor::Content>& contents, Parameters p, double ratio) {
  for (reactor::Content& content : contents)
    if (content.basis == reactor::Content::Basis::amount) content.value = content.value.value(p) * ratio;
}

void map_control(reactor::Control& control, Parameters p, const TimeMap& map) {
  if (auto* profile = std::get_if<reactor::TemperatureProfile>(&control))
    profile->points = mapped(profile->points, p, map);
  if (auto* jacket = std::get_if<reactor::Jacket>(&control))
    jacket->temperature = mapped(jacket->temperature, p, map);
  if (auto* setpoint = std::get_if<reactor::Setpoint>(&control))
    setpoint->setpoint = mapped(setpoint->setpoint, p, map);
}

}  // namespace

std::optional<DosingWindow> dosing_window(const reactor::Recipe& recipe, Parameters p) {
  std::optional<DosingWindow> window;
  for (const reactor::Feed& feed : recipe.feeds) {
    const Flow flow = flow_of(feed, p, recipe.duration.value(p));
    for (std::size_t i = 0; i + 1 < flow.size(); ++i) {
      if (!(flow[i].rate + flow[i + 1].rate > 0) || !(flow[i].time < flow[i + 1].time)) continue;
      if (!window) window = DosingWindow{flow[i].time, flow[i + 1].time};
      window->begin = std::min(window->begin, flow[i].time);
      window->end = std::max(window->end, flow[i + 1].time);
    }
  }
  return window;
}

reactor::Profile mapped(const reactor::Profile& profile, Parameters p, const TimeMap& map) {
  reactor::Profile result;
  const auto add = [&](double t, double value) { result.push_back({map(t), value}); };
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const double t = profile[i].time.value(p), value = profile[i].value.value(p);
    // A line over a bend of the map is a line with a bend.
    if (i > 0) {
      const double before = profile[i - 1].time.value(p), last = profile[i - 1].value.value(p);
      for (const double bend : {map.window.begin, map.window.end})
        if (before < bend && bend < t) add(bend, last + (value - last) * (bend - before) / (t - before));
    }
    add(t, value);
  }
  return result;
}

reactor::Recipe scaled_recipe(const reactor::Recipe& recipe, Parameters p, double ratio, const TimeMap& map) {
  reactor::Recipe result = recipe;
  const double duration = recipe.duration.value(p);
  result.duration = map(duration);
  result.charge.volume = recipe.charge.volume.value(p) * ratio;
  scale_contents(result.charge.contents, p, ratio);
  for (std::size_t i = 0; i < result.feeds.size(); ++i) {
    reactor::Feed& feed = result.feeds[i];
    reactor::Profile profile;
    for (const FlowPoint& point : flow_of(recipe.feeds[i], p, duration))
      profile.push_back({map(point.time), point.rate * ratio / map.factor});
    if (profile.empty()) profile = {{0.0, 0.0}, {result.duration, 0.0}};  // it begins after the end
    feed.start = 0.0;
    feed.end.reset();
    feed.amount.reset();
    feed.rate = std::move(profile);
  }
  for (reactor::Dose& dose : result.doses) {
    dose.time = map(dose.time.value(p));
    dose.volume = dose.volume.value(p) * ratio;
    scale_contents(dose.contents, p, ratio);
  }
  result.withdrawals.clear();
  for (const reactor::Withdrawal& withdrawal : recipe.withdrawals) {
    if (!withdrawal.volume) {
      append_draw(withdrawal, p, ratio, map, result.withdrawals);
      continue;
    }
    reactor::Withdrawal sample = withdrawal;
    sample.start = map(withdrawal.start.value(p));
    sample.volume = withdrawal.volume->value(p) * ratio;
    result.withdrawals.push_back(sample);
  }
  for (reactor::Stage& stage : result.stages) {
    if (stage.until) stage.until = map(stage.until->value(p));
    map_control(stage.control, p, map);
  }
  return result;
}

}  // namespace pf::study
