#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/estimation/model.hpp"

namespace pf::estimation {

/// Counts evaluations and tells the context of each.
class Monitor {
 public:
  Monitor(std::span<const Parameter> parameters, std::size_t starts, const RunContext& context);

  void begin(std::size_t start) { start_ = start, iteration_ = 0; }
  void set_iteration(std::size_t iteration) { iteration_ = iteration; }
  /// One evaluation done, at x with this ssr (of the best point so far when x could not be evaluated).
  void evaluated(const Eigen::VectorXd& x, double ssr);

  bool stopped() const { return answer_ != Proceed::go_on; }
  Proceed answer() const { return answer_; }
  std::size_t evaluations() const { return evaluations_; }

 private:
  const RunContext& context_;
  std::vector<NamedValue> values_;
  std::size_t starts_, start_ = 0, iteration_ = 0, evaluations_ = 0;
  Proceed answer_ = Proceed::go_on;
};

}  // namespace pf::estimation
