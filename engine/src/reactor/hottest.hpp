#pragma once

#include <vector>

#include "balances.hpp"
#include "pharmaflow/ode/integrator.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::reactor {

/// The highest temperature of a run, also between the accepted steps, where nothing else of the books is
/// wanted: one evaluation of the balances for a step, and the dense output only where a peak may be.
class Hottest {
 public:
  explicit Hottest(BalanceSystem& balances);

  void begin() { peak_ = {}; }
  void open(double t, const double* y);       ///< at the begin of every smooth piece
  void step(const ode::Step& step);           ///< an accepted step
  const Peak& peak() const { return peak_; }  ///< [K]

 private:
  void look(double t, const double* y);
  void refine(const ode::Step& step);

  BalanceSystem& balances_;
  std::vector<double> y_, slopes_;
  double temperature_ = 0.0, slope_ = 0.0;  ///< where the next step begins [K], [K/s]
  Peak peak_;
};

}  // namespace pf::reactor
