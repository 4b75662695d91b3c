// Feeds as lines between marks.
#include <algorithm>
#include <cmath>
#include <string>

#include "timeline_builder.hpp"

namespace pf::reactor {

Line line_between(const Jet& t0, const Jet& v0, const Jet& t1, const Jet& v1) {
  Line line;
  line.origin = t0.v;
  line.slope = (v1 - v0) / (t1 - t0);
  // v(t) = v0 + slope (t - t0): moving the knot moves the value at fixed t
  line.value = v0 - make_jet(0.0, [&] {
                 std::vector<double> d = t0.d;
                 for (double& di : d) di *= line.slope.v;
                 return d;
               }());
  return line;
}

Line constant_line(const Jet& value) {
  Line line;
  line.value = value;
  return line;
}

pf::Result<void> TimelineBuilder::constant_feed(const Feed& feed, const Jet& rate, FeedLine& line,
                                                const std::string& pointer) {
  const Jet start = jet_(feed.start);
  if (rate.v < 0)
    return out_of_range(pointer + "/rate", "A feed rate must not be negative.",
                        "Use a withdrawal to take something out.");
  Id end = end_;
  if (feed.amount) {
    if (!(rate.v > 0))
      return out_of_range(pointer + "/rate", "A feed of a given amount needs a rate above zero.", "");
    end = mark(start + jet_(*feed.amount) / rate, ends);
  } else if (feed.end) {
    end = mark(jet_(*feed.end), ends);
  }
  if (end != end_ && out_.marks[end].time.v < start.v)
    return out_of_range(pointer + "/end", "The feed ends before it starts.", "Exchange start and end.");
  line.flow.push_back({mark(start, begins), end, constant_line(rate)});
  return {};
}

/// Time within [t0, t1] at which the integral of a linear rate from t0 reaches `volume`.
double time_to_dose(double r0, double r1, double length, double volume) {
  const double slope = (r1 - r0) / length;
  const double root = std::sqrt(std::max(0.0, r0 * r0 + 2 * slope * volume));
  return 2 * volume / (r0 + root);  // the form that does not cancel
}

pf::Result<void> TimelineBuilder::profile_feed(const Feed& feed, const Profile& profile, FeedLine& line,
                                               const std::string& pointer) {
  Jet fed;
  const std::optional<Jet> amount = feed.amount ? std::optional(jet_(*feed.amount)) : std::nullopt;
  const Jet from = jet_(feed.start);
  const std::optional<Jet> until = feed.end ? std::optional(jet_(*feed.end)) : std::nullopt;
  for (std::size_t k = 0; k + 1 < profile.size(); ++k) {
    Jet t0 = jet_(profile[k].time), t1 = jet_(profile[k + 1].time);
    Jet r0 = jet_(profile[k].value), r1 = jet_(profile[k + 1].value);
    if (r0.v < 0 || r1.v < 0)
      return out_of_range(pointer + "/profile/" + std::to_string(r0.v < 0 ? k : k + 1),
                          "A feed rate must not be negative.", "");
    if (t1.v < t0.v)
      return out_of_range(pointer + "/profile/" + std::to_string(k + 1),
                          "Times of a profile must not decrease.", "");
    if (t1.v <= t0.v || t1.v <= from.v || (until && t0.v >= until->v)) continue;
    const Jet slope = (r1 - r0) / (t1 - t0);
    if (t0.v < from.v) {
      r0 = r0 + slope * (from - t0);
      t0 = from;
    }
    if (until && t1.v > until->v) {
      r1 = r1 - slope * (t1 - *until);
      t1 = *until;
    }
    const Jet piece = Jet(0.5) * (r0 + r1) * (t1 - t0);
    bool done = false;
    if (amount && fed.v + piece.v >= amount->v) {
      const double left = amount->v - fed.v;
      Jet cut(t0.v + (left > 0 ? time_to_dose(r0.v, r1.v, t1.v - t0.v, left) : 0.0));
      const double rate_at_cut = r0.v + slope.v * (cut.v - t0.v);
      // implicit differentiation of fed(cut) = amount
      const Jet linear = Jet(0.5) * slope * (cut - t0) * (cut - t0) + r0 * (cut - t0);
      const Jet residual = *amount - fed - linear;
      if (rate_at_cut > 0) cut.d = detail::combine(1 / rate_at_cut, residual.d, 0, {});
      r1 = r0 + slope * (cut - t0);
      t1 = cut;
      done = true;
    }
    if (t1.v > t0.v) line.flow.push_back({mark(t0, begins), mark(t1, ends), line_between(t0, r0, t1, r1)});
    fed = fed + piece;
    if (done) return {};
  }
  return {};
}

pf::Result<void> TimelineBuilder::feed(const Feed& feed, const std::string& pointer) {
  FeedLine line;
  line.concentration = contents(feed.contents, Content::Basis::concentration);
  if (feed.temperature) line.temperature = jet_(*feed.temperature);
  const Medium& medium = *model_.medium;
  const auto density = feed.density ? feed.density : medium.density;
  const auto heat_capacity = feed.heat_capacity ? feed.heat_capacity : medium.heat_capacity;
  if (density && heat_capacity) line.rho_cp = jet_(*density) * jet_(*heat_capacity);
  const auto* profile = std::get_if<Profile>(&feed.rate);
  auto made = profile ? profile_feed(feed, *profile, line, pointer)
                      : constant_feed(feed, jet_(std::get<Parametric>(feed.rate)), line, pointer);
  out_.feeds.push_back(std::move(line));
  return made;
}

}  // namespace pf::reactor
