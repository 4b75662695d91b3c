#include <gtest/gtest.h>

#include "networks.hpp"
#include "support/heap.hpp"

#if PF_COUNTS_HEAP
namespace pf::kinetics {
namespace {

TEST(Program, CallsDoNotAllocate) {
  const Network network =
      network_of({PowerLaw{ReferenceArrhenius{parameter(0), 300.0, 5e4},
                           {{0, 1.0}, {1, 0.5}},
                           VantHoff{2.0, 300.0, -1e4},
                           {{2, parameter(1), 1.0}}},
                  ExpressionLaw{*parse_expression("p0 * [A] / (1 + exp(-T / 300) * max([B], [C]))")}},
                 2);
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  std::vector<double> x(s.count(), 1.0), v(2), d(program.columns().size());
  const std::atomic<std::size_t>& allocations = pf::test::heap.allocations;
  const std::size_t before = allocations;
  for (int i = 0; i < 100; ++i) {
    x[static_cast<std::size_t>(i) % s.count()] += 0.01;
    program.evaluate(x.data(), v.data());
    program.state_gradient(x.data(), v.data(), d.data());
    program.gradient(x.data(), v.data(), d.data());
  }
  EXPECT_EQ(allocations, before);
  const std::vector<double> one(1);
  EXPECT_EQ(allocations, before + 1) << "the counter counts";
}

}  // namespace
}  // namespace pf::kinetics
#endif
