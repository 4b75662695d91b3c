#include "pharmaflow/statistics/morris.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "bootstrap.hpp"
#include "pharmaflow/base/random.hpp"

namespace pf::statistics {

MorrisDesign::MorrisDesign(std::size_t inputs, std::size_t trajectories, std::size_t levels,
                           std::uint64_t seed)
    : inputs_(inputs), trajectories_(trajectories) {
  const double spacing = 1.0 / static_cast<double>(levels - 1);
  const std::size_t half = levels / 2;
  const double by = static_cast<double>(half) * spacing;
  std::vector<std::size_t> order(inputs);
  for (std::size_t t = 0; t < trajectories; ++t) {
    Random random(seed, t);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = inputs; k > 1; --k) std::swap(order[k - 1], order[random.below(k)]);
    std::vector<double> start(inputs);
    for (double& x : start) x = static_cast<double>(random.below(levels)) * spacing;
    // From the lower half of the grid a step goes up, from the upper half down: it stays on the grid.
    for (const std::size_t i : order) steps_.push_back({i, start[i] < 0.5 ? by : -by});
    starts_.insert(starts_.end(), start.begin(), start.end());
  }
}

void MorrisDesign::row(std::size_t evaluation, std::span<double> coordinates) const {
  const std::size_t t = evaluation / (inputs_ + 1), k = evaluation % (inputs_ + 1);
  std::copy_n(&starts_[t * inputs_], inputs_, coordinates.begin());
  for (std::size_t s = 0; s < k; ++s) {
    const Step taken = step(t, s);
    coordinates[taken.input] = std::clamp(coordinates[taken.input] + taken.by, 0.0, 1.0);
  }
}

std::vector<ElementaryEffects> morris_effects(const MorrisDesign& design, std::span<const double> values,
                                              const BootstrapOptions& options) {
  const std::size_t d = design.inputs();
  std::vector<std::vector<double>> effects(d);
  for (std::size_t t = 0; t < design.trajectories(); ++t)
    for (std::size_t k = 0; k < d; ++k) {
      const MorrisDesign::Step step = design.step(t, k);
      const double effect = (values[t * (d + 1) + k + 1] - values[t * (d + 1) + k]) / step.by;
      if (std::isfinite(effect)) effects[step.input].push_back(effect);
    }

  std::vector<ElementaryEffects> result(d);
  for (std::size_t i = 0; i < d; ++i) {
    const std::vector<double>& own = effects[i];
    ElementaryEffects& out = result[i];
    out.used = own.size();
    if (own.empty()) continue;
    const double n = static_cast<double>(own.size());
    out.mu = std::accumulate(own.begin(), own.end(), 0.0) / n;
    double magnitude = 0.0, squares = 0.0;
    for (const double e : own) {
      magnitude += std::abs(e);
      squares += (e - out.mu) * (e - out.mu);
    }
    out.sigma = own.size() > 1 ? std::sqrt(squares / (n - 1.0)) : 0.0;
    out.mu_star =
        bootstrap({magnitude / n}, own.size(), options, [&](Random& random, std::vector<double>& drawn) {
          double sum = 0.0;
          for (std::size_t k = 0; k < own.size(); ++k) sum += std::abs(own[random.below(own.size())]);
          drawn.assign(1, sum / n);
        }).front();
  }
  return result;
}

}  // namespace pf::statistics
