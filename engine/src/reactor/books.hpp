#pragma once

#include <vector>

#include "balances.hpp"
#include "pharmaflow/ode/integrator.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::reactor {

/// What a run turned over, integrated beside the state by Gauss-Legendre quadrature on the dense output of
/// every accepted step; the closures compare it with the states themselves. Equations (13) to (17) of
/// docs/models/reactor.md.
class Books {
 public:
  Books(BalanceSystem& balances, const kinetics::Network& network);

  void open(const double* y);        ///< at the begin of the run, after the charge
  void step(const ode::Step& step);  ///< an accepted step
  void jump(const double* before, const double* after,
            const Dosing* dose);  ///< a dose (or a sample: nullptr)

  struct Closures {
    double mole = 0.0, mass = 0.0, atom = 0.0, energy = 0.0;
  };
  Closures closures() const;
  const std::vector<double>& extents() const { return extent_; }       ///< xi_j [mol]
  const std::vector<double>& withdrawn() const { return withdrawn_; }  ///< [mol]
  const std::vector<double>& supplied() const { return supplied_; }    ///< charged, dosed and fed [mol]
  const Peak& maximum_temperature() const { return hottest_; }         ///< [K]
  const Peak& peak_heat_flow() const { return peak_heat_; }            ///< [W]
  /// Largest min_i n_i / |nu_i| over the reactants of a reaction [mol].
  const Peak& potential(std::size_t reaction) const { return potential_[reaction]; }
  /// Lowest concentration of a species during the run [mol/m3], 0 when none was negative, and when.
  const Peak& lowest(std::size_t species) const { return lowest_[species]; }
  double highest_concentration() const { return highest_; }  ///< of any species [mol/m3]
  bool saw_energy_balance() const { return saw_energy_balance_; }

 private:
  void look(double t, const double* y);
  void refine_maximum(const ode::Step& step);
  void refine_level(const ode::Step& step, const double* times, std::size_t level);
  void measure(const double* y);  ///< the levels at y, for which the balances are filled
  double potential_at(std::size_t reaction, const double* y, double volume) const;
  double level_near(const ode::Step& step, double t, std::vector<double>& probe, std::size_t level);
  double heat_flow() const;  ///< at the state for which the balances are filled [W]

  static constexpr std::size_t points = 6;  ///< at which a step is looked at: its ends and Gauss' four
  void check(const double* y);

  BalanceSystem& balances_;
  const kinetics::Network& network_;
  std::vector<double> y_, node_;
  std::vector<double> extent_, supplied_, withdrawn_, residual_;
  std::vector<std::string> elements_;
  double mole_error_ = 0.0, mass_error_ = 0.0, atom_error_ = 0.0;
  double accumulated_ = 0.0, sources_ = 0.0, energy_error_ = 0.0;
  double turnover_[5] = {};  ///< reaction, jacket, feed, stirring, loss [J]
  bool saw_energy_balance_ = false;
  Peak hottest_, peak_heat_;
  std::vector<Peak> potential_, lowest_;
  std::vector<double> levels_;                   ///< |heat flow| [W], then each reaction's potential [mol]
  std::vector<double> begin_probe_, end_probe_;  ///< the levels just inside the step, empty until asked for
  std::vector<double> curve_;  ///< the levels at the points of a step, shape (points, levels)
  double highest_ = 0.0;
};

}  // namespace pf::reactor
