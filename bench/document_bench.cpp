// Documents through the product: reading and validating, computing, writing, and the whole way; fits beside
// the same search around CVODE.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>

#include "cvode_fit.hpp"
#include "document/kinds/fit/kind.hpp"
#include "document/kinds/fit/write_fit.hpp"
#include "document/kinds/simulate/kind.hpp"
#include "document/kinds/simulate/write_simulation.hpp"
#include "document/sha256.hpp"
#include "document/write_result.hpp"
#include "pharmaflow/document/run.hpp"
#include "pharmaflow/study/fit.hpp"
#include "pharmaflow/study/simulate.hpp"
#include "project.hpp"
#include "register.hpp"

namespace pf::bench {
namespace {

/// One document and its first study.
struct Subject {
  explicit Subject(const std::string& path) : json(read_file(path)), document(read_project(path, json)) {}
  const document::StudyEntry& entry() const { return document.studies.front(); }

  std::string json;
  document::Document document;
};

template <class Body>
void add(const std::string& name, Body body) {
  with_statistics(benchmark::RegisterBenchmark(name.c_str(), body)->Unit(benchmark::kMicrosecond));
}

document::Response write(const Subject& subject, document::Json members) {
  document::KindResult result;
  result.members = std::move(members);
  const document::Provenance provenance{std::string(document::version()), document::sha256_hex(subject.json),
                                        1};
  return write_result(subject.entry().kind->name, subject.entry().id, std::move(result), provenance);
}

void add_way(const std::string& name, const std::shared_ptr<Subject>& subject) {
  add(name + "/document in, result out", [subject](benchmark::State& state) {
    document::Response response;
    for (auto _ : state) response = document::run(subject->json, "", {});
    if (response.outcome != document::Outcome::ok) state.SkipWithError("the run failed");
    state.counters["bytes in"] = static_cast<double>(subject->json.size());
    state.counters["bytes out"] = static_cast<double>(response.json.size());
  });
  add(name + "/  read and validate", [subject](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(document::read_document(subject->json));
  });
}

void add_fit(const std::string& title, const std::string& path) {
  const auto subject = std::make_shared<Subject>(path);
  const auto study = [subject]() -> const study::Fit& {
    return static_cast<const document::fit::Input&>(*subject->entry().input).study;
  };
  const std::string name = title + "/fit";
  add(name + "/PharmaFlow", [=](benchmark::State& state) {
    std::optional<study::FitResult> fitted;
    for (auto _ : state) {
      auto result = study::fit(subject->document.project, study(), {});
      if (!result || !result->estimation.converged) return state.SkipWithError("did not converge");
      fitted = std::move(*result);
    }
    state.counters["iterations"] = static_cast<double>(fitted->estimation.iterations);
    state.counters["solves"] = static_cast<double>(fitted->ode_solves);
    state.counters["ssr"] = fitted->estimation.statistics.ssr;
  });
  add(name + "/CVODE + differences", [=](benchmark::State& state) {
    std::optional<estimation::Result> fitted;
    std::size_t solves = 0;
    for (auto _ : state) {
      CvodeFit peer(subject->document.project, study());
      auto result = peer.run();
      if (!result || !result->converged) return state.SkipWithError("did not converge");
      fitted = std::move(*result);
      solves = peer.solves();
    }
    state.counters["iterations"] = static_cast<double>(fitted->iterations);
    state.counters["solves"] = static_cast<double>(solves);
    state.counters["ssr"] = fitted->statistics.ssr;
  });
  add_way(title + "/whole way", subject);
  add(title + "/whole way/  compute", [=](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(study::fit(subject->document.project, study(), {}));
  });
  add(title + "/whole way/  write", [=](benchmark::State& state) {
    const auto fitted = study::fit(subject->document.project, study(), {});
    for (auto _ : state)
      benchmark::DoNotOptimize(
          write(*subject, document::fit::members(subject->document, subject->entry().units, *fitted)));
  });
}

void add_simulation(const std::string& title, const std::string& path) {
  const auto subject = std::make_shared<Subject>(path);
  const auto simulate = [subject] {
    const auto& input = static_cast<const document::simulate::Input&>(*subject->entry().input);
    return study::simulate(subject->document.project, input.study, {});
  };
  add_way(title + "/whole way", subject);
  add(title + "/whole way/  compute", [=](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(simulate());
  });
  add(title + "/whole way/  write", [=](benchmark::State& state) {
    const auto computed = simulate();
    for (auto _ : state)
      benchmark::DoNotOptimize(
          write(*subject,
                document::simulate::members(subject->document, subject->entry().units, *computed, false)));
  });
}

}  // namespace

void register_documents() {
  const std::string documents = PF_BENCH_DOCUMENTS;
  add_fit("F1: 3 species, 500 values, 2 rate constants", documents + "/two-rate-constants.json");
  add_fit("F2: 5 species, 4 temperatures, 1000 values, 4 Arrhenius parameters",
          documents + "/four-arrhenius.json");
  add_fit("F3: alpha-pinene, 40 values, 5 rate constants", PF_SAMPLES "/consecutive.json");
  add_simulation("pharma, 201 outputs", documents + "/pharma.json");
}

}  // namespace pf::bench
