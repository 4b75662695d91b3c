#include "pharmaflow/base/run_context.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "support/threaded_team.hpp"

namespace pf {
namespace {

/// Everything that a job may leave behind.
struct Trace {
  double number = 0.0;
  std::string text;
  std::optional<double> maybe;
  std::optional<std::string> maybe_text;
  std::vector<std::vector<double>> table;
  Result<int> outcome = 0;
  bool operator==(const Trace&) const = default;
};
void carry(Parcel& parcel, Trace& t) { parcel(t.number, t.text, t.maybe, t.maybe_text, t.table, t.outcome); }

Trace trace_of(std::size_t i) {
  Trace t;
  t.number = 1.0 / static_cast<double>(i + 3);
  t.text = std::string(i * 7, 'x');
  if (i % 2 == 0) t.maybe = t.number;
  if (i % 3 == 0) t.maybe_text = t.text;
  t.table.assign(i, std::vector<double>(i % 4, t.number));
  if (i % 5 == 4) t.outcome = fail("spoilt", "Job " + std::to_string(i) + " failed.", "Mend it.");
  return t;
}

TEST(RunContext, EveryMemberOfATeamLearnsWhatTheOthersDid) {
  constexpr std::size_t jobs = 17;
  for (const std::size_t members : {1, 2, 5, 20}) {
    std::vector<std::vector<Trace>> traces(members, std::vector<Trace>(jobs));
    std::vector<std::size_t> done(members);
    test::ThreadedTeam(members).run([&](Team& team) {
      RunContext context;
      context.team = &team;
      std::vector<Trace>& own = traces[team.member()];
      own[3].outcome = fail("stale", "", "");  // what was there before does not shine through
      own[4].maybe_text = "stale";
      context.each(
          jobs,
          [&](std::size_t i) {
            own[i] = trace_of(i);
            ++done[team.member()];
          },
          [&](std::size_t i, Parcel& parcel) { parcel(own[i]); });
    });
    EXPECT_EQ(std::accumulate(done.begin(), done.end(), std::size_t{0}), jobs);
    for (const auto& own : traces)
      for (std::size_t i = 0; i < jobs; ++i)
        EXPECT_EQ(own[i], trace_of(i)) << members << " members, job " << i;
  }
}

/// A team whose other members went away.
class Deserted final : public Team {
 public:
  std::size_t members() const override { return gone_ ? 1 : 3; }
  std::size_t member() const override { return 1; }
  bool exchange(const std::string&, std::vector<std::string>&) override {
    gone_ = true;
    return false;
  }

 private:
  bool gone_ = false;
};

TEST(RunContext, WhoIsLeftAloneDoesTheJobsOfTheOthers) {
  Deserted team;
  RunContext context;
  context.team = &team;
  std::vector<int> times(8);
  const auto job = [&](std::size_t i) { ++times[i]; };
  const auto places = [&](std::size_t i, Parcel& parcel) { parcel(times[i]); };
  context.each(times.size(), job, places);
  EXPECT_EQ(times, std::vector<int>(8, 1));
  EXPECT_EQ(context.hands(), 1u);
  context.each(times.size(), job, places);
  EXPECT_EQ(times, std::vector<int>(8, 2));
}

}  // namespace
}  // namespace pf
