#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "ode/recorder.hpp"

namespace {

std::size_t allocations = 0;

}  // namespace

// Counts every allocation of the test program.
void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace pf::ode::testing {
namespace {

class Allocations : public ::testing::TestWithParam<Method> {};

/// The chain A -> B -> C with an event, outputs and sensitivities: everything that can happen in a step.
class Everything final : public Problem {
 public:
  Everything() : Problem("everything", {1.0, 0.0}, 30.0, {}) {}
  bool depends_on_time() const override { return true; }
  std::size_t parameters() const override { return 2; }
  std::size_t events() const override { return 1; }
  bool rhs(double t, const double* y, double* f) override {
    return f[0] = -k[0] * y[0] + 1.0 + std::cos(t), f[1] = k[0] * y[0] - k[1] * y[1] * y[1], true;
  }
  bool jacobian(double, const double* y, double* j) override {
    return j[0] = -k[0], j[1] = k[0], j[2] = 0.0, j[3] = -2.0 * k[1] * y[1], true;
  }
  bool time_derivative(double t, const double*, double* ft) override {
    return ft[0] = -std::sin(t), ft[1] = 0.0, true;
  }
  bool parameter_jacobian(double, const double* y, double* p) override {
    return p[0] = -y[0], p[1] = y[0], p[2] = 0.0, p[3] = -y[1] * y[1], true;
  }
  void event_values(double, const double* y, double* g) override { g[0] = y[1] - 1.2; }
  std::array<double, 2> k{1.5, 0.5};
};

class Counter final : public Observer {
 public:
  void step(const Step&) override { at_step.push_back(allocations); }
  bool event(std::size_t, int, double, const double*) override { return ++events, false; }
  std::vector<std::size_t> at_step;
  int events = 0;
};

TEST_P(Allocations, AreNoneBetweenSteps) {
  Everything system;
  Options options = options_for(GetParam(), 1e-8);
  Integrator integrator(system, options);
  integrator.start(0.0, system.y0, std::vector<double>(4, 0.0));
  Counter seen;
  seen.at_step.reserve(100000);
  std::vector<double> times;
  for (double t = 0.0; t <= 30.0; t += 0.01) times.push_back(t);
  const std::size_t before = allocations;
  ASSERT_EQ(integrator.advance(30.0, times, seen, {}), Termination::completed);
  ASSERT_GT(seen.at_step.size(), 20u);
  EXPECT_GT(seen.events, 2);
  EXPECT_EQ(seen.at_step.back() - before, 0u);
}

INSTANTIATE_TEST_SUITE_P(Methods, Allocations,
                         ::testing::Values(Method::tsit5, Method::rodas5p, Method::automatic, Method::lsoda,
                                           Method::bdf, Method::adams),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

}  // namespace
}  // namespace pf::ode::testing
