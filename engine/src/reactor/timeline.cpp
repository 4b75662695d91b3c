#include "timeline.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/base/text.hpp"
#include "timeline_builder.hpp"

namespace pf::reactor {
namespace {

constexpr double default_temperature = zero_celsius + 25.0;

}  // namespace

std::vector<Jet> TimelineBuilder::contents(const std::vector<Content>& list, Content::Basis basis) const {
  std::vector<Jet> sum(model_.network->species.size());
  for (const Content& content : list)
    if (content.basis == basis)
      sum[content.species] = sum[content.species] + jet_(content.value) * Jet(content.factor);
  return sum;
}

pf::Result<void> TimelineBuilder::charge() {
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

pf::Result<void> TimelineBuilder::dose(std::size_t index, const std::string& pointer) {
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

pf::Result<void> TimelineBuilder::withdrawal(std::size_t index, const std::string& pointer) {
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

void TimelineBuilder::order_marks() {
  std::vector<Id> order(out_.marks.size());
  std::iota(order.begin(), order.end(), Id{0});
  sort_small(order, [&](Id a, Id b) {
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
pf::Result<void> TimelineBuilder::check_volume() const {
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

pf::Result<void> TimelineBuilder::build() {
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

pf::Result<Timeline> make_timeline(const Model& model) {
  Timeline timeline;
  if (auto made = TimelineBuilder(model, timeline).build(); !made) return std::unexpected(made.error());
  return timeline;
}

}  // namespace pf::reactor
