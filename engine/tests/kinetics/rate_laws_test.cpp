#include <gtest/gtest.h>

#include <cmath>

#include "networks.hpp"
#include "support/derivatives.hpp"

namespace pf::kinetics {
namespace {

constexpr double R = 8.31446261815324;

/// A law, the sizes of its parameters, and its rate written out by hand.
struct Law {
  const char* name;
  RateLaw law;
  std::vector<double> typical;  ///< parameters
  double (*by_hand)(const double* c, double T, const double* p);
};

Formula formula(const char* text) { return *parse_expression(text); }

std::vector<Law> all_laws() {
  const auto p = parameter;
  std::vector<Law> laws;
  laws.push_back({"mass_action",
                  PowerLaw{p(0), {{0, 1.0}, {1, 2.0}}, {}, {}},
                  {3e-7},
                  [](const double* c, double, const double* q) { return q[0] * c[0] * c[1] * c[1]; }});
  laws.push_back(
      {"zero_order", PowerLaw{p(0), {{0, 0.0}}, {}, {}}, {0.2}, [](const double*, double, const double* q) {
         return q[0];
       }});
  laws.push_back({"real_orders",
                  PowerLaw{p(0), {{0, 0.5}, {1, 1.5}, {2, 0.73}, {3, -0.4}, {4, -1.0}}, {}, {}},
                  {3e-4},
                  [](const double* c, double, const double* q) {
                    return q[0] * std::sqrt(c[0]) * std::pow(c[1], 1.5) * std::pow(c[2], 0.73) *
                           std::pow(c[3], -0.4) / c[4];
                  }});
  laws.push_back({"estimated_orders",
                  PowerLaw{p(0), {{0, p(1), 1.0}, {1, p(2), 2.0}}, {}, {}},
                  {1e-5, 0.8, -0.3},
                  [](const double* c, double, const double* q) {
                    return q[0] * 1e3 * std::pow(c[0] / 1e3, q[1]) * 1e6 * std::pow(c[1] / 1e3, q[2]);
                  }});
  laws.push_back({"arrhenius",
                  PowerLaw{Arrhenius{p(0), p(1), p(2)}, {{0, 1.0}}, {}, {}},
                  {3e7, 6e4, 0.7},
                  [](const double* c, double T, const double* q) {
                    return q[0] * std::pow(T, q[2]) * std::exp(-q[1] / (R * T)) * c[0];
                  }});
  laws.push_back({"reference_arrhenius",
                  PowerLaw{ReferenceArrhenius{p(0), p(1), p(2)}, {{0, 1.0}}, {}, {}},
                  {0.01, 320.0, 7e4},
                  [](const double* c, double T, const double* q) {
                    return q[0] * std::exp(-q[2] / R * (1 / T - 1 / q[1])) * c[0];
                  }});
  laws.push_back({"reversible_constant",
                  PowerLaw{p(0), {{0, 1.0}}, EquilibriumConstant(p(1)), {{1, 1.0}}},
                  {0.3, 4.0},
                  [](const double* c, double, const double* q) { return q[0] * (c[0] - c[1] / q[1]); }});
  laws.push_back({"reversible_vant_hoff",
                  PowerLaw{ReferenceArrhenius{p(0), 298.15, p(1)},
                           {{0, 1.0}, {1, 1.0}},
                           VantHoff{p(2), p(3), p(4)},
                           {{2, 1.0}, {3, 2.0}}},
                  {2e-5, 5e4, 3000.0, 310.0, -2.5e4},
                  [](const double* c, double T, const double* q) {
                    const double k = q[0] * std::exp(-q[1] / R * (1 / T - 1 / 298.15));
                    const double K = q[2] * std::exp(-q[4] / R * (1 / T - 1 / q[3]));
                    return k * c[0] * c[1] - k / K * c[2] * c[3] * c[3];
                  }});
  laws.push_back({"michaelis_menten",
                  MichaelisMenten{p(0), p(1), 0, {}},
                  {2.0, 500.0},
                  [](const double* c, double, const double* q) { return q[0] * c[0] / (q[1] + c[0]); }});
  using Inhibitor = MichaelisMenten::Inhibitor;
  laws.push_back({"competitive",
                  MichaelisMenten{p(0), p(1), 0, {Inhibitor{1, Inhibition::competitive, p(2)}}},
                  {2.0, 500.0, 800.0},
                  [](const double* c, double, const double* q) {
                    return q[0] * c[0] / (q[1] * (1 + c[1] / q[2]) + c[0]);
                  }});
  laws.push_back({"uncompetitive",
                  MichaelisMenten{p(0), p(1), 0, {Inhibitor{1, Inhibition::uncompetitive, p(2)}}},
                  {2.0, 500.0, 800.0},
                  [](const double* c, double, const double* q) {
                    return q[0] * c[0] / (q[1] + c[0] * (1 + c[1] / q[2]));
                  }});
  laws.push_back({"noncompetitive",
                  MichaelisMenten{p(0), p(1), 0, {Inhibitor{1, Inhibition::noncompetitive, p(2)}}},
                  {2.0, 500.0, 800.0},
                  [](const double* c, double, const double* q) {
                    return q[0] * c[0] / ((q[1] + c[0]) * (1 + c[1] / q[2]));
                  }});
  laws.push_back({"substrate_inhibition",
                  MichaelisMenten{p(0), p(1), 0, {Inhibitor{0, Inhibition::substrate, p(2)}}},
                  {2.0, 500.0, 800.0},
                  [](const double* c, double, const double* q) {
                    return q[0] * c[0] / (q[1] + c[0] * (1 + c[0] / q[2]));
                  }});
  laws.push_back(
      {"all_inhibitions",
       MichaelisMenten{
           ReferenceArrhenius{p(0), 300.0, p(1)},
           p(2),
           0,
           {Inhibitor{1, Inhibition::competitive, p(3)}, Inhibitor{2, Inhibition::uncompetitive, p(4)},
            Inhibitor{3, Inhibition::noncompetitive, p(5)}, Inhibitor{0, Inhibition::substrate, p(6)}}},
       {2.0, 4e4, 500.0, 800.0, 700.0, 900.0, 2000.0},
       [](const double* c, double T, const double* q) {
         const double v = q[0] * std::exp(-q[1] / R * (1 / T - 1 / 300.0));
         return v * c[0] /
                (q[2] * (1 + c[1] / q[3] + c[3] / q[5]) +
                 c[0] * (1 + c[2] / q[4] + c[3] / q[5] + c[0] / q[6]));
       }});
  using Adsorption = LangmuirHinshelwood::Adsorption;
  laws.push_back({"langmuir_hinshelwood",
                  LangmuirHinshelwood{p(0),
                                      {{0, 1.0}, {1, 1.0}},
                                      {Adsorption{0, p(1)}, Adsorption{2, VantHoff{p(2), 320.0, p(3)}}},
                                      2.0},
                  {1e-4, 2e-3, 1e-3, -3e4},
                  [](const double* c, double T, const double* q) {
                    const double K = q[2] * std::exp(-q[3] / R * (1 / T - 1 / 320.0));
                    return q[0] * c[0] * c[1] / std::pow(1 + q[1] * c[0] + K * c[2], 2);
                  }});
  laws.push_back({"langmuir_hinshelwood_real_exponent",
                  LangmuirHinshelwood{p(0), {{0, p(1), 1.0}}, {Adsorption{0, p(2)}}, p(3)},
                  {1e-3, 0.9, 2e-3, 1.4},
                  [](const double* c, double, const double* q) {
                    return q[0] * 1e3 * std::pow(c[0] / 1e3, q[1]) / std::pow(1 + q[2] * c[0], q[3]);
                  }});
  laws.push_back(
      {"expression",
       ExpressionLaw{formula("p0 * [A]^1.5 * exp(-p1 / T) / (1 + p2 * sqrt([B]) + ([C] * p3)^0.5)")},
       {1e-3, 900.0, 0.02, 0.3},
       [](const double* c, double T, const double* q) {
         return q[0] * std::pow(c[0], 1.5) * std::exp(-q[1] / T) /
                (1 + q[2] * std::sqrt(c[1]) + std::sqrt(c[2] * q[3]));
       }});
  laws.push_back(
      {"expression_functions",
       ExpressionLaw{formula(
           "p0 * max([A], [B]) + min([A], [C], [D]) * sin(p1 * T) + abs([A] - [E]) * cos(p1) + "
           "tan(p1) * atan(p1 * [B]) + tanh(p2 * [C]) + ln([A]) * log10([B] + [C]) + pow(T, p1) - [D]^p2")},
       {0.5, 0.3, 0.4},
       [](const double* c, double T, const double* q) {
         return q[0] * std::max(c[0], c[1]) + std::min({c[0], c[2], c[3]}) * std::sin(q[1] * T) +
                std::abs(c[0] - c[4]) * std::cos(q[1]) + std::tan(q[1]) * std::atan(q[1] * c[1]) +
                std::tanh(q[2] * c[2]) + std::log(c[0]) * std::log10(c[1] + c[2]) + std::pow(T, q[1]) -
                std::pow(c[3], q[2]);
       }});
  return laws;
}

class RateLaws : public testing::TestWithParam<Law> {};

TEST_P(RateLaws, HaveTheValueWrittenByHand) {
  const Law& law = GetParam();
  const Network network = network_of({law.law}, law.typical.size());
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  Random random(11);
  for (int repeat = 0; repeat < 50; ++repeat) {
    const std::vector<double> x = random_slots(s, random, law.typical);
    const double expected = law.by_hand(x.data(), x[s.temperature()], x.data() + s.parameter(0));
    EXPECT_NEAR(values_of(program, x)[0], expected, 3e-14 * std::abs(expected));
  }
}

TEST_P(RateLaws, HaveExactDerivativesBySlot) {
  const Law& law = GetParam();
  const Network network = network_of({law.law}, law.typical.size());
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  Random random(12);
  for (int repeat = 0; repeat < 10; ++repeat) {
    std::vector<double> typical = law.typical;
    for (double& p : typical) p *= random.uniform(0.9, 1.1);
    const std::vector<double> x = random_slots(s, random, typical);
    test::DerivativeOptions options;
    for (const double value : x) options.scale.push_back(0.3 * std::abs(value));
    EXPECT_TRUE(test::jacobian_is_exact([&](const double* at, double* y) { program.evaluate(at, y); },
                                        [&](const double* at, double* jacobian) {
                                          const std::vector<double> dense =
                                              dense_gradient(program, s.count(), at);
                                          std::copy(dense.begin(), dense.end(), jacobian);
                                        },
                                        x, 1, options));
  }
}

TEST_P(RateLaws, HaveTheSparsityOfTheirInputs) {
  const Law& law = GetParam();
  const Network network = network_of({law.law}, law.typical.size());
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  Random random(13);
  // At several points, because a branch of min or max is silent at some of them.
  std::vector<bool> moves(s.count(), false);
  for (int repeat = 0; repeat < 40; ++repeat) {
    const std::vector<double> x = random_slots(s, random, law.typical);
    const double value = values_of(program, x)[0];
    for (std::size_t i = 0; i < x.size(); ++i) {
      std::vector<double> moved = x;
      moved[i] *= 1.01;
      if (values_of(program, moved)[0] != value) moves[i] = true;
    }
  }
  std::vector<std::size_t> expected;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (moves[i]) expected.push_back(i);
  }
  EXPECT_EQ(std::vector<std::size_t>(program.columns().begin(), program.columns().end()), expected);
}

INSTANTIATE_TEST_SUITE_P(All, RateLaws, testing::ValuesIn(all_laws()),
                         [](const auto& law) { return std::string(law.param.name); });

TEST(RateLaws, EveryReactionOfANetworkHasItsOwnRow) {
  std::vector<RateLaw> laws;
  for (const Law& law : all_laws()) laws.push_back(law.law);
  const std::vector<double> parameters{0.9, 0.8, 1.1, 1.2, 0.7, 0.6, 1.3};
  const Network together = network_of(laws, parameters.size());
  const Slots s = slots_of(together);
  const Program program = compile_rates(together);
  Random random(14);
  const std::vector<double> x = random_slots(s, random, parameters);
  const std::vector<double> all = values_of(program, x);
  const std::vector<double> jacobian = dense_gradient(program, s.count(), x.data());
  for (std::size_t j = 0; j < laws.size(); ++j) {
    // Alone, but over the same slots.
    Network alone = together;
    alone.reactions.assign(laws.size(), together.reactions[j]);
    const Program single = compile_rates(alone);
    const std::vector<double> expected = dense_gradient(single, s.count(), x.data());
    EXPECT_EQ(values_of(single, x)[0], all[j]) << j;
    for (std::size_t i = 0; i < s.count(); ++i) {
      const double size = std::abs(expected[i]);
      EXPECT_NEAR(jacobian[j * s.count() + i], expected[i], 1e-13 * size) << j << " by " << i;
    }
  }
}

}  // namespace
}  // namespace pf::kinetics
