#pragma once

#include <Eigen/Core>
#include <limits>
#include <span>
#include <vector>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/estimation/model.hpp"

namespace pf::estimation {

/// Counts evaluations, keeps the best and tells the context of each.
class Monitor {
 public:
  Monitor(std::span<const Parameter> parameters, std::size_t starts, const RunContext& context);

  /// @param start counted from 0
  void begin(std::size_t start) { start_ = start, iteration_ = 0; }
  void set_iteration(std::size_t iteration) { iteration_ = iteration; }
  /// One evaluation done at x. @param cost what the search minimises; infinite where x could not be evaluated
  void evaluated(const Eigen::VectorXd& x, double cost, double ssr);

  bool stopped() const { return answer_ != Proceed::go_on; }
  Proceed answer() const { return answer_; }
  std::size_t evaluations() const { return evaluations_; }

 private:
  void keep(const Eigen::VectorXd& x, double cost, double ssr);

  const RunContext& context_;
  std::vector<BestValue> best_;  ///< of all starts
  double best_cost_ = std::numeric_limits<double>::infinity();
  double best_ssr_ = 0.0;
  std::size_t starts_, start_ = 0, iteration_ = 0, evaluations_ = 0;
  Proceed answer_ = Proceed::go_on;
};

}  // namespace pf::estimation
