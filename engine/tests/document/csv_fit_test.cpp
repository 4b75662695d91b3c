#include <cmath>
#include <functional>

#include "csv_support.hpp"
#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/base/random.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/document/run.hpp"

/// From a CSV to estimates: data from closed forms with known constants, fitted from the starts that the data
/// give.
namespace pf::document::test {
namespace {

using nlohmann::json;

json fitted(const std::string& csv, const std::string& scheme, const std::string& initial = "") {
  const auto document = project_from_csv({scheme, csv, initial, ""});
  if (!document) {
    ADD_FAILURE() << text_of(document.error());
    return json::object();
  }
  const Response response = run(*document, "fit", {});
  EXPECT_EQ(response.outcome, Outcome::ok) << response.json.substr(0, 400);
  return json::parse(response.json, nullptr, false);
}

double estimate(const json& result, const std::string& id) {
  for (const json& entry : result["parameters"])
    if (entry["id"] == id) return entry["value"];
  ADD_FAILURE() << "no " << id;
  return NAN;
}

/// A -> B -> C from A = 1, by the closed form.
struct Chain {
  double k1, k2;
  double a(double t) const { return std::exp(-k1 * t); }
  double b(double t) const { return k1 / (k2 - k1) * (std::exp(-k1 * t) - std::exp(-k2 * t)); }
  double c(double t) const { return 1.0 - a(t) - b(t); }
};

struct Noise {
  Random random{7, 0};
  double size;
  double operator()(double value) { return value + size * random.normal(); }
};

/// Times that see both constants.
std::vector<double> times(double fast, double slow) {
  std::vector<double> t{0.0};
  for (int i = 0; i < 14; ++i) t.push_back(0.1 / fast * std::pow(30.0 * fast / slow, i / 13.0));
  return t;
}

TEST(CsvFit, ChainsOverAllScalesOfTimeAndRatiosOfTheirConstants) {
  for (const double scale : {1.0, 60.0, 86400.0, 3.15e7})
    for (const double ratio : {1e-3, 0.03, 0.5, 2.0, 30.0, 1e3}) {
      const Chain truth{1.0 / scale, ratio / scale};
      Noise noise{.size = 1e-3};
      std::string csv = "time [s],A [M],B [M],C [M]\n";
      for (const double t : times(std::max(truth.k1, truth.k2), std::min(truth.k1, truth.k2)))
        csv += shortest(t) + ',' + shortest(noise(truth.a(t))) + ',' + shortest(noise(truth.b(t))) + ',' +
               shortest(noise(truth.c(t))) + '\n';
      const json result = fitted(csv, "A -> B -> C");
      EXPECT_TRUE(result["convergence"]["converged"]) << scale << ' ' << ratio;
      EXPECT_LT(result["statistics"]["rmse"], 1.2e-3) << scale << ' ' << ratio;
      EXPECT_NEAR(estimate(result, "k1") / truth.k1, 1.0, ratio > 100 ? 0.03 : 0.02) << scale << ' ' << ratio;
      if (ratio < 100) {
        EXPECT_NEAR(estimate(result, "k2") / truth.k2, 1.0, 0.05) << scale << ' ' << ratio;
      }
    }
}

TEST(CsvFit, OnlyTheLastProductMeasured) {
  for (const double ratio : {0.01, 0.3, 4.0, 100.0}) {
    const Chain truth{1.0, ratio};
    std::string csv = "time [h],C [M]\n";
    for (const double t : times(std::max(1.0, ratio), std::min(1.0, ratio)))
      csv += shortest(t) + ',' + shortest(truth.c(t)) + '\n';
    const json result = fitted(csv, "A -> B -> C", "A=1 M");
    EXPECT_LT(result["statistics"]["rmse"], 1e-5) << ratio;
    // C alone cannot tell which of the two is k1.
    const double k1 = estimate(result, "k1"), k2 = estimate(result, "k2");
    EXPECT_NEAR(std::min(k1, k2), std::min(1.0, ratio), 1e-2 * std::min(1.0, ratio)) << ratio;
  }
}

TEST(CsvFit, SecondOrderWithUnequalCharges) {
  // A + B -> C: x = a b (1 - e)/(b - a e), e = exp((a - b) k t), in mol/L
  constexpr double a = 0.2, b = 0.3;
  for (const double k : {1e-7, 1e-3, 5.0}) {
    std::string csv = "time [min];A [mM];C [mM]\n";
    for (int i = 0; i <= 12; ++i) {
      const double t = i * 0.5 / (k * b), e = std::exp((a - b) * k * t);
      const double x = a * b * (1.0 - e) / (b - a * e);
      csv += shortest(t) + ';' + significant(1e3 * (a - x), 5) + ';' + significant(1e3 * x, 5) + '\n';
    }
    const json result = fitted(csv, "A + B -> C", "A=200 mM, B=0.3 M");
    EXPECT_NEAR(estimate(result, "k1") / k, 1.0, 1e-3);
  }
}

TEST(CsvFit, DimerisationWithChargesEstimatedInEachExperiment) {
  // dA/dt = -2 k A^2: A = a / (1 + 2 a k t)
  constexpr double k = 0.02;
  std::string csv = "experiment,time [min],A [M]\n";
  for (const double a : {0.5, 1.0, 2.0})
    for (int i = 1; i <= 6; ++i)
      csv += "c" + shortest(a) + ',' + std::to_string(10 * i) + ',' +
             significant(a / (1.0 + 20.0 * i * a * k), 5) + '\n';
  const json result = fitted(csv, "2 A -> B");
  EXPECT_NEAR(estimate(result, "k1"), k, 1e-5);
  std::vector<double> charges;
  for (const json& entry : result["parameters"])
    if (entry["id"] == "A0") charges.push_back(entry["value"]);
  ASSERT_EQ(charges.size(), 3u);
  EXPECT_NEAR(charges[0], 0.5, 1e-4);
  EXPECT_NEAR(charges[1], 1.0, 1e-4);
  EXPECT_NEAR(charges[2], 2.0, 1e-4);
}

TEST(CsvFit, ThreeTemperaturesGiveTheActivationEnergies) {
  constexpr double energy1 = 45e3, energy2 = 110e3, reference = 313.15;
  const auto k = [&](double at_reference, double energy, double temperature) {
    return at_reference * std::exp(-energy / gas_constant * (1.0 / temperature - 1.0 / reference));
  };
  std::string csv = "experiment,T [degC],time [h],A [mM],B [mM],C [mM]\n";
  for (const double celsius : {25.0, 40.0, 55.0}) {
    const Chain truth{k(0.1, energy1, celsius + 273.15), k(0.03, energy2, celsius + 273.15)};
    for (const double t : times(std::max(truth.k1, truth.k2), std::min(truth.k1, truth.k2)))
      csv += "at " + shortest(celsius) + ',' + shortest(celsius) + ',' + shortest(t) + ',' +
             shortest(1e3 * truth.a(t)) + ',' + shortest(1e3 * truth.b(t)) + ',' +
             shortest(1e3 * truth.c(t)) + '\n';
  }
  const json result = fitted(csv, "A -> B -> C");
  EXPECT_NEAR(estimate(result, "k1"), 0.1, 1e-5);
  EXPECT_NEAR(estimate(result, "Ea1"), 45.0, 1e-2);
  EXPECT_NEAR(estimate(result, "k2"), 0.03, 1e-5);
  EXPECT_NEAR(estimate(result, "Ea2"), 110.0, 1e-2);
}

TEST(CsvFit, AnEquilibrium) {
  // A <-> B from A = 1: A = (1 + K e)/(1 + K), e = exp(-k (1 + 1/K) t)
  for (const double equilibrium : {0.2, 1.0, 8.0}) {
    std::string csv = "time [min]\tA [M]\tB [M]\n";
    for (int i = 0; i <= 12; ++i) {
      const double t = 0.5 * i, e = std::exp(-0.7 * (1.0 + 1.0 / equilibrium) * t);
      const double a = (1.0 + equilibrium * e) / (1.0 + equilibrium);
      csv += shortest(t) + '\t' + shortest(a) + '\t' + shortest(1.0 - a) + '\n';
    }
    const json result = fitted(csv, "A <-> B", "A=1 M; B=0 M");
    EXPECT_NEAR(estimate(result, "k1"), 0.7, 1e-4) << equilibrium;
    EXPECT_NEAR(estimate(result, "K1"), equilibrium, 1e-4 * equilibrium);
  }
}

TEST(CsvFit, UncertaintiesWeightTheFit) {
  const json result =
      fitted("time [min],A [M],sigma(A) [mM]\n0,1,10\n1,0.6,10\n2,0.37,8\n4,0.135,5\n", "A -> B");
  EXPECT_NEAR(estimate(result, "k1"), 0.5, 0.03);
  // Weighted residuals are of the size of one, residuals in mol/L would be hundredths.
  const json& column = result["experiments"][0]["residuals"][0];
  double ssr = 0.0;
  for (std::size_t i = 0; i < 4; ++i)
    ssr += std::pow(column["residual"][i].get<double>() / std::vector{0.010, 0.010, 0.008, 0.005}[i], 2.0);
  EXPECT_NEAR(result["statistics"]["ssr"], ssr, 1e-6 * ssr);
}

}  // namespace
}  // namespace pf::document::test
