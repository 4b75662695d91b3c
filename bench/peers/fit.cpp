#include "fit.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <limits>
#include <memory>

#include "ceres_fit.hpp"
#include "document/kinds/fit/kind.hpp"
#include "ode/problems.hpp"
#include "pharmaflow/ode/integrator.hpp"
#include "pharmaflow/study/fit.hpp"

namespace pf::bench {
namespace {

constexpr double fit_tolerance = 1e-8;  ///< relative, the default of a fit

/// A document and the fit that is its first study.
struct Subject {
  std::string name;
  document::Document document;
  const study::Project& project() const { return document.project; }
  const study::Fit& study() const {
    return static_cast<const document::fit::Input&>(*document.studies.front().input).study;
  }
};

std::vector<std::unique_ptr<Subject>> subjects() {
  std::vector<std::unique_ptr<Subject>> all;
  const auto add = [&](const char* name, const std::string& path) {
    all.push_back(std::make_unique<Subject>(Subject{name, read_project(path, read_file(path))}));
  };
  add("F1", PF_BENCH_DOCUMENTS "/two-rate-constants.json");
  add("F2", PF_BENCH_DOCUMENTS "/four-arrhenius.json");
  add("F3", PF_SAMPLES "/consecutive.json");
  return all;
}

double microseconds(const std::function<void()>& body) {
  const auto begin = std::chrono::steady_clock::now();
  body();
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;
  return spent.count();
}

[[noreturn]] void fail(const std::string& what) {
  std::cerr << what << '\n';
  std::exit(1);
}

void fit_by_engine(const Subject& subject, FitRecord& record) {
  const auto fitted = study::fit(subject.project(), subject.study(), {});
  if (!fitted || !fitted->estimation.converged) fail(subject.name + ": PharmaFlow did not converge");
  record.iterations = fitted->estimation.iterations;
  record.solves = fitted->ode_solves;
  record.ssr = fitted->estimation.statistics.ssr;
}

template <int method>
void fit_by_ceres(const Subject& subject, FitRecord& record) {
  CeresFit fit(subject.project(), subject.study(), method);
  if (!fit.run()) fail(subject.name + ": Ceres did not converge");
  record.iterations = fit.iterations();
  record.solves = fit.solves();
  record.ssr = fit.ssr();
}

struct Silent final : ode::Observer {};

/// A problem with a parameter jacobian that can be switched off.
class Switched final : public ode::System {
 public:
  Switched(ode::System& system, bool sensitive) : system_(system), sensitive_(sensitive) {}
  std::size_t size() const override { return system_.size(); }
  bool rhs(double t, const double* y, double* f) override { return system_.rhs(t, y, f); }
  bool jacobian(double t, const double* y, double* j) override { return system_.jacobian(t, y, j); }
  bool depends_on_time() const override { return system_.depends_on_time(); }
  bool time_derivative(double t, const double* y, double* f) override {
    return system_.time_derivative(t, y, f);
  }
  std::size_t parameters() const override { return sensitive_ ? system_.parameters() : 0; }
  bool parameter_jacobian(double t, const double* y, double* p) override {
    return system_.parameter_jacobian(t, y, p);
  }

