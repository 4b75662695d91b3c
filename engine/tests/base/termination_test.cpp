#include "pharmaflow/base/termination.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "pharmaflow/base/run_context.hpp"

namespace pf {
namespace {

TEST(Termination, EveryOutcomeHasAWordOfItsOwn) {
  std::set<std::string_view> words;
  for (int t = 0; t <= static_cast<int>(Termination::not_converged); ++t)
    words.insert(to_string(static_cast<Termination>(t)));
  EXPECT_EQ(words.size(), static_cast<std::size_t>(Termination::not_converged) + 1);
  EXPECT_FALSE(words.contains("unknown"));
  EXPECT_EQ(to_string(Termination::step_too_small), "step_too_small");
}

TEST(RunContext, GoesOnByDefaultAndPassesTheAnswerOn) {
  RunContext context;
  EXPECT_EQ(context.poll(0.5), Proceed::go_on);
  context.progress = [](double, std::span<const NamedValue>) { return Proceed::deadline; };
  EXPECT_EQ(termination_of(context.poll(0.5)), Termination::deadline);
  EXPECT_EQ(termination_of(Proceed::cancel), Termination::cancelled);
}

}  // namespace
}  // namespace pf
