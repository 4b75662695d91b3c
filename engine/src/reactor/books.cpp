#include "books.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "place_of_maximum.hpp"

namespace pf::reactor {
namespace {

/// Gauss-Legendre nodes and weights on [0, 1], 4 points: exact to degree 7 (Abramowitz & Stegun, table 25.4).
struct Node {
  double position, weight;
};
constexpr std::array<Node, 4> gauss{{{0.06943184420297371, 0.17392742256872693},
                                     {0.33000947820757187, 0.32607257743127307},
                                     {0.66999052179242813, 0.32607257743127307},
                                     {0.93056815579702629, 0.17392742256872693}}};

/// The closure of nothing is 0.
double relative(double error, double scale) { return scale > 0 ? error / scale : 0.0; }

}  // namespace

Books::Books(BalanceSystem& balances, const kinetics::Network& network)
    : balances_(balances),
      network_(network),
      y_(balances.size()),
      node_(balances.size()),
      extent_(network.reactions.size()),
      supplied_(network.species.size()),
      withdrawn_(network.species.size()),
      residual_(network.species.size()),
      potential_(network.reactions.size()),
      lowest_(network.species.size()),
      levels_(1 + network.reactions.size()),
      curve_(points * levels_.size()) {
  for (const kinetics::Species& species : network.species) {
    if (!species.formula) continue;
    for (const auto& [element, count] : species.formula->atoms)
      if (std::ranges::find(elements_, element) == elements_.end()) elements_.push_back(element);
  }
}

void Books::open(const double* y) {
  for (std::size_t i = 0; i < supplied_.size(); ++i) supplied_[i] = y[i] * balances_.volume_of(y);
  hottest_ = {balances_.temperature_of(y), 0.0};
}

void Books::look(double t, const double* y) {
  if (const double temperature = balances_.temperature_of(y); temperature > hottest_.value)
    hottest_ = {temperature, t};
  for (std::size_t i = 0; i < lowest_.size(); ++i) {
    if (y[i] < lowest_[i].value) lowest_[i] = {y[i], t};
    highest_ = std::max(highest_, y[i]);
  }
  measure(y);
  if (levels_[0] > std::abs(peak_heat_.value)) peak_heat_ = {heat_flow(), t};
  for (std::size_t j = 0; j < potential_.size(); ++j)
    if (levels_[1 + j] > potential_[j].value) potential_[j] = {levels_[1 + j], t};
}

double Books::heat_flow() const { return balances_.slots()[kinetics::slots_of(network_).heat_flow()]; }

void Books::measure(const double* y) {
  const double volume = balances_.volume_of(y);
  levels_[0] = std::abs(heat_flow());
  for (std::size_t j = 0; j < potential_.size(); ++j) levels_[1 + j] = potential_at(j, y, volume);
}

/// min_i n_i / |nu_i| over the reactants of a reaction [mol], 0 when there are none.
double Books::potential_at(std::size_t reaction, const double* y, double volume) const {
  double potential = HUGE_VAL;
  for (const kinetics::Stoichiometry& s : network_.reactions[reaction].stoichiometry)
    if (s.coefficient < 0) potential = std::min(potential, y[s.species] * volume / -s.coefficient);
  return std::isfinite(potential) ? potential : 0.0;
}

/// A maximum of T inside the step, on the dense output.
void Books::refine_maximum(const ode::Step& step) {
  const auto temperature = [&](double t) {
    step.state(t, node_.data());
    return balances_.temperature_of(node_.data());
  };
  const double t = place_of_maximum(temperature, step.begin(), step.end()), value = temperature(t);
  if (value > hottest_.value) hottest_ = {value, t};
}

/// The peak of a level between the points at which the step was looked at, where this step holds its record.
void Books::refine_level(const ode::Step& step, const double* times, std::size_t level) {
  const std::size_t count = levels_.size();
  const double record = level == 0 ? std::abs(peak_heat_.value) : potential_[level - 1].value;
  std::size_t top = 0;
  for (std::size_t p = 1; p < points; ++p)
    if (curve_[p * count + level] > curve_[top * count + level]) top = p;
  const double highest = curve_[top * count + level];
  if (highest <= 0.0 || highest < record) return;
  // A curve that rises to the end of the step or falls from its begin has no peak inside.
  const double nudge = 1e-6 * (step.end() - step.begin());
  if (top == 0 && level_near(step, times[0] + nudge, begin_probe_, level) <= highest) return;
  if (top == points - 1 && level_near(step, times[top] - nudge, end_probe_, level) <= highest) return;
  const auto at = [&](double t) {
    step.state(t, node_.data());
    if (level > 0) return potential_at(level - 1, node_.data(), balances_.volume_of(node_.data()));
    balances_.fill(t, node_.data());
    return std::abs(heat_flow());
  };
  const double t =
      place_of_maximum(at, times[top == 0 ? 0 : top - 1], times[top == points - 1 ? top : top + 1]);
  step.state(t, node_.data());
  balances_.fill(t, node_.data());
  look(t, node_.data());
}

/// A level close to one end of the step. All levels ask for the same two times: they are looked at once.
double Books::level_near(const ode::Step& step, double t, std::vector<double>& probe, std::size_t level) {
  if (probe.empty()) {
    step.state(t, node_.data());
    balances_.fill(t, node_.data());
    measure(node_.data());
    probe = levels_;
  }
  return probe[level];
}

void Books::step(const ode::Step& step) {
  const double h = step.end() - step.begin();
  step.state(step.begin(), y_.data());
  balances_.fill(step.begin(), y_.data());
  double times[points];
  std::size_t point = 0;
  const auto record = [&](double t, const double* y) {
    look(t, y);
    times[point] = t;
    std::ranges::copy(levels_, curve_.begin() + static_cast<std::ptrdiff_t>(point * levels_.size()));
    ++point;
  };
  record(step.begin(), y_.data());
  const double first = balances_.temperature_of(y_.data());
  const bool energy = !balances_.prescribes_temperature();
  const double capacity_begin = balances_.heat_capacity(balances_.volume_of(y_.data()));
  const double reference = balances_.reference_temperature();
  double carried = 0.0, inside = first;
  double heats[5] = {};
  for (const Node& node : gauss) {
    const double t = step.begin() + node.position * h, w = node.weight * h;
    step.state(t, node_.data());
    balances_.fill(t, node_.data());
    record(t, node_.data());
    const double volume = balances_.volume_of(node_.data()),
                 temperature = balances_.temperature_of(node_.data());
    inside = std::max(inside, temperature);
    for (std::size_t j = 0; j < extent_.size(); ++j) extent_[j] += w * volume * balances_.rates()[j];
    const double out = balances_.outflow(t), in = balances_.inflow(t);
    for (std::size_t i = 0; i < withdrawn_.size() && out != 0.0; ++i) withdrawn_[i] += w * out * node_[i];
    if (!energy) continue;
    const ThermalRates<double> q = balances_.flows(t, node_.data());
    const double terms[5] = {q.q_reaction, q.q_jacket, q.q_feed, balances_.stirring(), -q.q_loss};
    for (int k = 0; k < 5; ++k) heats[k] += w * terms[k];
    if (balances_.layout().volume != Layout::absent)
      carried += w * balances_.rho_cp() * (in - out) * (temperature - reference);
  }
  for (std::size_t i = 0; i < supplied_.size(); ++i)
    supplied_[i] += balances_.fed(i, step.begin(), step.end());
  step.state(step.end(), y_.data());
  balances_.fill(step.end(), y_.data());
  record(step.end(), y_.data());
  begin_probe_.clear();
  end_probe_.clear();
  for (std::size_t level = 0; level < levels_.size(); ++level) refine_level(step, times, level);
  balances_.fill(step.end(), y_.data());
  const double last = balances_.temperature_of(y_.data());
  if (inside > first && inside > last) refine_maximum(step);
  if (energy) {
    saw_energy_balance_ = true;
    const double capacity_end = balances_.heat_capacity(balances_.volume_of(y_.data()));
    accumulated_ += capacity_end * (last - reference) - capacity_begin * (first - reference) - carried;
    for (int k = 0; k < 5; ++k) {
      turnover_[k] += heats[k];
      sources_ += heats[k];
    }
    energy_error_ = std::max(energy_error_, std::abs(accumulated_ - sources_));
  }
  check(y_.data());
}

void Books::jump(const double* before, const double* after, const Dosing* dose) {
  const double v0 = balances_.volume_of(before), v1 = balances_.volume_of(after);
  for (std::size_t i = 0; i < withdrawn_.size(); ++i) {
    if (dose != nullptr) supplied_[i] += dose->amount[i].v;
    withdrawn_[i] += before[i] * v0 - after[i] * v1 + (dose != nullptr ? dose->amount[i].v : 0.0);
  }
}

/// n(t) - n(0) - fed + withdrawn - nu xi, species by species, then weighed by molar mass and by atoms.
void Books::check(const double* y) {
  const double volume = balances_.volume_of(y);
  const auto turn_over =
      [&](bool open) {  // sources and sinks are open: what they make is supplied from outside
        for (std::size_t j = 0; j < extent_.size(); ++j) {
          const kinetics::Reaction& reaction = network_.reactions[j];
          if ((reaction.equation.reactants.empty() || reaction.equation.products.empty()) != open) continue;
          for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
            residual_[s.species] -= s.coefficient * extent_[j];
        }
      };
  for (std::size_t i = 0; i < residual_.size(); ++i)
    residual_[i] = y[i] * volume - supplied_[i] + withdrawn_[i];
  turn_over(true);
  double mass = 0.0;
  for (std::size_t i = 0; i < residual_.size(); ++i)
    mass += network_.species[i].molar_mass.value_or(0.0) * residual_[i];
  mass_error_ = std::max(mass_error_, std::abs(mass));
  for (const std::string& element : elements_) {
    double atoms = 0.0;
    for (std::size_t i = 0; i < residual_.size(); ++i) {
      if (!network_.species[i].formula) continue;
      const auto found = network_.species[i].formula->atoms.find(element);
      if (found != network_.species[i].formula->atoms.end()) atoms += found->second * residual_[i];
    }
    atom_error_ = std::max(atom_error_, std::abs(atoms));
  }
  turn_over(false);
  for (const double r : residual_) mole_error_ = std::max(mole_error_, std::abs(r));
}

Books::Closures Books::closures() const {
  double moles = 0.0, mass = 0.0, atoms = 0.0, energy = 0.0;
  for (std::size_t i = 0; i < supplied_.size(); ++i) {
    moles = std::max(moles, supplied_[i]);
    mass += network_.species[i].molar_mass.value_or(0.0) * supplied_[i];
    if (network_.species[i].formula)
      for (const auto& [element, count] : network_.species[i].formula->atoms) atoms += count * supplied_[i];
  }
  for (const double term : turnover_) energy += std::abs(term);
  energy = std::max(energy, std::abs(accumulated_));
  return {relative(mole_error_, moles), relative(mass_error_, mass), relative(atom_error_, atoms),
          relative(energy_error_, energy)};
}

}  // namespace pf::reactor
