#include "print.hpp"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>

namespace pf::bench {
namespace {

using Json = nlohmann::ordered_json;

/// The fastest at the k-th accuracy among those whose role is admitted.
template <class Admit>
const Record* best(const std::vector<Record>& records, std::size_t k, Admit admit) {
  const Record* found = nullptr;
  for (const Record& r : records)
    if (admit(r.role) && r.points[k] &&
        (found == nullptr || r.points[k]->minimum() < found->points[k]->minimum()))
      found = &r;
  return found;
}

void cell(std::ostream& out, double value) {
  out << std::setw(10) << std::setprecision(value < 100.0 ? 1 : 0) << value;
}

template <class Admit>
void print_ratios(std::ostream& out, const std::vector<Record>& records, const char* title, Admit admit) {
  out << "  " << std::left << std::setw(26) << title << std::right;
  for (std::size_t k = 0; k < std::size(wanted_digits); ++k) {
    const Record* own = best(records, k, [](Solver::Role r) { return r == Solver::Role::own; });
    const Record* other = best(records, k, admit);
    if (own == nullptr || other == nullptr)
      out << std::setw(10) << '-';
    else
      out << std::setw(10) << std::setprecision(2) << other->points[k]->minimum() / own->points[k]->minimum();
  }
  out << '\n';
}

const char* name_of(Solver::Role role) {
  switch (role) {
    case Solver::Role::own:
      return "own";
    case Solver::Role::tuned:
      return "tuned";
    case Solver::Role::fallback:
      return "fallback";
    case Solver::Role::peer:
      break;
  }
  return "peer";
}

Json to_json(const Record& record) {
  Json curve = Json::array(), points = Json::array();
  for (const Sample& s : record.curve)
    curve.push_back({{"rtol", s.relative}, {"digits", s.digits}, {"us", s.microseconds}});
  for (std::size_t k = 0; k < record.points.size(); ++k) {
    const auto& p = record.points[k];
    points.push_back(
        p ? Json{{"rtol", p->relative}, {"min", minimum(p->passes)}, {"median", median(p->passes)}} : Json());
  }
  return {{"name", record.solver},
          {"role", name_of(record.role)},
          {"points", std::move(points)},
          {"error_by_rtol", {{"median", record.honesty_median}, {"max", record.honesty_maximum}}},
          {"failures", record.failures},
          {"curve", std::move(curve)}};
}

}  // namespace

void print(std::ostream& out, const Measured& measured) {
  const Case& c = *measured.problem;
  out << c.name << " (" << measured.family << ", " << c.initial.size() << " states, " << c.outputs.size()
      << " outputs";
  if (measured.difference >= 0.0)
    out << std::scientific << std::setprecision(1) << "; equations differ from those by hand by "
        << measured.difference;
  out << ")\n  " << std::left << std::setw(26) << "us at correct digits" << std::right << std::fixed;
  for (const double d : wanted_digits) out << std::setw(10) << static_cast<int>(d);
  out << "   error/rtol: median, max\n";
  for (const Record& record : measured.records) {
    out << "  " << std::left << std::setw(26) << record.solver << std::right;
    for (const auto& point : record.points) {
      if (point)
        cell(out, point->minimum());
      else
        out << std::setw(10) << '-';
    }
    cell(out, record.honesty_median);
    cell(out, record.honesty_maximum);
    if (record.failures > 0) out << "  " << record.failures << " failed";
    out << '\n';
  }
  print_ratios(out, measured.records, "best peer / PharmaFlow",
               [](Solver::Role r) { return r == Solver::Role::peer || r == Solver::Role::tuned; });
  print_ratios(out, measured.records, "tuned CVODE / PharmaFlow",
               [](Solver::Role r) { return r == Solver::Role::tuned; });
  out << std::endl;
}

void print(std::ostream& out, const std::vector<FitRecord>& fits) {
  for (const FitRecord& f : fits)
    out << f.fit << "  " << std::left << std::setw(22) << f.tool << std::right << std::fixed
        << std::setprecision(0) << std::setw(8) << minimum(f.passes) << " us (median " << median(f.passes)
        << "), " << f.iterations << " iterations, " << f.solves << " solves, SSR " << std::defaultfloat
        << std::setprecision(9) << f.ssr << '\n';
  out << std::endl;
}

void print(std::ostream& out, const std::vector<SensitivityRecord>& sensitivities) {
  for (const SensitivityRecord& s : sensitivities)
    out << std::left << std::setw(7) << s.problem << std::setw(12) << s.solver << std::right << s.parameters
        << " parameters: plain " << std::fixed << std::setprecision(1) << s.plain
        << " us, with sensitivities " << s.with << " us, a parameter costs " << std::setprecision(2)
        << s.cost() << " plain solves\n";
  out << std::endl;
}

void write_json(std::ostream& out, const std::vector<Measured>& all, const std::vector<FitRecord>& fits,
                const std::vector<SensitivityRecord>& sensitivities) {
  Json cases = Json::array();
  for (const Measured& m : all) {
    Json solvers = Json::array();
    for (const Record& record : m.records) solvers.push_back(to_json(record));
    cases.push_back({{"name", m.problem->name},
                     {"family", m.family},
                     {"difference", m.difference},
                     {"states", m.problem->initial.size()},
                     {"outputs", m.problem->outputs.size()},
                     {"stiff", is_stiff(*m.problem)},
                     {"solvers", std::move(solvers)}});
  }
  Json fitted = Json::array(), costs = Json::array();
  for (const FitRecord& f : fits)
    fitted.push_back({{"fit", f.fit},
                      {"tool", f.tool},
                      {"min", minimum(f.passes)},
                      {"median", median(f.passes)},
                      {"iterations", f.iterations},
                      {"solves", f.solves},
                      {"ssr", f.ssr}});
  for (const SensitivityRecord& s : sensitivities)
    costs.push_back({{"problem", s.problem},
                     {"solver", s.solver},
                     {"parameters", s.parameters},
                     {"plain", s.plain},
                     {"with", s.with},
                     {"cost", s.cost()}});
  out << Json{{"digits", wanted_digits},
              {"cases", std::move(cases)},
              {"fits", std::move(fitted)},
              {"sensitivities", std::move(costs)}}
             .dump(1)
      << '\n';
}

}  // namespace pf::bench
