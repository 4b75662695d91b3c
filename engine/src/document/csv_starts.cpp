#include "csv_starts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pf::document {
namespace {

using Curve = std::vector<std::pair<double, double>>;  // time [s], concentration [mol/m3]

class StartFinder {
 public:
  StartFinder(const CsvScheme& scheme, const CsvTable& table, const std::map<std::string, std::string>& given)
      : scheme_(scheme), table_(table), n_species_(scheme.species.size()) {
    read_curves();
    read_scales(given);
  }

  CsvStarts find() {
    CsvStarts starts;
    starts.largest_concentration = largest_;
    starts.initial = initial_;
    const std::vector<double> rates = spread(rates_of_change());
    for (std::size_t j = 0; j < rates.size(); ++j) {
      const kinetics::Equation& equation = scheme_.equations[j];
      starts.k.push_back(rates[j] * std::pow(scale_of(equation), 1.0 - side_order(equation.reactants)));
      starts.equilibrium.push_back(equation.reversible ? quotient(equation) : 1.0);
    }
    starts.guessed = guessed();
    return starts;
  }

 private:
  bool guessed() const {
    for (const kinetics::Equation& equation : scheme_.equations) {
      if (equation.reversible) return true;
      for (const auto& term : equation.reactants) {
        if (!table_.header.measured(index_of(term.species))) return true;
        for (const auto& product : equation.products)
          if (product.species == term.species) return true;
      }
    }
    return false;
  }

  /// Of every reaction, as a constant of first order [1/s].
  std::vector<double> rates_of_change() const {
    std::vector<double> rates;
    for (const kinetics::Equation& equation : scheme_.equations)
      rates.push_back(std::log(2.0) / half_time(equation));
    return rates;
  }

  /// Parts what is equal. Where species are not measured, several reactions take their start from the same
  /// curve; from equal constants of consecutive reactions a gradient cannot tell which is the faster one.
  static std::vector<double> spread(std::vector<double> rates) {
    constexpr double alike = 1.5, apart = 3.0;
    for (std::size_t j = 1; j < rates.size(); ++j)
      for (std::size_t i = 0; i < j;) {
        const double ratio = rates[j] / rates[i];
        const bool tied = ratio < alike && ratio > 1.0 / alike;
        if (tied) rates[j] *= apart;
        i = tied ? 0 : i + 1;
      }
    return rates;
  }

  std::size_t index_of(const std::string& id) const {
    const auto found = std::find(scheme_.species.begin(), scheme_.species.end(), id);
    return static_cast<std::size_t>(found - scheme_.species.begin());
  }

  void read_curves() {
    const CsvHeader& header = table_.header;
    const units::Unit& time_unit = header.columns[*header.time].unit;
    curves_.assign(n_species_, std::vector<Curve>(table_.experiments.size()));
    for (std::size_t s = 0; s < n_species_; ++s) {
      if (!header.value[s]) continue;
      const units::Unit& unit = header.columns[*header.value[s]].unit;
      for (std::size_t e = 0; e < table_.experiments.size(); ++e)
        for (const std::size_t row : table_.experiments[e].rows) {
          const CsvValue& value = table_.at(row, *header.value[s]);
          if (value.kind == CsvValue::Kind::number)
            curves_[s][e].emplace_back(time_unit.to_si(table_.at(row, *header.time).number),
                                       unit.to_si(value.number));
        }
    }
  }

  void read_scales(const std::map<std::string, std::string>& given) {
    given_.assign(n_species_, std::nullopt);
    for (const auto& [id, text] : given)
      if (const auto quantity = units::parse_quantity(text)) given_[index_of(id)] = quantity->si();
    for (const auto& value : given_) largest_ = std::max(largest_, value.value_or(0.0));
    for (const auto& by_experiment : curves_)
      for (const Curve& curve : by_experiment)
        for (const auto& [t, c] : curve) largest_ = std::max(largest_, c);
    if (!(largest_ > 0.0)) largest_ = 1000.0;  // nothing but zeros: 1 mol/L
    initial_.assign(n_species_, std::vector<double>(table_.experiments.size(), 0.0));
    for (std::size_t s = 0; s < n_species_; ++s)
      for (std::size_t e = 0; e < table_.experiments.size(); ++e)
        initial_[s][e] = initial_value(curves_[s][e]);
    for (const auto& by_experiment : curves_)
      for (const Curve& curve : by_experiment)
        if (!curve.empty()) last_ = std::max(last_, curve.back().first);
  }

