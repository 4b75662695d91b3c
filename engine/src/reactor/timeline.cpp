#include "timeline.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::reactor {
namespace {

constexpr double default_temperature = zero_celsius + 25.0;

std::unexpected<Error> out_of_range(std::string pointer, std::string detail, std::string hint) {
  return std::unexpected(Error{std::move(pointer), "out_of_range", std::move(detail), std::move(hint)});
}

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
    return q;
  }
  std::optional<Jet> maybe(const std::optional<Parametric>& p) const {
    return p ? std::optional(jet(*p)) : std::nullopt;
  }
};

/// Collects marks in any order and hands out ids; positions are known after sorting.
class Builder {
 public:
  Builder(const Model& model, Timeline& timeline)
      : jet_(model.parameters, model.directions, model.unknowns), model_(model), out_(timeline) {}

  pf::Result<void> build();

 private:
  using Id = std::size_t;

  Id mark(Jet time, int rank, Action action = {}) {
    out_.marks.push_back({std::move(time), rank, std::move(action)});
    return out_.marks.size() - 1;
  }
  Jet optional_jet(const std::optional<Parametric>& p, double otherwise) const {
    return p ? jet_(*p) : Jet(otherwise);
  }

  std::vector<Jet> contents(const std::vector<Content>& list, Content::Basis basis) const;
  pf::Result<void> charge();
  pf::Result<void> feed(const Feed& feed, const std::string& pointer);
  pf::Result<void> constant_feed(const Feed& feed, const Jet& rate, FeedLine& line,
                                 const std::string& pointer);
  pf::Result<void> profile_feed(const Feed& feed, const Profile& profile, FeedLine& line,
                                const std::string& pointer);
  pf::Result<void> dose(std::size_t index, const std::string& pointer);
  pf::Result<void> withdrawal(std::size_t index, const std::string& pointer);
  pf::Result<void> stages();
  void stage_lines(StageLine& stage, const Profile& profile, bool sets_temperature, Id begin, Id end);
  void order_marks();
  pf::Result<void> check_volume() const;

  JetMaker jet_;
  const Model& model_;
  Timeline& out_;
  Id end_ = 0;
};

// Ranks at one time: what ends comes before what begins, doses before the temperature that is prescribed
// after them.
enum Rank {
  begin_of_run = -1,
  ends = 0,
  begins = 1,
  sample = 2,
  dosing = 3,
  stage_begin = 4,
  prescribed = 5,
  end_of_run = 6
};

std::vector<Jet> Builder::contents(const std::vector<Content>& list, Content::Basis basis) const {
  std::vector<Jet> sum(model_.network->species.size());
  for (const Content& content : list)
    if (content.basis == basis)
      sum[content.species] = sum[content.species] + jet_(content.value) * Jet(content.factor);
  return sum;
}

pf::Result<void> Builder::charge() {
  const Recipe& recipe = *model_.recipe;
  out_.volume = jet_(recipe.charge.volume);
  if (!(out_.volume.v > 0))
    return out_of_range("/charge/volume", "The charge must have a volume above zero.",
                        "State the volume of the liquid at the start.");
  out_.temperature = optional_jet(recipe.charge.temperature, default_temperature);
  if (!(out_.temperature.v > 0))
    return out_of_range("/charge/temperature", "The temperature of the charge is not above absolute zero.",
                        "");
  out_.initial = contents(recipe.charge.contents, Content::Basis::concentration);
  const std::vector<Jet> amounts = contents(recipe.charge.contents, Content::Basis::amount);
  for (std::size_t i = 0; i < amounts.size(); ++i)
    out_.initial[i] = out_.initial[i] + amounts[i] / out_.volume;
  return {};
}

/// The line through (t0, v0) and (t1, v1), as a function of t at fixed t.
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

