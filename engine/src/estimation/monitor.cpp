#include "monitor.hpp"

#include <array>

namespace pf::estimation {

Monitor::Monitor(std::span<const Parameter> parameters, std::size_t starts, const RunContext& context)
    : context_(context), starts_(starts) {
  for (const Parameter& p : parameters) best_.push_back({p.name, {}, p.start, {}});
}

void Monitor::keep(const Eigen::VectorXd& x, double cost, double ssr) {
  best_cost_ = cost;
  best_ssr_ = ssr;
  for (Eigen::Index j = 0; j < x.size(); ++j) best_[static_cast<std::size_t>(j)].value = x[j];
  if (context_.best) context_.best(best_);
}

void Monitor::evaluated(const Eigen::VectorXd& x, double cost, double ssr) {
  ++evaluations_;
  if (cost < best_cost_) keep(x, cost, ssr);
  if (stopped()) return;
  const auto done = static_cast<double>(iteration_), before = static_cast<double>(start_);
  const std::array<NamedValue, 5> values{{{"iteration", done},
                                          {"ssr", best_ssr_},
                                          {"start", before + 1.0},
                                          {"starts", static_cast<double>(starts_)},
                                          {"evaluations", static_cast<double>(evaluations_)}}};
  // Searches end after some six iterations, mostly: the bar is half full there and never jumps back.
  const double of_this_start = done / (done + 6.0);
  answer_ = context_.poll((before + of_this_start) / static_cast<double>(starts_), values);
}

}  // namespace pf::estimation
