#pragma once

#include <string>
#include <vector>

#include "timeline.hpp"

namespace pf::reactor {

/// Ranks at one time: what ends comes before what begins, doses before the temperature that is prescribed
/// after them.
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

inline std::unexpected<Error> out_of_range(std::string pointer, std::string detail, std::string hint) {
  return std::unexpected(Error{std::move(pointer), "out_of_range", std::move(detail), std::move(hint)});
}

/// The line through (t0, v0) and (t1, v1), as a function of t at fixed t.
Line line_between(const Jet& t0, const Jet& v0, const Jet& t1, const Jet& v1);
Line constant_line(const Jet& value);

/// Collects marks in any order and hands out ids; positions are known after sorting.
class TimelineBuilder {
 public:
  TimelineBuilder(const Model& model, Timeline& timeline)
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

}  // namespace pf::reactor
