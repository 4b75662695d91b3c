#include "solvers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <span>

#include "march.hpp"
#include "pharmaflow/ode/integrator.hpp"

namespace pf::bench {
namespace {

class Recorder final : public ode::Observer {
 public:
  Recorder(std::vector<double>& out, std::size_t n) : out_(out), n_(n) { out_.clear(); }
  void output(std::size_t, double, const double* y, const double*) override {
    out_.insert(out_.end(), y, y + n_);
  }
  void outputs(std::size_t, std::span<const double> times, const double* y, const double*, std::size_t n,
               std::size_t) override {
    out_.insert(out_.end(), y, y + n * times.size());
  }

 private:
  std::vector<double>& out_;
  std::size_t n_;
};

bool integrate(const Case& c, const ode::Options& options, bool land_on_outputs, std::vector<double>& out) {
  ode::Integrator integrator(*c.system, options);
  Recorder recorder(out, c.initial.size());
  out.reserve(c.initial.size() * c.outputs.size());
  std::vector<double> y = c.initial;
  double t = 0.0;
  auto next = c.outputs.begin();
  for (std::size_t piece = 0; piece < c.marks.size(); ++piece) {
    if (c.enter) c.enter(piece, y.data());
    integrator.start(t, y);
    const double end = c.marks[piece];
    const auto last = std::upper_bound(next, c.outputs.end(), end);
    if (land_on_outputs) {
      for (; next != last; ++next)
        if (integrator.advance(*next, {&*next, 1}, recorder, {}) != Termination::completed) return false;
    }
    if (integrator.advance(end, {next, last}, recorder, {}) != Termination::completed) return false;
    next = last;
    t = end;
    std::ranges::copy(integrator.state(), y.begin());
  }
  return out.size() == c.initial.size() * c.outputs.size();
}

}  // namespace

bool solve_engine(const Case& c, ode::Method method, double relative, std::vector<double>& out) {
  ode::Options options;
  options.method = method;
  options.relative_tolerance = relative;
  options.absolute_tolerance = absolute_of(c, relative);
  return integrate(c, options, false, out);
}

std::vector<double> reference_of(const Case& c) {
  ode::Options options;
  options.method = ode::Method::rodas5p;
  options.relative_tolerance = 1e-13;
  options.absolute_tolerance = absolute_of(c, 1e-13);
  std::vector<double> out;
  if (!integrate(c, options, true, out)) {
    std::cerr << "There is no reference solution of " << c.name << ".\n";
    std::exit(1);
  }
  return out;
}

double digits(const Case& c, const std::vector<double>& out, const std::vector<double>& reference) {
  double error = 1e-16;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const double e =
        std::abs(out[i] - reference[i]) / std::max(std::abs(reference[i]), c.scale[i % c.scale.size()]);
    if (!(e <= error)) error = e;
  }
  return -std::log10(error);
}

}  // namespace pf::bench