 private:
  ode::System& system_;
  bool sensitive_;
};

struct SensitiveProblem {
  std::string name;
  std::shared_ptr<ode::System> system;
  std::vector<double> initial;
  double end;
  std::vector<double> outputs;
  double absolute;
};

double solve_by_engine(const SensitiveProblem& p, bool sensitive) {
  return microseconds([&] {
    Switched system(*p.system, sensitive);
    ode::Options options;
    options.relative_tolerance = fit_tolerance;
    options.absolute_tolerance = {p.absolute};
    ode::Integrator integrator(system, options);
    Silent observer;
    integrator.start(0.0, p.initial);
    if (integrator.advance(p.end, p.outputs, observer, {}) != Termination::completed)
      fail(p.name + ": PharmaFlow did not reach the end");
  });
}

double solve_by_cvodes(const SensitiveProblem& p, bool sensitive) {
  return microseconds([&] {
    Switched system(*p.system, sensitive);
    CvodesPeer peer(system, CV_BDF, fit_tolerance, p.absolute);
    std::ranges::copy(p.initial, peer.state());
    bool good = peer.start(0.0, p.end, sensitive);
    for (const double t : p.outputs) good = good && peer.advance(t);
    if (!good) fail(p.name + ": CVODES did not reach the end");
  });
}

struct Way {
  const char* solver;
  double (*solve)(const SensitiveProblem&, bool sensitive);
};

/// The first experiment of a fit at its starting values.
SensitiveProblem problem_of(const std::shared_ptr<Subject>& subject) {
  struct Kept {
    std::shared_ptr<Subject> subject;
    std::unique_ptr<RecipeSystem> system;
  };
  auto kept = std::make_shared<Kept>();
  kept->subject = subject;
  std::vector<double> start;
  for (const study::Parameter& p : subject->project().parameters) start.push_back(p.value);
  const study::Experiment& experiment = subject->project().experiments[subject->study().experiments.front()];
  kept->system = std::make_unique<RecipeSystem>(subject->project(), experiment.recipe, std::move(start),
                                                subject->study().estimate);
  SensitiveProblem p;
  p.name = subject->name;
  p.initial = kept->system->initial();
  kept->system->enter(0, p.initial.data());
  p.end = kept->system->duration();
  p.outputs = experiment.measurements.front().time;
  p.absolute = 1e-7;
  p.system = std::shared_ptr<ode::System>(kept, &kept->system->balances());
  return p;
}

SensitiveProblem rober() {
  auto system = std::make_shared<ode::testing::Rober>(true);
  SensitiveProblem p{"ROBER", system, system->y0, system->t_end, {}, 1e-16};
  for (double t = 1.0; t < 0.99e11; t *= 10.0) p.outputs.push_back(t);
  p.outputs.push_back(p.end);
  return p;
}

}  // namespace

std::vector<FitRecord> measure_fits(std::size_t passes) {
  struct Tool {
    const char* name;
    void (*run)(const Subject&, FitRecord&);
  };
  const Tool tools[] = {{"PharmaFlow", fit_by_engine},
                        {"Ceres + CVODES BDF", fit_by_ceres<CV_BDF>},
                        {"Ceres + CVODES Adams", fit_by_ceres<CV_ADAMS>}};
  std::vector<FitRecord> records;
  for (const auto& subject : subjects()) {
    const std::size_t first = records.size();
    for (const Tool& tool : tools) records.push_back({subject->name, tool.name, {}});
    for (std::size_t pass = 0; pass < passes; ++pass)
      for (std::size_t k = 0; k < std::size(tools); ++k) {
        FitRecord& record = records[first + k];
        record.passes.push_back(microseconds([&] { tools[k].run(*subject, record); }));
      }
  }
  return records;
}

std::vector<SensitivityRecord> measure_sensitivities(std::size_t passes) {
  std::vector<SensitiveProblem> problems;
  for (auto& subject : subjects())
    problems.push_back(problem_of(std::shared_ptr<Subject>(std::move(subject))));
  problems.push_back(rober());
  std::vector<SensitivityRecord> records;
  for (const SensitiveProblem& p : problems)
    for (const Way& way : {Way{"PharmaFlow", solve_by_engine}, Way{"CVODES", solve_by_cvodes}}) {
      constexpr double infinite = std::numeric_limits<double>::infinity();
      SensitivityRecord record{p.name, way.solver, p.system->parameters(), infinite, infinite};
      for (std::size_t pass = 0; pass < 4 * passes; ++pass) {
        record.plain = std::min(record.plain, way.solve(p, false));
        record.with = std::min(record.with, way.solve(p, true));
      }
      records.push_back(record);
    }
  return records;
}

}  // namespace pf::bench
