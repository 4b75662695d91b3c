#include "pharmaflow/kinetics/formula.hpp"

#include <gtest/gtest.h>

#include <string>

#include "atomic_weights.hpp"

namespace pf::kinetics {
namespace {

using Atoms = std::map<std::string, double>;

struct Compound {
  const char* text;
  Atoms atoms;
  int charge;
  double grams_per_mole;  ///< summed by hand from the table of 2021
};

class ReadableFormula : public testing::TestWithParam<Compound> {};

TEST_P(ReadableFormula, CountsAtomsAndWeighsThem) {
  const Result<ChemicalFormula> formula = parse_formula(GetParam().text);
  ASSERT_TRUE(formula) << formula.error().detail;
  EXPECT_EQ(formula->atoms, GetParam().atoms);
  EXPECT_EQ(formula->charge, GetParam().charge);
  EXPECT_NEAR(molar_mass(*formula), GetParam().grams_per_mole * 1e-3, 1e-8);
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, ReadableFormula,
    testing::Values(
        Compound{"H2O", {{"H", 2}, {"O", 1}}, 0, 18.015},
        Compound{"D2O", {{"D", 2}, {"O", 1}}, 0, 20.027203556},
        Compound{"C10H16O", {{"C", 10}, {"H", 16}, {"O", 1}}, 0, 152.237},
        Compound{"C9H8O4", {{"C", 9}, {"H", 8}, {"O", 4}}, 0, 180.159},
        Compound{"Fe(CN)6^3-", {{"C", 6}, {"Fe", 1}, {"N", 6}}, -3, 211.953},
        Compound{"[Fe(CN)6]^3-", {{"C", 6}, {"Fe", 1}, {"N", 6}}, -3, 211.953},
        Compound{"CuSO4.5H2O", {{"Cu", 1}, {"H", 10}, {"O", 9}, {"S", 1}}, 0, 249.677},
        Compound{"CuSO4·5H2O", {{"Cu", 1}, {"H", 10}, {"O", 9}, {"S", 1}}, 0, 249.677},
        Compound{"CaSO4·0.5H2O", {{"Ca", 1}, {"H", 1}, {"O", 4.5}, {"S", 1}}, 0, 145.1415},
        Compound{"C2H7N.HCl", {{"C", 2}, {"Cl", 1}, {"H", 8}, {"N", 1}}, 0, 81.543},
        Compound{"C10H14N2.2HCl", {{"C", 10}, {"Cl", 2}, {"H", 16}, {"N", 2}}, 0, 235.152},
        Compound{"CH1.8O0.5N0.2", {{"C", 1}, {"H", 1.8}, {"N", 0.2}, {"O", 0.5}}, 0, 24.6263},
        Compound{"Na+", {{"Na", 1}}, 1, 22.98976928}, Compound{"Cl-", {{"Cl", 1}}, -1, 35.45},
        Compound{"Ca++", {{"Ca", 1}}, 2, 40.078}, Compound{"Fe^2+", {{"Fe", 1}}, 2, 55.845},
        Compound{"NH4+", {{"H", 4}, {"N", 1}}, 1, 18.039}, Compound{"NH4^+", {{"H", 4}, {"N", 1}}, 1, 18.039},
        Compound{"SO₄²⁻", {{"O", 4}, {"S", 1}}, -2, 96.056}, Compound{"e-", {}, -1, 0.0},
        Compound{"Al2(SO4)3", {{"Al", 2}, {"O", 12}, {"S", 3}}, 0, 342.1310768},
        Compound{"(CH3)3COH", {{"C", 4}, {"H", 10}, {"O", 1}}, 0, 74.123},
        Compound{" C6H12O6 ", {{"C", 6}, {"H", 12}, {"O", 6}}, 0, 180.156},
        Compound{
            "K4[Fe(CN)6].3H2O", {{"C", 6}, {"Fe", 1}, {"H", 6}, {"K", 4}, {"N", 6}, {"O", 3}}, 0, 422.3912}));

struct Faulty {
  std::string text;
  const char* code;
  const char* in_detail;
  const char* in_hint;
};

class UnreadableFormula : public testing::TestWithParam<Faulty> {};

TEST_P(UnreadableFormula, SaysWhereAndHow) {
  const Result<ChemicalFormula> formula = parse_formula(GetParam().text);
  ASSERT_FALSE(formula);
  EXPECT_EQ(formula.error().code, GetParam().code);
  EXPECT_NE(formula.error().detail.find(GetParam().in_detail), std::string::npos) << formula.error().detail;
  EXPECT_NE(formula.error().hint.find(GetParam().in_hint), std::string::npos) << formula.error().hint;
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, UnreadableFormula,
    testing::Values(Faulty{"", "invalid_formula", "empty", "C10H16O"},
                    Faulty{"c6h6", "invalid_formula", "character 1", "capital"},
                    Faulty{"C6H5Xx", "unknown_element", "'Xx' (at character 5)", "Elements"},
                    Faulty{"NaOh", "unknown_element", "'Oh'", "Did you mean OH"},
                    Faulty{"PhOH", "unknown_element", "'Ph'", "PH"},
                    Faulty{"EtOH", "unknown_element", "'Et'", "Abbreviated groups"},
                    Faulty{"Ca(OH", "invalid_formula", "Expected ')' for the bracket at character 3", ""},
                    Faulty{"Ca(OH]2", "invalid_formula", "found ']'", ""},
                    Faulty{"CaOH)2", "invalid_formula", "found ')'", ""},
                    Faulty{"()", "invalid_formula", "group at character 1 is empty", ""},
                    Faulty{"2H2O", "invalid_formula", "does not begin with a number", "Coefficients belong"},
                    Faulty{"H0", "invalid_formula", "count at character 2", "positive"},
                    Faulty{"Fe2+", "invalid_formula", "count or a charge", "Fe^2+"},
                    Faulty{"SO42-", "invalid_formula", "count or a charge", "SO4^2-"},
                    Faulty{"Fe^2", "invalid_formula", "sign of the charge", ""},
                    Faulty{"Fe^0+", "invalid_formula", "charge at character 3", ""},
                    Faulty{"Na+Cl", "invalid_formula", "found 'C'", ""},
                    Faulty{"H2O.", "invalid_formula", "found the end", ""},
                    Faulty{"H2 O", "invalid_formula", "found ' '", ""},
                    Faulty{"H₂Ω", "invalid_formula", "character 3", ""},
                    Faulty{std::string(40, '(') + "H" + std::string(40, ')'), "invalid_formula", "too deeply",
                           "32"},
                    Faulty{"C99999999", "invalid_formula", "count", "1000000"},
                    Faulty{"((C1000)1000)1000", "invalid_formula", "more than 1000000 atoms of C", ""},
                    Faulty{std::string(1001, 'C'), "invalid_formula", "1000 bytes", ""}));

TEST(AtomicWeights, AreInOrderAndPlausible) {
  // The weights rise with the atomic number but for the well-known inversions (Ar/K, Co/Ni, Te/I, Th/Pa) and
  // elements that have only mass numbers; a typing error of a digit breaks this.
  const auto all = elements();
  std::string inversions;
  for (std::size_t i = 1; i + 2 < all.size(); ++i) {
    if (all[i].weight <= all[i - 1].weight) inversions += std::string(all[i - 1].symbol) + " ";
  }
  EXPECT_EQ(inversions, "Ar Co Te Th U Pu ");
  EXPECT_EQ(all[5].symbol, "C");
  EXPECT_EQ(all[91].symbol, "U");
  EXPECT_FALSE(atomic_weight("Zz"));
}

}  // namespace
}  // namespace pf::kinetics
