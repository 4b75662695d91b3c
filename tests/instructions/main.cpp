// count_instructions CASE: runs one hot case once, inside pf_counted(), which is all that callgrind counts.
// Without an argument: the names of the cases, one a line.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "cases.hpp"
#include "document/kinds/fit/kind.hpp"
#include "document/kinds/fit/write_fit.hpp"
#include "document/kinds/simulate/kind.hpp"
#include "document/sha256.hpp"
#include "document/write_result.hpp"
#include "pharmaflow/document/run.hpp"
#include "pharmaflow/ode/integrator.hpp"
#include "pharmaflow/study/fit.hpp"
#include "pharmaflow/study/simulate.hpp"
#include "project.hpp"

/// By this name callgrind finds where to count.
extern "C" [[gnu::noinline]] bool pf_counted(const std::function<bool()>& work) {
  const bool done = work();
  asm volatile("");  // no tail call: the counting ends when this function does
  return done;
}

namespace pf::bench {
namespace {

/// Keeps what a run reports.
class Recorder final : public ode::Observer {
 public:
  explicit Recorder(std::size_t n) : n_(n) {}
  void output(std::size_t, double, const double* y, const double*) override {
    values_.insert(values_.end(), y, y + n_);
  }

 private:
  std::size_t n_;
  std::vector<double> values_;
};

/// From the problem to its outputs at the default tolerance, set-up included.
bool integrate(const Case& c) {
  ode::Options options;
  options.absolute_tolerance = c.scale;
  for (double& a : options.absolute_tolerance) a *= options.relative_tolerance;
  ode::Integrator integrator(*c.system, options);
  Recorder recorder(c.initial.size());
  std::vector<double> y = c.initial;
  double t = 0.0;
  auto next = c.outputs.begin();
  for (std::size_t piece = 0; piece < c.marks.size(); ++piece) {
    if (c.enter) c.enter(piece, y.data());
    integrator.start(t, y);
    t = c.marks[piece];
    const auto last = std::upper_bound(next, c.outputs.end(), t);
    if (integrator.advance(t, {next, last}, recorder, {}) != Termination::completed) return false;
    next = last;
    std::ranges::copy(integrator.state(), y.begin());
  }
  return true;
}

struct Subject {
  explicit Subject(const std::string& path) : json(read_file(path)), document(read_project(path, json)) {}
  const document::StudyEntry& entry() const { return document.studies.front(); }
  const study::Fit& fit() const { return static_cast<const document::fit::Input&>(*entry().input).study; }
  const study::Simulate& simulation() const {
    return static_cast<const document::simulate::Input&>(*entry().input).study;
  }

  std::string json;
  document::Document document;
};

/// Prepares a case; what it returns is counted.
using Prepare = std::function<std::function<bool()>()>;

Prepare fit(std::string path) {
  return [path] {
    auto subject = std::make_shared<Subject>(path);
    return [subject] {
      const auto fitted = study::fit(subject->document.project, subject->fit(), {});
      return fitted && fitted->estimation.converged;
    };
  };
}

Prepare simulation(std::string path) {
  return [path] {
    auto subject = std::make_shared<Subject>(path);
    return [subject] {
      const auto computed = study::simulate(subject->document.project, subject->simulation(), {});
      return computed && succeeded(computed->termination);
    };
  };
}

/// Reading a fit's document and writing its result, without the fit.
Prepare read_and_write(std::string path) {
  return [path] {
    auto subject = std::make_shared<Subject>(path);
    auto fitted = std::make_shared<study::FitResult>(
        study::fit(subject->document.project, subject->fit(), {}).value_or(study::FitResult{}));
    return [subject, fitted] {
      const document::Document read = read_project("", subject->json);
      const document::StudyEntry& entry = read.studies.front();
      document::KindResult result;
      result.members = document::fit::members(read, entry.units, *fitted);
      const document::Response written =
          write_result(entry.kind->name, entry.id, std::move(result),
                       {std::string(document::version()), document::sha256_hex(subject->json), 1});
      return written.json.size() > subject->json.size();
    };
  };
}

std::map<std::string, Prepare> all_cases() {
  const std::string documents = PF_BENCH_DOCUMENTS;
  std::map<std::string, Prepare> all;
  for (const Case& c : simulation_cases())
    if (c.initial.size() < 100) all[c.name] = [c] { return [c] { return integrate(c); }; };
  all["pharma, the document's study"] = simulation(documents + "/pharma.json");
  all["fit F1"] = fit(documents + "/two-rate-constants.json");
  all["fit F2"] = fit(documents + "/four-arrhenius.json");
  all["fit F3"] = fit(PF_SAMPLES "/consecutive.json");
  all["read and write F1"] = read_and_write(documents + "/two-rate-constants.json");
  return all;
}

int run(int argc, char** argv) {
  const std::map<std::string, Prepare> all = all_cases();
  if (argc < 2) {
    for (const auto& entry : all) std::puts(entry.first.c_str());
    return 0;
  }
  const auto found = all.find(argv[1]);
  if (found == all.end()) return std::fprintf(stderr, "There is no case '%s'.\n", argv[1]), 2;
  const std::function<bool()> work = found->second();
  return pf_counted(work) ? 0 : 1;
}

}  // namespace
}  // namespace pf::bench

int main(int argc, char** argv) { return pf::bench::run(argc, argv); }