  /// The first value; where it is zero or noise below it, a small share of the largest one.
  double initial_value(const Curve& curve) const {
    constexpr double share = 1e-3;
    if (curve.empty()) return 0.0;
    double largest = 0.0;
    for (const auto& [t, c] : curve) largest = std::max(largest, c);
    return std::max(curve.front().second, share * (largest > 0.0 ? largest : largest_));
  }

  /// When half of all that happens to a curve has happened.
  static std::optional<double> half_time(const Curve& curve) {
    if (curve.size() < 2) return std::nullopt;
    const auto [low, high] = std::minmax_element(
        curve.begin(), curve.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const double half = 0.5 * (high->second - low->second), first = curve.front().second;
    if (!(half > 0.0)) return std::nullopt;
    for (std::size_t i = 1; i < curve.size(); ++i) {
      const double before = std::abs(curve[i - 1].second - first), now = std::abs(curve[i].second - first);
      if (now < half) continue;
      const double share = (half - before) / (now - before);
      const double t = curve[i - 1].first + share * (curve[i].first - curve[i - 1].first);
      if (t > 0.0) return t;
    }
    return std::nullopt;
  }

  /// Geometric mean of the half times of these species over all experiments.
  std::optional<double> half_time(const std::vector<kinetics::EquationTerm>& terms) const {
    double sum = 0.0, count = 0.0;
    for (const auto& term : terms)
      for (const Curve& curve : curves_[index_of(term.species)])
        if (const auto t = half_time(curve)) sum += std::log(*t), ++count;
    return count > 0.0 ? std::optional(std::exp(sum / count)) : std::nullopt;
  }

  double half_time(const kinetics::Equation& equation) const {
    if (const auto t = half_time(equation.reactants)) return *t;
    if (const auto t = half_time(equation.products)) return *t;
    double sum = 0.0, count = 0.0;
    for (const auto& by_experiment : curves_)
      for (const Curve& curve : by_experiment)
        if (const auto t = half_time(curve)) sum += std::log(*t), ++count;
    return count > 0.0 ? std::exp(sum / count) : last_ > 0.0 ? 0.5 * last_ : 1.0;
  }

  /// A concentration of the reactants: the largest start among them.
  double scale_of(const kinetics::Equation& equation) const {
    double scale = 0.0;
    for (const auto& term : equation.reactants) {
      const std::size_t s = index_of(term.species);
      if (given_[s]) {
        scale = std::max(scale, *given_[s]);
        continue;
      }
      for (const Curve& curve : curves_[s])
        for (const auto& [t, c] : curve) scale = std::max(scale, c);
    }
    return scale > 0.0 ? scale : largest_;
  }

  /// The reaction quotient of the last values, where every species of the equation has them; else of equal
  /// parts.
  double quotient(const kinetics::Equation& equation) const {
    double sum = 0.0, count = 0.0;
    for (std::size_t e = 0; e < table_.experiments.size(); ++e) {
      std::optional<double> logarithm = 0.0;
      const auto add = [&](const std::vector<kinetics::EquationTerm>& terms, double sign) {
        for (const auto& term : terms) {
          const Curve& curve = curves_[index_of(term.species)][e];
          if (curve.empty() || !(curve.back().second > 0.0))
            logarithm.reset();
          else if (logarithm)
            *logarithm += sign * term.coefficient * std::log(curve.back().second);
        }
      };
      add(equation.products, 1.0);
      add(equation.reactants, -1.0);
      if (logarithm) sum += *logarithm, ++count;
    }
    if (count > 0.0) return std::exp(sum / count);
    return std::pow(scale_of(equation), side_order(equation.products) - side_order(equation.reactants));
  }

  const CsvScheme& scheme_;
  const CsvTable& table_;
  std::size_t n_species_;
  std::vector<std::vector<Curve>> curves_;  ///< by species and experiment
  std::vector<std::optional<double>> given_;
  std::vector<std::vector<double>> initial_;
  double largest_ = 0.0, last_ = 0.0;
};

}  // namespace

CsvStarts find_starts(const CsvScheme& scheme, const CsvTable& table,
                      const std::map<std::string, std::string>& given) {
  return StartFinder(scheme, table, given).find();
}

}  // namespace pf::document
