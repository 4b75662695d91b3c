#include "steady_state.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "eigenvalues.hpp"
#include "pharmaflow/base/random.hpp"
#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/ode/dense_lu.hpp"

namespace pf::reactor {
namespace {

constexpr int scan_points = 600;
constexpr int random_starts = 40;
constexpr double same_state = 1e-6;       ///< relative distance below which two states are one
constexpr double residual_limit = 1e-10;  ///< of a polished state, relative to the turnover by the flow

class Finder {
 public:
  Finder(const Model& model, BalanceSystem& balances, const Timeline& timeline)
      : model_(model),
        balances_(balances),
        timeline_(timeline),
        n_(balances.size()),
        jacobian_(n_, n_),
        f_(n_),
        pivots_(n_),
        reciprocals_(n_),
        residence_(residence()) {}

  Termination search(const RunContext& context);
  std::vector<SteadyState> states() const;

 private:
  using Vector = Eigen::VectorXd;

  double residence() const {
    const double flow = balances_.inflow(0.0);
    return flow > 0 ? timeline_.volume.v / flow : 1.0;
  }
  bool evaluate(const Vector& y) { return balances_.rhs(0.0, y.data(), f_.data()); }
  bool linearise(const Vector& y) { return balances_.jacobian(0.0, y.data(), jacobian_.data()); }
  double scale(std::size_t i, const Vector& y) const;
  /// b becomes matrix^-1 b, the matrix its factors. @return false when it is singular
  bool solve(Eigen::MatrixXd& matrix, Vector& b);
  bool relax(Vector& y, bool hold_temperature);
  bool polish(Vector& y);
  void keep(const Vector& y);
  void try_state(Vector y) {
    if (polish(y)) keep(y);
  }
  void scan(const Vector& start, double low, double high, bool upwards);
  std::pair<double, double> temperature_range() const;

