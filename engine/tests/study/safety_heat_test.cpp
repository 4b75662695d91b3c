#include "safety_heat.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "linear_programme.hpp"
#include "pharmaflow/base/random.hpp"

namespace pf::study {
namespace {

struct Mixture {
  kinetics::Network network;
  std::vector<double> heats, amounts;

  explicit Mixture(std::vector<double> given) : amounts(std::move(given)) {
    for (std::size_t i = 0; i < amounts.size(); ++i)
      network.species.push_back({"S" + std::to_string(i), {}, {}});
  }
  void reaction(std::vector<kinetics::Stoichiometry> stoichiometry, double heat) {
    kinetics::Reaction r;
    r.id = "r" + std::to_string(heats.size());
    r.stoichiometry = std::move(stoichiometry);
    network.reactions.push_back(std::move(r));
    heats.push_back(heat);
  }
  double potential() const { return potential_heat(network, heats, amounts); }
  Mixture in_order(const std::vector<std::size_t>& order) const {
    Mixture other(amounts);
    for (const std::size_t j : order) other.reaction(network.reactions[j].stoichiometry, heats[j]);
    return other;
  }
};

TEST(PotentialHeat, CompetingReactionsCountWithTheHotter) {
  Mixture m({2.0, 0.0, 0.0});
  m.reaction({{0, -1.0}, {1, 1.0}}, -20e3);
  m.reaction({{0, -1.0}, {2, 1.0}}, -150e3);
  EXPECT_DOUBLE_EQ(m.potential(), 300e3);
  EXPECT_DOUBLE_EQ(m.in_order({1, 0}).potential(), 300e3);
}

TEST(PotentialHeat, ConsecutiveOnesAddUpAndAnEndothermicOneIsNotReliedOn) {
  Mixture m({1.0, 0.0, 0.0, 0.0});
  m.reaction({{1, -1.0}, {2, 1.0}}, -50e3);
  m.reaction({{0, -1.0}, {1, 1.0}}, -20e3);
  EXPECT_DOUBLE_EQ(m.potential(), 70e3);
  m.reaction({{2, -1.0}, {3, 1.0}}, 30e3);
  EXPECT_DOUBLE_EQ(m.potential(), 70e3);
  // ... unless what comes after it is worth it.
  Mixture hill({1.0, 0.0, 0.0});
  hill.reaction({{0, -1.0}, {1, 1.0}}, 30e3);
  hill.reaction({{1, -1.0}, {2, 1.0}}, -100e3);
  EXPECT_DOUBLE_EQ(hill.potential(), 70e3);
}

TEST(PotentialHeat, AReversibleReactionCountsInTheDirectionThatReleases) {
  Mixture forwards({0.5, 2.0});
  forwards.reaction({{0, -1.0}, {1, 1.0}}, 100e3);
  EXPECT_EQ(forwards.potential(), 0.0);
  forwards.network.reactions[0].equation.reversible = true;
  EXPECT_DOUBLE_EQ(forwards.potential(), 200e3);
  // There and back again releases nothing: no end is missing.
  forwards.reaction({{1, -1.0}, {0, 1.0}}, -100e3);
  EXPECT_DOUBLE_EQ(forwards.potential(), 200e3);
}

TEST(PotentialHeat, NothingComesFromNothing) {
  Mixture m({0.0, 0.0});
  m.reaction({{0, -1.0}, {1, 1.0}}, -50e3);
  EXPECT_EQ(m.potential(), 0.0);
  m.reaction({{1, 1.0}}, -10e3);  // without end
  EXPECT_EQ(m.potential(), 0.0);
}

TEST(PotentialHeat, IsTheSameInAnyOrderAndNoOrderReleasesMore) {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    constexpr std::size_t species = 5, reactions = 4;
    Mixture m({});
    m = Mixture(std::vector<double>(species, 0.0));
    for (double& n : m.amounts) n = std::max(0.0, random.normal(0.5, 1.0));
    for (std::size_t j = 0; j < reactions; ++j) {
      // Upwards only: no cycles.
      const auto from = static_cast<std::size_t>(random.uniform() * 3.0);
      const auto to =
          from + 1 + static_cast<std::size_t>(random.uniform() * static_cast<double>(species - 1 - from));
      m.reaction({{from, -1.0 - std::floor(2.0 * random.uniform())}, {to, 1.0}},
                 1e5 * random.normal(-0.5, 1.0));
    }
    const double potential = m.potential();
    std::vector<std::size_t> order(reactions);
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
      EXPECT_NEAR(m.in_order(order).potential(), potential, 1e-9 * (1.0 + potential));
      // Each reaction in turn to the end of its reactant.
      double sum = 0.0;
      std::vector<double> left = m.amounts;
      for (const std::size_t j : order) {
        const auto& s = m.network.reactions[j].stoichiometry;
        const double extent = left[s[0].species] / -s[0].coefficient;
        left[s[0].species] = 0.0;
        left[s[1].species] += extent;
        sum -= m.heats[j] * extent;
        EXPECT_LE(sum, potential + 1e-9 * (1.0 + potential));
      }
    } while (std::ranges::next_permutation(order).found);
  }
}

TEST(LargestValue, TextbookAndUnbounded) {
  Eigen::MatrixXd a(3, 2);
  a << 1, 0, 0, 2, 3, 2;
  EXPECT_DOUBLE_EQ(*largest_value(a, Eigen::Vector3d(4, 12, 18), Eigen::Vector2d(3, 5)), 36.0);
  EXPECT_FALSE(largest_value(-a, Eigen::Vector3d(4, 12, 18), Eigen::Vector2d(3, 5)));
  EXPECT_EQ(*largest_value(a, Eigen::Vector3d(4, 12, 18), Eigen::Vector2d(-3, -5)), 0.0);
}

}  // namespace
}  // namespace pf::study
