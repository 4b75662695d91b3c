// PharmaFlow beside its peers, each in the strongest build at hand: see docs/benchmarks.md.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "print.hpp"

namespace pf::bench {
namespace {

struct Arguments {
  std::vector<std::string> cases, solvers;  ///< parts of names; empty for all
  std::string family;                       ///< "by hand", "document", "fits", or empty for all
  std::size_t passes = 15;
  std::string json;
};

constexpr std::string_view usage =
    "bench_against_peers [--by-hand | --documents | --fits] [--case=PART]... [--solver=PART]... [--passes=N] "
    "[--json=FILE]\n";

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string_view text = argv[i];
    const auto value = [&](std::string_view name) { return std::string(text.substr(name.size())); };
    if (text == "--fits")
      a.family = "fits";
    else if (text == "--by-hand")
      a.family = "by hand";
    else if (text == "--documents")
      a.family = "document";
    else if (text.starts_with("--case="))
      a.cases.push_back(value("--case="));
    else if (text.starts_with("--solver="))
      a.solvers.push_back(value("--solver="));
    else if (text.starts_with("--passes="))
      a.passes = std::strtoul(value("--passes=").c_str(), nullptr, 10);
    else if (text.starts_with("--json="))
      a.json = value("--json=");
    else
      std::cerr << usage, std::exit(2);
  }
  return a;
}

bool wanted(const std::string& name, const std::vector<std::string>& parts) {
  if (parts.empty()) return true;
  for (const std::string& part : parts)
    if (name.find(part) != std::string::npos) return true;
  return false;
}

std::vector<Solver> solvers_of(const Arguments& arguments) {
  std::vector<Solver> all;
  for (auto* some :
       {engine_solvers, cvode_solvers, lsoda_solvers, hairer_solvers, gsl_solvers, debian_solvers})
    for (Solver& s : some())
      if (wanted(s.name, arguments.solvers)) all.push_back(std::move(s));
  return all;
}

}  // namespace
}  // namespace pf::bench

int main(int argc, char** argv) {
  using namespace pf::bench;
  const Arguments arguments = parse(argc, argv);
  const std::vector<Solver> solvers = solvers_of(arguments);
  const std::vector<Case> by_hand = simulation_cases();
  const std::vector<DocumentCase> documents = document_cases(by_hand);
  std::vector<Measured> all;
  const auto run = [&](const Case& c, const std::string& family, double difference) {
    if (!wanted(c.name, arguments.cases) || (!arguments.family.empty() && arguments.family != family)) return;
    all.push_back({&c, family, difference, measure(c, solvers, arguments.passes)});
    print(std::cout, all.back());
  };
  for (const Case& c : by_hand)
    if (!c.enter) run(c, "by hand", -1.0);
  for (const DocumentCase& c : documents) {
    if (c.difference > 1e-9) {
      std::cerr << c.problem.name << ": the document is another problem than what is written by hand\n";
      return 1;
    }
    run(c.problem, "document", c.difference);
  }
  std::vector<FitRecord> fits;
  std::vector<SensitivityRecord> sensitivities;
  if (arguments.cases.empty() && (arguments.family.empty() || arguments.family == "fits")) {
    print(std::cout, fits = measure_fits(arguments.passes));
    print(std::cout, sensitivities = measure_sensitivities(arguments.passes));
  }
  if (!arguments.json.empty()) {
    std::ofstream file(arguments.json);
    write_json(file, all, fits, sensitivities);
  }
}
