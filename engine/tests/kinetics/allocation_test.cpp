#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "networks.hpp"

namespace {
[[maybe_unused]] std::atomic<std::size_t> allocations{0};
}  // namespace

// Counts what this test program takes from the heap; sanitizers keep their own allocator and are left alone.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PF_OWN_ALLOCATOR 0
#endif
#endif
#ifndef PF_OWN_ALLOCATOR
#define PF_OWN_ALLOCATOR 1
#endif
#else
#define PF_OWN_ALLOCATOR 0
#endif

#if PF_OWN_ALLOCATOR
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

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
