#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/ode/system.hpp"

namespace pf::bench {

/// A random sparse mass-action network: 1.5 n reactions, half A + B -> C, half A -> B + C, rate constants
/// spread log-uniformly over eight decades.
class RandomNetwork final : public ode::System {
 public:
  explicit RandomNetwork(std::size_t n, std::uint64_t seed = 1) : n_(n) {
    Random random(seed);
    const auto pick = [&] { return random.below(n); };
    for (std::size_t r = 0; r < n + n / 2; ++r) {
      Reaction reaction{pick(), none, pick(), none, std::pow(10.0, -4.0 + 8.0 * random.uniform())};
      (r % 2 == 0 ? reaction.second : reaction.other_product) = pick();
      reactions_.push_back(reaction);
    }
  }

  std::size_t size() const override { return n_; }
  bool depends_on_time() const override { return false; }
  bool time_derivative(double, const double*, double* dfdt) override {
    std::fill_n(dfdt, n_, 0.0);
    return true;
  }
  bool rhs(double, const double* y, double* f) override {
    std::fill_n(f, n_, 0.0);
    for (const Reaction& r : reactions_) add(r, r.k * y[r.first] * (r.second == none ? 1.0 : y[r.second]), f);
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    std::fill_n(j, n_ * n_, 0.0);
    for (const Reaction& r : reactions_) {
      add(r, r.k * (r.second == none ? 1.0 : y[r.second]), j + r.first * n_);
      if (r.second != none) add(r, r.k * y[r.first], j + r.second * n_);
    }
    return true;
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Reaction {
    std::size_t first, second, product, other_product;  ///< second and other_product may be none
    double k;
  };
  const std::vector<Reaction>& reactions() const { return reactions_; }

  /// One in three species is there at the start.
  std::vector<double> initial() const {
    std::vector<double> y(n_);
    for (std::size_t i = 0; i < n_; i += 3) y[i] = 1.0;
    return y;
  }

 private:
  static void add(const Reaction& r, double rate, double* column) {
    column[r.first] -= rate;
    if (r.second != none) column[r.second] -= rate;
    column[r.product] += rate;
    if (r.other_product != none) column[r.other_product] += rate;
  }

  std::size_t n_;
  std::vector<Reaction> reactions_;
};

}  // namespace pf::bench
