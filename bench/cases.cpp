#include "cases.hpp"

#include <cmath>
#include <utility>

#include "network.hpp"
#include "ode/problems.hpp"

namespace pf::bench {
namespace {

using ode::testing::Problem;

class FirstOrder final : public Problem {
 public:
  FirstOrder() : Problem("A->B", {1.0, 0.0}, 10.0, {}) {}
  bool rhs(double, const double* y, double* f) override { return f[0] = -0.1 * y[0], f[1] = -f[0], true; }
  bool jacobian(double, const double*, double* j) override {
    return j[0] = -0.1, j[1] = 0.1, j[2] = 0.0, j[3] = 0.0, true;
  }
};

std::vector<double> even(double end, std::size_t count) {
  std::vector<double> times;
  for (std::size_t i = 1; i <= count; ++i)
    times.push_back(i == count ? end : end * static_cast<double>(i) / static_cast<double>(count));
  return times;
}

/// One output a decade, from 1 s on.
std::vector<double> decades(double end) {
  std::vector<double> times;
  for (double t = 1.0; t < 0.99 * end; t *= 10.0) times.push_back(t);
  times.push_back(end);
  return times;
}

Case of_problem(std::string name, std::shared_ptr<Problem> problem, std::vector<double> outputs,
                bool maybe_explicit = false) {
  Case c;
  c.name = std::move(name);
  c.initial = problem->y0;
  for (std::size_t i = 0; i < problem->size(); ++i) c.scale.push_back(problem->scale(i));
  c.outputs = std::move(outputs);
  c.marks = {problem->t_end};
  c.maybe_explicit = maybe_explicit;
  c.system = std::move(problem);
  return c;
}

Case of_network(std::size_t n) {
  auto network = std::make_shared<RandomNetwork>(n);
  Case c;
  c.name = "network, " + std::to_string(n) + " species";
  c.initial = network->initial();
  c.scale.assign(n, 1e-3);
  c.outputs = even(100.0, 10);
  c.marks = {100.0};
  c.system = std::move(network);
  return c;
}

}  // namespace

std::vector<Case> simulation_cases() {
  using namespace ode::testing;
  std::vector<Case> all;
  all.push_back(of_problem("A-B, 1000 outputs", std::make_shared<FirstOrder>(), even(10.0, 1000), true));
  all.push_back(of_problem("A-B-C, adiabatic", std::make_shared<AdiabaticSeries>(), even(60.0, 20), true));
  all.push_back(of_problem("ROBER", std::make_shared<Rober>(), decades(1e11)));
  all.push_back(of_problem("HIRES", std::make_shared<Hires>(), even(321.8122, 10)));
  all.push_back(of_problem("OREGO", std::make_shared<Orego>(), even(360.0, 12)));
  all.push_back(of_problem("POLLUTION", std::make_shared<Pollution>(), even(60.0, 10)));
  all.push_back(pharma_case());
  all.push_back(of_network(50));
  all.push_back(of_network(200));
  return all;
}

}  // namespace pf::bench
