#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

namespace pf::bench {

/// Prints minimum and median of each benchmark while they run, and compares the solvers at the end.
class Summary final : public benchmark::ConsoleReporter {
 public:
  Summary() : ConsoleReporter(OO_Defaults) {}
  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

 private:
  struct Timing {
    std::string solver;
    std::int64_t order = 0;      ///< of registration
    std::vector<double> passes;  ///< [us]
    double digits = 0.0;
    double minimum() const;
    double median() const;
  };
  struct Row {
    std::string title;  ///< "case/what"
    std::vector<Timing> solvers;
  };
  Timing& timing(const Run& run);

  std::vector<Row> rows_;
};

}  // namespace pf::bench
