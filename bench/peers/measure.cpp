#include "measure.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <random>

#include "../solvers.hpp"

namespace pf::bench {
namespace {

constexpr double slow = 5e4;        ///< [us] solutions above are sampled in half decades, and once a pass
constexpr double hopeless = 1.5e6;  ///< [us] no tighter tolerances are tried above
constexpr double pass_time = 1e3;   ///< [us] a pass repeats short solutions for about so long
constexpr int loosest_quarter = 6;  ///< 10^-1.5
constexpr int tightest_quarter = 50;
constexpr int last_honest_quarter = 40;  ///< 1e-10

double tolerance(int quarter) { return std::pow(10.0, -0.25 * quarter); }

/// Mean time of a solution [us] over `repetitions`.
double time_of(const Case& c, const Solver& solver, double relative, std::size_t repetitions,
               std::vector<double>& out, bool& good) {
  const auto begin = std::chrono::steady_clock::now();
  good = true;
  for (std::size_t r = 0; r < repetitions; ++r) good = solver.solve(c, relative, out) && good;
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;
  return spent.count() / static_cast<double>(repetitions);
}

std::size_t repetitions_for(double microseconds, double budget) {
  return static_cast<std::size_t>(std::clamp(budget / microseconds, 1.0, 1000.0));
}

Sample sample(const Case& c, const Solver& solver, double relative, const std::vector<double>& reference) {
  std::vector<double> out;
  bool good = false;
  Sample s{relative, 0.0, time_of(c, solver, relative, 1, out, good)};
  if (!good) return s;
  s.digits = std::max(0.0, digits(c, out, reference));
  for (int more = 0; more < 3 && s.microseconds < slow; ++more) {
    const std::size_t repetitions = repetitions_for(s.microseconds, 0.3 * pass_time);
    s.microseconds = std::min(s.microseconds, time_of(c, solver, relative, repetitions, out, good));
  }
  return s;
}

/// The first sample with the digits whose tighter neighbour has them too, so that luck does not count.
const Sample* loosest(const std::vector<Sample>& curve, double wanted) {
  for (std::size_t k = 0; k + 1 < curve.size(); ++k)
    if (curve[k].digits >= wanted && curve[k + 1].digits >= wanted) return &curve[k];
  return nullptr;
}

std::vector<Sample> sweep(const Case& c, const Solver& solver, const std::vector<double>& reference) {
  std::vector<Sample> curve;
  int stride = 1;
  for (int quarter = loosest_quarter; quarter <= tightest_quarter; quarter += stride) {
    curve.push_back(sample(c, solver, tolerance(quarter), reference));
    if (curve.back().microseconds > slow && quarter % 2 == 0) stride = 2;
    if (curve.back().microseconds > hopeless) break;
    if (quarter >= last_honest_quarter && loosest(curve, 8.0) != nullptr) break;
  }
  return curve;
}

void judge_honesty(Record& record) {
  std::vector<double> ratios;
  for (const Sample& s : record.curve) {
    if (s.relative > 1.001e-3 || s.relative < 0.999e-10) continue;
    if (s.digits == 0.0)
      ++record.failures;
    else
      ratios.push_back(std::pow(10.0, -s.digits) / s.relative);
  }
  if (ratios.empty()) return;
  std::ranges::sort(ratios);
  record.honesty_median = ratios[ratios.size() / 2];
  record.honesty_maximum = ratios.back();
}

/// What disturbs the machine for a while disturbs every solver alike.
struct Shot {
  const Solver* solver;
  Point* point;
  double expected;  ///< [us]
};

void time_in_passes(const Case& c, std::vector<Shot> shots, std::size_t passes) {
  std::mt19937 order(1);
  std::vector<double> out;
  bool good = false;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    std::ranges::shuffle(shots, order);
    for (const Shot& shot : shots) {
      if (shot.expected > slow && pass >= 2) continue;
      shot.point->passes.push_back(time_of(c, *shot.solver, shot.point->relative,
                                           repetitions_for(shot.expected, pass_time), out, good));
    }
  }
}

}  // namespace

double minimum(const std::vector<double>& passes) { return *std::ranges::min_element(passes); }

double median(std::vector<double> passes) {
  std::ranges::sort(passes);
  const std::size_t half = passes.size() / 2;
  return passes.size() % 2 == 1 ? passes[half] : 0.5 * (passes[half - 1] + passes[half]);
}

std::vector<Record> measure(const Case& c, const std::vector<Solver>& solvers, std::size_t passes) {
  const std::vector<double> reference = reference_of(c);
  std::vector<Record> records;
  records.reserve(solvers.size());
  std::vector<Shot> shots;
  for (const Solver& solver : solvers) {
    if (!solver.suits(c)) continue;
    Record& record = records.emplace_back(Record{solver.name, solver.role, sweep(c, solver, reference)});
    judge_honesty(record);
    record.points.resize(std::size(wanted_digits));
    for (std::size_t k = 0; k < std::size(wanted_digits); ++k)
      if (const Sample* s = loosest(record.curve, wanted_digits[k])) {
        record.points[k] = Point{s->relative, s->digits, {}};
        shots.push_back({&solver, &*record.points[k], s->microseconds});
      }
  }
  time_in_passes(c, std::move(shots), passes);
  return records;
}

}  // namespace pf::bench
