#include "summary.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <utility>

namespace pf::bench {

double Summary::Timing::minimum() const { return *std::ranges::min_element(passes); }

double Summary::Timing::median() const {
  std::vector<double> sorted = passes;
  std::ranges::sort(sorted);
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
}

Summary::Timing& Summary::timing(const Run& run) {
  const std::string& name = run.run_name.function_name;
  const std::size_t slash = name.rfind('/');
  const std::string title = name.substr(0, slash), solver = name.substr(slash + 1);
  auto row = std::ranges::find(rows_, title, &Row::title);
  if (row == rows_.end()) row = rows_.insert(rows_.end(), Row{title, {}});
  auto timing = std::ranges::find(row->solvers, solver, &Timing::solver);
  if (timing == row->solvers.end())
    timing = row->solvers.insert(timing, Timing{solver, run.family_index, {}, 0.0});
  return *timing;
}

void Summary::ReportRuns(const std::vector<Run>& runs) {
  std::vector<Run> shown;
  for (const Run& run : runs) {
    const bool aggregate = run.run_type == Run::RT_Aggregate;
    if (run.error_occurred || run.repetitions <= 1 ||
        (aggregate && (run.aggregate_name == "min" || run.aggregate_name == "median")))
      shown.push_back(run);
    if (aggregate || run.error_occurred) continue;
    Timing& entry = timing(run);
    entry.passes.push_back(1e6 * run.real_accumulated_time / static_cast<double>(run.iterations));
    if (const auto digits = run.counters.find("digits"); digits != run.counters.end())
      entry.digits = digits->second;
  }
  if (!shown.empty()) ConsoleReporter::ReportRuns(shown);
}

void Summary::Finalize() {
  // Passes are interleaved at random, so reports come in any order.
  for (Row& row : rows_) std::ranges::sort(row.solvers, {}, &Timing::order);
  std::ranges::sort(rows_, {}, [](const Row& row) { return row.solvers.front().order; });
  std::ostream& out = GetOutputStream();
  out << "\nTime in us, minimum and median over the passes; ratio of the minima, > 1: PharmaFlow is "
         "faster.\n\n"
      << "| case | solver | digits | min | median | ratio |\n|---|---|---|---|---|---|\n"
      << std::fixed;
  for (const Row& row : rows_) {
    const auto own = std::ranges::find(row.solvers, "PharmaFlow", &Timing::solver);
    for (const Timing& entry : row.solvers) {
      out << "| " << row.title << " | " << entry.solver << " | ";
      if (entry.digits > 0) out << std::setprecision(1) << entry.digits;
      const double minimum = entry.minimum();
      out << " | " << std::setprecision(minimum < 100 ? 1 : 0) << minimum << " | " << entry.median() << " | ";
      if (own != row.solvers.end() && own->solver != entry.solver)
        out << std::setprecision(2) << minimum / own->minimum();
      out << " |\n";
    }
  }
}

}  // namespace pf::bench
