#include "pharmaflow/kinetics/program.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "networks.hpp"
#include "random_formula.hpp"
#include "support/derivatives.hpp"

namespace pf::kinetics {
namespace {

std::vector<RateLaw> mixed_laws() {
  const auto p = parameter;
  return {PowerLaw{ReferenceArrhenius{p(0), 298.15, p(1)}, {{0, 1.0}, {1, 1.0}}, {}, {}},
          PowerLaw{Arrhenius{1e5, p(1), 0.0}, {{0, 0.5}}, VantHoff{p(2), 298.15, -2e4}, {{2, 1.0}}},
          PowerLaw{p(2), {{3, p(3), 1.0}}, {}, {}},
          ExpressionLaw{*parse_expression(
              "p0 * [A] * [B] * t + V * p2 * ([A]_0 - [A]) + n(C) * conversion(A) * T_jacket")}};
}
const std::vector<double> mixed_parameters{1e-5, 5e4, 3.0, 1.3};

// What is computed again depends on what changed; the answer must not.
TEST(Program, AnswersDoNotDependOnTheHistoryOfCalls) {
  const Network network = network_of(mixed_laws(), 4);
  const Slots s = slots_of(network);
  const Program fresh = compile_rates(network);
  Program used = fresh;
  Random random(3);
  std::vector<double> x = random_slots(s, random, mixed_parameters);
  for (int call = 0; call < 2000; ++call) {
    const std::vector<double> other = random_slots(s, random, mixed_parameters);
    switch (random.below(5)) {
      case 0:
        x[s.temperature()] = other[s.temperature()];
        break;
      case 1:
        x[s.parameter(random.below(4))] *= random.uniform(0.9, 1.1);
        break;
      case 2:
        x[random.below(s.species)] = random.uniform(-1.0, 1000.0);
        break;
      case 3:
        x = other;
        break;
      default:
        break;  // nothing changed
    }
    const Program reference = fresh;  // has never been called
    std::vector<double> values(4), expected(4);
    if (random.below(3) == 0) {
      EXPECT_EQ(used.evaluate(x.data(), values.data()), reference.evaluate(x.data(), expected.data()));
      ASSERT_EQ(values, expected);
      continue;
    }
    const bool state_only = random.below(2) == 0;
    const std::size_t entries = state_only ? used.state_columns().size() : used.columns().size();
    std::vector<double> d(entries), d_expected(entries);
    const auto call_gradient = [&](const Program& program, std::vector<double>& v, std::vector<double>& g) {
      return state_only ? program.state_gradient(x.data(), v.data(), g.data())
                        : program.gradient(x.data(), v.data(), g.data());
    };
    EXPECT_EQ(call_gradient(used, values, d), call_gradient(reference, expected, d_expected));
    ASSERT_EQ(values, expected);
    ASSERT_EQ(d, d_expected);
  }
}

TEST(Program, StateGradientIsThePartOfTheGradientThatSolversNeed) {
  const Network network = network_of(mixed_laws(), 4);
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  Random random(4);
  const std::vector<double> x = random_slots(s, random, mixed_parameters);
  std::vector<double> v(4), w(4), all(program.columns().size()), state(program.state_columns().size());
  ASSERT_TRUE(program.gradient(x.data(), v.data(), all.data()));
  ASSERT_TRUE(program.state_gradient(x.data(), w.data(), state.data()));
  EXPECT_EQ(v, w);
  std::size_t seen = 0;
  for (std::size_t j = 0; j < 4; ++j) {
    EXPECT_EQ(program.state_row_begin()[j], seen);
    for (std::size_t e = program.row_begin()[j]; e < program.row_begin()[j + 1]; ++e) {
      if (program.columns()[e] > s.jacket_temperature()) continue;
      ASSERT_LT(seen, state.size());
      EXPECT_EQ(program.state_columns()[seen], program.columns()[e]);
      EXPECT_EQ(state[seen++], all[e]);
    }
  }
  EXPECT_EQ(seen, state.size());
}

TEST(Program, DefaultAndMovedAndAssigned) {
  Program nothing;
  EXPECT_EQ(nothing.outputs(), 0u);
  EXPECT_EQ(nothing.row_begin().size(), 1u);
  EXPECT_TRUE(nothing.evaluate(nullptr, nullptr));
  const Network network = network_of(mixed_laws(), 4);
  nothing = compile_rates(network);
  Program moved = std::move(nothing);
  EXPECT_EQ(moved.outputs(), 4u);
  Program copy;
  copy = moved;
  EXPECT_EQ(copy.columns().size(), moved.columns().size());
}

TEST(Program, ReportsWhatIsNotFinite) {
  const Network network =
      network_of({ExpressionLaw{*parse_expression("ln([A])")}, PowerLaw{1.0, {{1, -1.0}}, {}, {}}}, 0);
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  std::vector<double> x(s.count(), 1.0), v(2), d(program.columns().size());
  EXPECT_TRUE(program.evaluate(x.data(), v.data()));
  EXPECT_TRUE(program.gradient(x.data(), v.data(), d.data()));
  x[0] = -1.0;
  EXPECT_FALSE(program.evaluate(x.data(), v.data()));
  x[0] = 1.0;
  x[1] = 0.0;
  EXPECT_FALSE(program.evaluate(x.data(), v.data()));
  EXPECT_FALSE(program.gradient(x.data(), v.data(), d.data()));
  x[1] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(program.evaluate(x.data(), v.data()));
  x[1] = 2.0;
  EXPECT_TRUE(program.evaluate(x.data(), v.data())) << "a bad call must not spoil the next";
  EXPECT_EQ(v[1], 0.5);
}

// c (c^2 + e^2)^((a-1)/2) with e = 1e-9 mol/m3, by hand.
TEST(Edges, RealOrdersContinueThroughZero) {
  for (const double a : {0.3, 0.5, 0.9, 1.1, 1.5, 2.7}) {
    const Network network =
        network_of({PowerLaw{1.0, {{0, a}}, {}, {}}, PowerLaw{1.0, {{0, parameter(0), a}}, {}, {}}}, 1);
    const Slots s = slots_of(network);
    const Program program = compile_rates(network);
    std::vector<double> x(s.count(), 1.0), v(2);
    x[s.parameter(0)] = a;
    double before = -std::numeric_limits<double>::infinity();
    for (double c : {-1.0, -1e-3, -1e-6, -1e-9, -1e-12, 0.0, 1e-12, 1e-9, 1e-6, 1e-3, 1.0}) {
      x[0] = c;
      ASSERT_TRUE(program.evaluate(x.data(), v.data()));
      const double expected = c * std::pow(c * c + 1e-18, 0.5 * (a - 1.0));
      EXPECT_NEAR(v[0], expected, 1e-14 * std::abs(expected));
      EXPECT_NEAR(v[1], expected, 1e-13 * std::abs(expected));
      EXPECT_GT(v[0], before) << "a = " << a << ", c = " << c;
      before = v[0];
      const std::vector<double> d = dense_gradient(program, s.count(), x.data());
      const double slope = std::pow(c * c + 1e-18, 0.5 * (a - 3.0)) * (1e-18 + a * c * c);
      EXPECT_NEAR(d[0], slope, 1e-13 * slope);
      EXPECT_NEAR(d[s.count()], slope, 1e-13 * slope);
      const double by_order = expected * (0.5 * std::log(c * c + 1e-18) - std::log(1000.0));
      EXPECT_NEAR(d[s.count() + s.parameter(0)], by_order, 1e-12 * std::abs(by_order));
    }
    // The regularisation is invisible at any concentration that can be measured.
    x[0] = 1e-3;
    ASSERT_TRUE(program.evaluate(x.data(), v.data()));
    EXPECT_NEAR(v[0], std::pow(1e-3, a), 2e-12 * std::pow(1e-3, a));
  }
}

TEST(Edges, IntegerOrdersArePlain) {
  const Network network =
      network_of({PowerLaw{1.0, {{0, 0.0}}, {}, {}}, PowerLaw{1.0, {{0, 1.0}}, {}, {}},
                  PowerLaw{1.0, {{0, 2.0}}, {}, {}}, PowerLaw{1.0, {{0, 3.0}}, {}, {}},
                  PowerLaw{1.0, {{0, -1.0}}, {}, {}}, PowerLaw{1.0, {{0, parameter(0), 0.0}}, {}, {}}},
                 1);
  const Slots s = slots_of(network);
  const Program program = compile_rates(network);
  std::vector<double> x(s.count(), 0.0), v(6);
  x[0] = -2.0;
  ASSERT_TRUE(program.evaluate(x.data(), v.data()));
  EXPECT_EQ(v, (std::vector<double>{1.0, -2.0, 4.0, -8.0, -0.5, 1.0}));
  x[0] = 0.0;
  EXPECT_FALSE(program.evaluate(x.data(), v.data()));
  EXPECT_EQ(v[0], 1.0);
  EXPECT_EQ(v[2], 0.0);
  EXPECT_TRUE(std::isinf(v[4]));
  EXPECT_EQ(v[5], 1.0) << "order zero by a parameter is 1 at c = 0 too";
}

TEST(Edges, RootsOfConcentrationsInFormulasFollowTheRule) {
  const char* const texts[] = {"sqrt([A])",          "[A]^0.5",
                               "pow([A], 1/2)",      "sqrt([A] * [B])",
                               "(p0 * [A] / 7)^0.3", "([A] + 2 * [B])^0.5"};
  std::vector<Formula> formulas;
  for (const char* text : texts) formulas.push_back(*parse_expression(text));
  const Network network = network_of({}, 1);
  const Slots s = slots_of(network);
  const Program program = compile_formulas(network, formulas);
  std::vector<double> x(s.count(), 4.0), v(std::size(texts)), d(program.columns().size());
  ASSERT_TRUE(program.evaluate(x.data(), v.data()));
  EXPECT_NEAR(v[0], 2.0, 1e-15);
  EXPECT_EQ(v[0], v[1]);
  EXPECT_EQ(v[0], v[2]);
  EXPECT_NEAR(v[3], 4.0, 1e-14);
  EXPECT_NEAR(v[4], std::pow(16.0 / 7.0, 0.3), 1e-14);
  EXPECT_NEAR(v[5], std::sqrt(12.0), 1e-14);
  for (const double c : {0.0, -1e-12, -1e-6}) {
    x[0] = c;
    x[1] = c;
    EXPECT_TRUE(program.gradient(x.data(), v.data(), d.data())) << c;
    EXPECT_LE(v[0], 0.0);
  }
  // Anything else under a root is the user's own: negative is not finite.
  const std::vector<Formula> other{*parse_expression("sqrt([A] - [B])")};
  const Program strict = compile_formulas(network, other);
  x[0] = 1.0;
  x[1] = 2.0;
  EXPECT_FALSE(strict.evaluate(x.data(), v.data()));
}

TEST(Edges, ABranchThatIsNotTakenDoesNotSpoilDerivatives) {
  const std::vector<Formula> formulas{
      *parse_expression("sqrt(max(T - 300, 0))"), *parse_expression("max(sqrt(T - 300), 1e3)"),
      *parse_expression("min(1/(T - 300), p0)"), *parse_expression("abs(T - 300)")};
  const Network network = network_of({}, 1);
  const Slots s = slots_of(network);
  const Program program = compile_formulas(network, formulas);
  std::vector<double> x(s.count(), 1.0), v(4);
  x[s.temperature()] = 290.0;
  std::vector<double> d = dense_gradient(program, s.count(), x.data());
  EXPECT_EQ(d[s.temperature()], 0.0);
  EXPECT_EQ(d[3 * s.count() + s.temperature()], -1.0);
  x[s.temperature()] = 300.0;
  d = dense_gradient(program, s.count(), x.data());
  EXPECT_EQ(d[s.count() + s.temperature()], 0.0);
  EXPECT_EQ(d[2 * s.count() + s.temperature()], 0.0);
  EXPECT_EQ(d[2 * s.count() + s.parameter(0)], 1.0);
  EXPECT_EQ(d[3 * s.count() + s.temperature()], 1.0);
}

TEST(Program, SparsityKnowsWhatCancels) {
  const std::vector<Formula> formulas{*parse_expression("[A] - [A] + 0 * [B] + [C]^0 + 2 * [D] + p0 * 0"),
                                      *parse_expression("conversion(A) + 0 * rate(r1)")};
  const Network network = network_of({PowerLaw{1.0, {}, {}, {}}}, 1);
  const Slots s = slots_of(network);
  const Program program = compile_formulas(network, formulas);
  EXPECT_EQ(std::vector<std::size_t>(program.columns().begin(), program.columns().end()),
            (std::vector<std::size_t>{s.concentration(3), s.concentration(0), s.volume(), s.supplied(0)}));
}

double plain_power(double a, double b) { return std::isnan(a) || std::isnan(b) ? a + b : std::pow(a, b); }
double lesser(double a, double b) { return std::isnan(a) || std::isnan(b) ? a + b : std::min(a, b); }

/// The tree's value by recursion, without any of the program's rules; nothing where a rule would matter.
double plain_value(const Node& n, const Slots& s, const double* x) {
  // An intermediate that is not finite makes the whole not comparable: 1^(1/0) is 1 to pow().
  const auto arg = [&](std::size_t i) {
    const double value = plain_value(*n.arguments[i], s, x);
    return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
  };
  const std::size_t index =
      n.name.empty() ? 0 : static_cast<std::size_t>(n.name[0] - (n.name[0] >= 'p' ? 'p' : 'A'));
  switch (n.kind) {
    case Node::Kind::number:
      return n.number;
    case Node::Kind::symbol:
      switch (n.symbol) {
        case Symbol::concentration:
          return x[s.concentration(index)];
        case Symbol::initial_concentration:
          return x[s.initial_concentration(index)];
        case Symbol::temperature:
          return x[s.temperature()];
        case Symbol::amount:
          return x[s.concentration(index)] * x[s.volume()];
        default:
          return x[s.parameter(index)];
      }
    case Node::Kind::negate:
      return -arg(0);
    case Node::Kind::add:
      return arg(0) + arg(1);
    case Node::Kind::subtract:
      return arg(0) - arg(1);
    case Node::Kind::multiply:
      return arg(0) * arg(1);
    case Node::Kind::divide:
      return arg(0) / arg(1);
    case Node::Kind::power:
      return plain_power(arg(0), arg(1));
    case Node::Kind::function:
      break;
  }
  switch (n.function) {
    case Function::exp:
      return std::exp(arg(0));
    case Function::ln:
      return std::log(arg(0));
    case Function::log10:
      return std::log10(arg(0));
    case Function::sqrt:
      return std::sqrt(arg(0));
    case Function::abs:
      return std::abs(arg(0));
    case Function::min:
      return lesser(arg(0), arg(1));
    case Function::max:
      return -lesser(-arg(0), -arg(1));
    case Function::pow:
      return plain_power(arg(0), arg(1));
    case Function::sin:
      return std::sin(arg(0));
    case Function::cos:
      return std::cos(arg(0));
    case Function::tan:
      return std::tan(arg(0));
    case Function::atan:
      return std::atan(arg(0));
    case Function::tanh:
      return std::tanh(arg(0));
  }
  return 0.0;
}

TEST(Program, RandomFormulasHaveTheValueOfTheirTree) {
  Network network = network_of({}, 0);
  network.parameters = {"p", "q"};
  const Slots s = slots_of(network);
  Random random(21);
  int compared = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::vector<Formula> formulas{random_formula(random, 4)};
    const Program program = compile_formulas(network, formulas);
    std::vector<double> x(s.count());
    for (double& value : x) value = random.uniform(0.3, 2.0);
    const double expected = plain_value(*formulas[0], s, x.data());
    double value = 0.0;
    const bool finite = program.evaluate(x.data(), &value);
    // Simplification may save what is not finite on the way (0 * x), never spoil what is; large or cancelled
    // values are not comparable digit by digit after reordering.
    if (!std::isfinite(expected) || std::abs(expected) > 1e6) continue;
    ASSERT_TRUE(finite) << to_string(formulas[0]);
    ASSERT_NEAR(value, expected, 1e-9 * (1.0 + std::abs(expected))) << to_string(formulas[0]);
    ++compared;
  }
  EXPECT_GT(compared, 2000);
}

}  // namespace
}  // namespace pf::kinetics
