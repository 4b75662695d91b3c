#include <gtest/gtest.h>

#include "networks.hpp"

namespace pf::kinetics {
namespace {

std::vector<Stoichiometry> net(const char* text) {
  return net_stoichiometry(*parse_equation(text),
                           [](std::string_view name) { return static_cast<std::size_t>(name[0] - 'A'); });
}

TEST(Stoichiometry, IsNetSortedAndWithoutZeros) {
  const auto nu = net("C + 2 A + B -> B + 3 C + A");
  ASSERT_EQ(nu.size(), 2u);
  EXPECT_EQ(nu[0].species, 0u);
  EXPECT_EQ(nu[0].coefficient, -1.0);
  EXPECT_EQ(nu[1].species, 2u);
  EXPECT_EQ(nu[1].coefficient, 2.0);
  EXPECT_TRUE(net("A -> A").empty());
  EXPECT_TRUE(net("A ->{E} A").empty());
  ASSERT_EQ(net("-> B").size(), 1u);
  EXPECT_EQ(net("-> B")[0].coefficient, 1.0);
}

/// A network of species with formulas, or molar masses in g/mol where the text is a number.
std::vector<Imbalance> imbalances_of(const char* equation, const std::vector<std::string>& formulas) {
  Network network;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    Species species{std::string(1, static_cast<char>('A' + i)), {}, {}};
    if (formulas[i].empty()) {
    } else if (formulas[i][0] <= '9') {
      species.molar_mass = std::stod(formulas[i]) * 1e-3;
    } else {
      species.formula = *parse_formula(formulas[i]);
      species.molar_mass = molar_mass(*species.formula);
    }
    network.species.push_back(species);
  }
  Reaction reaction;
  reaction.equation = *parse_equation(equation);
  return imbalances(network, reaction);
}

TEST(Imbalances, FindsElementsAndCharge) {
  EXPECT_TRUE(imbalances_of("A + 2 B -> C + 2 D", {"CH4", "O2", "CO2", "H2O"}).empty());
  EXPECT_TRUE(imbalances_of("A -> B + C", {"NaCl", "Na+", "Cl-"}).empty());
  const auto hydrogen = imbalances_of("A + B -> C", {"CH4", "O2", "CO2"});
  ASSERT_EQ(hydrogen.size(), 1u);
  EXPECT_EQ(hydrogen[0].what, "H");
  EXPECT_EQ(hydrogen[0].left, 4.0);
  EXPECT_EQ(hydrogen[0].right, 0.0);
  const auto charge = imbalances_of("A -> B", {"Fe^2+", "Fe^3+"});
  ASSERT_EQ(charge.size(), 1u);
  EXPECT_EQ(charge[0].what, "charge");
  EXPECT_EQ(charge[0].right - charge[0].left, 1.0);
}

TEST(Imbalances, FallsBackToMassAndToSilence) {
  EXPECT_TRUE(imbalances_of("A + B -> C", {"93.13", "78.50", "171.63"}).empty());
  EXPECT_TRUE(imbalances_of("A + B -> C", {"93.13", "78.50", "171.62"}).empty())
      << "rounded molar masses balance";
  const auto lost = imbalances_of("A + B -> C", {"93.13", "78.50", "135.17"});
  ASSERT_EQ(lost.size(), 1u);
  EXPECT_EQ(lost[0].what, "mass");
  EXPECT_NEAR(lost[0].left, 0.17163, 1e-12);
  EXPECT_FALSE(imbalances_of("A -> B", {"500", "498.992"}).empty()) << "a lost hydrogen";
  EXPECT_TRUE(imbalances_of("A -> B", {"", "CO2"}).empty()) << "cannot be known";
  EXPECT_TRUE(imbalances_of("-> A", {"CO2"}).empty()) << "a source is open";
  EXPECT_EQ(imbalances_of("A -> B", {"C2H6O", "44.05"}).at(0).what, "mass")
      << "mixed knowledge is compared by mass";
}

}  // namespace
}  // namespace pf::kinetics