pf::Result<void> Builder::constant_feed(const Feed& feed, const Jet& rate, FeedLine& line,
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

pf::Result<void> Builder::profile_feed(const Feed& feed, const Profile& profile, FeedLine& line,
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

pf::Result<void> Builder::feed(const Feed& feed, const std::string& pointer) {
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

pf::Result<void> Builder::dose(std::size_t index, const std::string& pointer) {
  const Dose& dose = model_.recipe->doses[index];
  Dosing dosing;
  dosing.volume = jet_(dose.volume);
  if (dosing.volume.v < 0)
    return out_of_range(pointer + "/volume", "The volume of a dose must not be negative.", "");
  dosing.amount = contents(dose.contents, Content::Basis::amount);
  const std::vector<Jet> concentration = contents(dose.contents, Content::Basis::concentration);
  for (std::size_t i = 0; i < concentration.size(); ++i)
    dosing.amount[i] = dosing.amount[i] + concentration[i] * dosing.volume;
  if (dose.temperature) dosing.temperature = jet_(*dose.temperature);
  out_.doses.push_back(std::move(dosing));
  mark(jet_(dose.time), Rank::dosing, {Action::Kind::dose, index, {}});
  return {};
}

pf::Result<void> Builder::withdrawal(std::size_t index, const std::string& pointer) {
  const Withdrawal& w = model_.recipe->withdrawals[index];
  const Jet start = jet_(w.start);
  out_.samples.push_back(optional_jet(w.volume, 0.0));
  if (w.volume) {
    if (out_.samples.back().v < 0)
      return out_of_range(pointer + "/volume", "The volume of a sample must not be negative.", "");
    mark(start, sample, {Action::Kind::sample, index, {}});
    return {};
  }
  const Jet rate = optional_jet(w.rate, 0.0);
  if (rate.v < 0)
    return out_of_range(pointer + "/rate", "The rate of a withdrawal must not be negative.",
                        "Use a feed to put something in.");
  const Id end = w.end ? mark(jet_(*w.end), ends) : end_;
  if (out_.marks[end].time.v < start.v)
    return out_of_range(pointer + "/end", "The withdrawal ends before it starts.", "");
  out_.withdrawals.push_back({mark(start, begins), end, constant_line(rate)});
  return {};
}

/// Pieces of a profile over one stage: held before the first and after the last point, linear between.
void Builder::stage_lines(StageLine& stage, const Profile& profile, bool sets_temperature, Id begin, Id end) {
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

pf::Result<void> Builder::stages() {
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

void Builder::order_marks() {
  std::vector<Id> order(out_.marks.size());
  std::iota(order.begin(), order.end(), Id{0});
  std::sort(order.begin(), order.end(), [&](Id a, Id b) {
    const Mark &x = out_.marks[a], &y = out_.marks[b];
    if (x.time.v != y.time.v) return x.time.v < y.time.v;
    return x.rank != y.rank ? x.rank < y.rank : a < b;
  });
  std::vector<std::size_t> position(order.size());
  std::vector<Mark> sorted(order.size());
  for (std::size_t p = 0; p < order.size(); ++p) {
    position[order[p]] = p;
    sorted[p] = std::move(out_.marks[order[p]]);
  }
  out_.marks = std::move(sorted);
  const auto renumber = [&](Piece& piece) {
    piece.begin = position[piece.begin];
    piece.end = position[piece.end];
  };
  for (FeedLine& feed : out_.feeds) std::ranges::for_each(feed.flow, renumber);
  std::ranges::for_each(out_.withdrawals, renumber);
  for (StageLine& stage : out_.stages) {
    stage.begin = position[stage.begin];
    stage.end = position[stage.end];
    std::ranges::for_each(stage.lines, renumber);
  }
}

/// The volume is known before the run: a vessel must not run empty.
pf::Result<void> Builder::check_volume() const {
  if (model_.recipe->type == Type::cstr) return {};
  double volume = out_.volume.v;
  for (std::size_t p = 0; p + 1 < out_.marks.size() && out_.marks[p].time.v <= out_.duration; ++p) {
    const Action& action = out_.marks[p].action;
    if (action.kind == Action::Kind::dose) volume += out_.doses[action.index].volume.v;
    if (action.kind == Action::Kind::sample) volume -= out_.samples[action.index].v;
    const double t0 = std::max(0.0, out_.marks[p].time.v);
    const double t1 = std::max(t0, std::min(out_.marks[p + 1].time.v, out_.duration));
    double r0 = 0.0, slope = 0.0;
    const auto add = [&](const Piece& piece, double sign) {
      if (piece.begin <= p && p < piece.end) {
        r0 += sign * piece.line.at(t0);
        slope += sign * piece.line.slope.v;
      }
    };
    for (const FeedLine& feed : out_.feeds)
      for (const Piece& piece : feed.flow) add(piece, 1.0);
    for (const Piece& piece : out_.withdrawals) add(piece, -1.0);
    const double length = t1 - t0, turn = slope > 0 && r0 < 0 ? std::min(length, -r0 / slope) : length;
    const double lowest = std::min(volume, volume + (r0 + 0.5 * slope * turn) * turn);
    volume += (r0 + 0.5 * slope * length) * length;
    if (!(std::min(lowest, volume) > 0))
      return out_of_range("/withdrawals", "The vessel runs empty before " + significant(t1, 6) + " s.",
                          "Withdraw less than what is in the vessel, or end the run earlier.");
  }
  return {};
}

pf::Result<void> Builder::build() {
  const Recipe& recipe = *model_.recipe;
  out_.duration = recipe.duration.value(model_.parameters);
  if (!(out_.duration >= 0)) return out_of_range("/duration", "The duration must not be negative.", "");
  mark(Jet(0.0), begin_of_run);
  end_ = mark(Jet(HUGE_VAL), end_of_run);
  if (auto made = charge(); !made) return made;
  for (std::size_t k = 0; k < recipe.feeds.size(); ++k)
    if (auto made = feed(recipe.feeds[k], "/feeds/" + std::to_string(k)); !made) return made;
  for (std::size_t k = 0; k < recipe.doses.size(); ++k)
    if (auto made = dose(k, "/doses/" + std::to_string(k)); !made) return made;
  for (std::size_t k = 0; k < recipe.withdrawals.size(); ++k)
    if (auto made = withdrawal(k, "/withdrawals/" + std::to_string(k)); !made) return made;
  if (auto made = stages(); !made) return made;
  order_marks();
  return check_volume();
}

}  // namespace

pf::Result<Timeline> make_timeline(const Model& model) {
  Timeline timeline;
  if (auto made = Builder(model, timeline).build(); !made) return std::unexpected(made.error());
  return timeline;
}

}  // namespace pf::reactor