  const Model& model_;
  BalanceSystem& balances_;
  const Timeline& timeline_;
  std::size_t n_;
  Eigen::MatrixXd jacobian_;
  Vector f_;
  std::vector<std::size_t> pivots_;
  std::vector<double> reciprocals_;
  double residence_;
  std::vector<Vector> found_;
};

/// A typical size of a state: what is fed for concentrations, 100 K for temperatures.
double Finder::scale(std::size_t i, const Vector& y) const {
  if (i >= balances_.layout().species) return 100.0;
  double size = std::abs(y[static_cast<Eigen::Index>(i)]);
  for (const FeedLine& feed : timeline_.feeds)
    for (const Jet& c : feed.concentration) size = std::max(size, c.v);
  return std::max(size, 1e-12);
}

bool Finder::solve(Eigen::MatrixXd& matrix, Vector& b) {
  using Lu = ode::DenseLu<0>;
  if (!Lu::factor(n_, matrix.data(), pivots_.data(), reciprocals_.data())) return false;
  Lu::solve(n_, matrix.data(), pivots_.data(), reciprocals_.data(), b.data());
  return true;
}

/// Pseudo-transient continuation: implicit Euler steps that grow while the residual falls (Kelley & Keyes
/// 1998). With `hold_temperature` the energy balance is left out.
bool Finder::relax(Vector& y, bool hold_temperature) {
  const auto held = static_cast<Eigen::Index>(balances_.layout().temperature);
  double step = 1e-3 * residence_, before = HUGE_VAL;
  for (int k = 0; k < 400; ++k) {
    if (!evaluate(y)) return false;
    Vector f = f_;
    if (hold_temperature) f[held] = 0.0;
    double size = 0.0;
    for (Eigen::Index i = 0; i < f.size(); ++i)
      size = std::max(size, std::abs(f[i]) * residence_ / scale(static_cast<std::size_t>(i), y));
    if (size < residual_limit) return true;
    if (!linearise(y)) return false;
    Eigen::MatrixXd m = -jacobian_;
    if (hold_temperature) {
      m.row(held).setZero();
      m.col(held).setZero();
    }
    m.diagonal().array() += 1.0 / step;
    const bool solved = solve(m, f);
    const Vector trial = y + f;
    if (!solved || !trial.allFinite() || !evaluate(trial)) {
      step *= 0.1;
      if (step < 1e-14 * residence_) return false;
      continue;
    }
    y = trial;
    step *= std::clamp(before / size, 0.5, 5.0);
    before = size;
  }
  return false;
}

bool Finder::polish(Vector& y) {
  for (int k = 0; k < 50; ++k) {
    if (!evaluate(y) || !linearise(y)) return false;
    Vector step = f_;
    if (!solve(jacobian_, step) || !step.allFinite()) return false;
    double size = 0.0;
    for (Eigen::Index i = 0; i < step.size(); ++i)
      size = std::max(size, std::abs(step[i]) / scale(static_cast<std::size_t>(i), y));
    y -= step * std::min(1.0, 0.5 / std::max(size, 0.5));
    if (size < 1e-12) return evaluate(y);
  }
  return false;
}

void Finder::keep(const Vector& y) {
  const std::size_t species = balances_.layout().species;
  for (std::size_t i = 0; i < species; ++i)
    if (y[static_cast<Eigen::Index>(i)] < -1e-9 * scale(i, y)) return;  // not a physical state
  if (!(balances_.temperature_of(y.data()) > 0)) return;
  for (const Vector& other : found_) {
    double distance = 0.0;
    for (Eigen::Index i = 0; i < y.size(); ++i)
      distance = std::max(distance, std::abs(y[i] - other[i]) / scale(static_cast<std::size_t>(i), other));
    if (distance < same_state) return;
  }
  found_.push_back(y);
}

/// From the coldest to the hottest that the feeds, the jacket and complete reaction could give.
std::pair<double, double> Finder::temperature_range() const {
  double low = timeline_.temperature.v, high = low;
  const auto include = [&](double t) {
    low = std::min(low, t);
    high = std::max(high, t);
  };
  double concentration = 0.0;
  for (const FeedLine& feed : timeline_.feeds) {
    if (feed.temperature) include(feed.temperature->v);
    double sum = 0.0;
    for (const Jet& c : feed.concentration) sum += c.v;
    concentration = std::max(concentration, sum);
  }
  for (const StageLine& stage : timeline_.stages) {
    if (stage.control.kind == ControlKind::coolant) include(stage.control.coolant_inlet.v);
    for (const Piece& piece : stage.lines)
      if (stage.control.kind != ControlKind::prescribed) include(piece.line.value.v);
  }
  double heat = 0.0;
  for (std::size_t j = 0; j < model_.network->reactions.size(); ++j) heat += std::abs(balances_.heat(j).v);
  const double rise = heat * concentration / balances_.rho_cp() + 20.0;
  return {std::max(100.0, low - rise), std::min(3000.0, high + rise)};
}

void Finder::scan(const Vector& start, double low, double high, bool upwards) {
  const auto row = static_cast<Eigen::Index>(balances_.layout().temperature);
  Vector y = start, previous = start;
  double residual_before = 0.0;
  bool have = false;
  for (int k = 0; k <= scan_points; ++k) {
    const double fraction = static_cast<double>(upwards ? k : scan_points - k) / scan_points;
    y[row] = low + (high - low) * fraction - balances_.reference_temperature();
    if (!relax(y, true)) {
      y = start;
      have = false;
      continue;
    }
    evaluate(y);
    const double residual = f_[row];
    if (have && (residual < 0) != (residual_before < 0)) {
      const double w = residual_before / (residual_before - residual);
      try_state(previous + w * (y - previous));
      try_state(previous);
      try_state(y);
    }
    residual_before = residual;
    previous = y;
    have = true;
  }
}

Termination Finder::search(const RunContext& context) {
  std::vector<double> y0, s0;
  balances_.start(y0, s0);
  for (std::size_t p = 0; p < timeline_.marks.size() && timeline_.marks[p].time.v <= 0; ++p) {
    balances_.apply(p, y0.data(), s0.data(), nullptr);
    balances_.activate(p);
  }
  residence_ = residence();
  const Vector start = Eigen::Map<const Vector>(y0.data(), static_cast<Eigen::Index>(n_));
  Vector y = start;
  if (relax(y, false)) try_state(y);
  const bool thermal =
      balances_.layout().temperature != Layout::absent && !balances_.prescribes_temperature();
  if (thermal) {
    const auto [low, high] = temperature_range();
    scan(start, low, high, true);
    if (const Proceed p = context.poll(0.4); p != Proceed::go_on) return termination_of(p);
    scan(start, low, high, false);
  }
  Random random(1, 0);
  for (int k = 0; k < random_starts; ++k) {
    if (const Proceed p = context.poll(0.8 + 0.2 * k / random_starts); p != Proceed::go_on)
      return termination_of(p);
    Vector guess = start;
    for (std::size_t i = 0; i < balances_.layout().species; ++i)
      guess[static_cast<Eigen::Index>(i)] = scale(i, start) * random.uniform();
    if (thermal) {
      const auto [low, high] = temperature_range();
      guess[static_cast<Eigen::Index>(balances_.layout().temperature)] =
          random.uniform(low, high) - balances_.reference_temperature();
    }
    try_state(guess);
    if (relax(guess, false)) try_state(guess);
  }
  return found_.empty() ? Termination::not_converged : Termination::completed;
}

std::vector<SteadyState> Finder::states() const {
  std::vector<SteadyState> states;
  Eigen::MatrixXd jacobian(n_, n_);
  for (const Vector& y : found_) {
    SteadyState state;
    state.concentration.assign(y.data(), y.data() + balances_.layout().species);
    state.temperature = balances_.temperature_of(y.data());
    balances_.fill(0.0, y.data());
    if (balances_.has_jacket())
      state.jacket_temperature = balances_.slots()[kinetics::slots_of(*model_.network).jacket_temperature()];
    if (!balances_.jacobian(0.0, y.data(), jacobian.data())) continue;
    for (const std::complex<double> value : eigenvalues({jacobian.data(), jacobian.data() + n_ * n_}, n_))
      state.eigenvalues.emplace_back(value.real(), value.imag());
    sort_small(state.eigenvalues, std::greater{});
    state.stable = !state.eigenvalues.empty() && state.eigenvalues.front().first < 0;
    states.push_back(std::move(state));
  }
  sort_small(states, [](const SteadyState& a, const SteadyState& b) {
    return a.temperature != b.temperature ? a.temperature < b.temperature : a.concentration < b.concentration;
  });
  return states;
}

/// What happens once leaves no trace in a state that lasts.
std::vector<Warning> what_has_no_part(const Recipe& recipe) {
  std::vector<Warning> warnings;
  const auto warn = [&](std::size_t count, const char* code, const char* what) {
    if (count > 0)
      warnings.push_back({code,
                          std::string(what) + " of the recipe have no part in a steady state: they belong to "
                                              "its start-up (without \"steady_state\").",
                          ""});
  };
  warn(recipe.doses.size(), "doses_ignored", "The doses");
  warn(recipe.events.size(), "events_ignored", "The events");
  return warnings;
}

}  // namespace

pf::Result<Result> find_steady_states(const Model& model, BalanceSystem& balances, const Timeline& timeline,
                                      const RunContext& context) {
  Finder finder(model, balances, timeline);
  Result result;
  result.termination = finder.search(context);
  result.steady_states = finder.states();
  result.warnings = what_has_no_part(*model.recipe);
  if (result.termination == Termination::not_converged)
    result.reason = "No steady state was found; run the start-up instead (without \"steady_state\").";
  return result;
}

}  // namespace pf::reactor
