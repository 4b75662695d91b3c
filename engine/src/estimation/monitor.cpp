#include "monitor.hpp"

namespace pf::estimation {

Monitor::Monitor(std::span<const Parameter> parameters, std::size_t starts, const RunContext& context)
    : context_(context), starts_(starts) {
  values_.emplace_back("iteration", 0.0);
  values_.emplace_back("ssr", 0.0);
  for (const Parameter& p : parameters) values_.emplace_back(p.name, p.start);
}

void Monitor::evaluated(const Eigen::VectorXd& x, double ssr) {
  ++evaluations_;
  if (stopped()) return;
  const auto done = static_cast<double>(iteration_);
  values_[0].second = done;
  values_[1].second = ssr;
  for (Eigen::Index j = 0; j < x.size(); ++j) values_[static_cast<std::size_t>(j) + 2].second = x[j];
  // Searches end after some six iterations, mostly: the bar is half full there and never jumps back.
  const double of_this_start = done / (done + 6.0);
  answer_ =
      context_.poll((static_cast<double>(start_) + of_this_start) / static_cast<double>(starts_), values_);
}

}  // namespace pf::estimation
