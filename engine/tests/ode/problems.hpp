#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pharmaflow/ode/system.hpp"

/// Initial value problems with exact Jacobians and published end values: the stiff ones of the IVP test set
/// (Mazzia & Magherini 2008, Test Set for Initial Value Problem Solvers, release 2.4, University of Bari),
/// after Hairer & Wanner (1996), Solving ODEs II, sec. IV.10, and small ones with analytic solutions.
namespace pf::ode::testing {

class Problem : public System {
 public:
  Problem(std::string problem_name, std::vector<double> start, double end, std::vector<double> end_values)
      : name(std::move(problem_name)), y0(std::move(start)), t_end(end), reference(std::move(end_values)) {}

  std::size_t size() const override { return y0.size(); }
  bool depends_on_time() const override { return false; }
  bool time_derivative(double, const double*, double* dfdt) override {
    std::fill(dfdt, dfdt + size(), 0.0);
    return true;
  }

  std::string name;
  std::vector<double> y0;
  double t_end;
  std::vector<double> reference;  ///< y(t_end)
  std::vector<double> smallest;   ///< absolute tolerance / relative tolerance by component; empty: 1e-3
  std::vector<double> judged;     ///< smallest scale on which errors are judged; empty: `smallest`
  double scale(std::size_t i) const { return pick(smallest, i); }

  /// Absolute tolerances that suit a relative one.
  std::vector<double> absolute(double relative) const {
    std::vector<double> a(size());
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = relative * scale(i);
    return a;
  }
  /// Largest error against the published values, relative to max(|y|, the component's smallest scale of
  /// interest).
  double error(const double* y) const {
    double largest = 0.0;
    for (std::size_t i = 0; i < size(); ++i) {
      const double e = std::abs(y[i] - reference[i]) /
                       std::max(std::abs(reference[i]), pick(judged.empty() ? smallest : judged, i));
      if (!(e <= largest)) largest = e;
    }
    return largest;
  }

 private:
  static double pick(const std::vector<double>& values, std::size_t i) {
    return values.empty() ? 1e-3 : values[values.size() == 1 ? 0 : i];
  }

 protected:
  /// Column-major entry (row, column).
  double& at(double* jacobian, std::size_t row, std::size_t column) const {
    return jacobian[row + size() * column];
  }
  void clear(double* jacobian) const { std::fill(jacobian, jacobian + size() * size(), 0.0); }
};

/// Robertson (1966), with sensitivities towards its three rate constants when asked for.
class Rober final : public Problem {
 public:
  explicit Rober(bool with_sensitivities = false, double end = 1e11)
      : Problem("ROBER", {1.0, 0.0, 0.0}, end,
                {0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050}),
        sensitive_(with_sensitivities) {
    smallest = {1e-8, 1e-14, 1e-3};
  }
  bool rhs(double, const double* y, double* f) override {
    const double r1 = k[0] * y[0], r2 = k[2] * y[1] * y[1], r3 = k[1] * y[1] * y[2];
    f[0] = -r1 + r3;
    f[1] = r1 - r3 - r2;
    f[2] = r2;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = -k[0], j[1] = k[0], j[2] = 0.0;
    j[3] = k[1] * y[2], j[5] = 2.0 * k[2] * y[1], j[4] = -j[3] - j[5];
    j[6] = k[1] * y[1], j[7] = -j[6], j[8] = 0.0;
    return true;
  }
  std::size_t parameters() const override { return sensitive_ ? 3 : 0; }
  bool parameter_jacobian(double, const double* y, double* p) override {
    p[0] = -y[0], p[1] = y[0], p[2] = 0.0;
    p[3] = y[1] * y[2], p[4] = -p[3], p[5] = 0.0;
    p[8] = y[1] * y[1], p[7] = -p[8], p[6] = 0.0;
    return true;
  }
  std::array<double, 3> k{0.04, 1e4, 3e7};

 private:
  bool sensitive_;
};

/// High irradiance responses of photomorphogenesis, Schaefer (1975).
class Hires final : public Problem {
 public:
  Hires()
      : Problem(
            "HIRES", {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0057}, 321.8122,
            {0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
             0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2}) {
    smallest = {1e-5};
  }
  bool rhs(double, const double* y, double* f) override {
    const double r = 280.0 * y[5] * y[7];
    f[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
    f[1] = 1.71 * y[0] - 8.75 * y[1];
    f[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
    f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
    f[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
    f[5] = -r + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
    f[6] = r - 1.81 * y[6];
    f[7] = -f[6];
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    clear(j);
    at(j, 0, 0) = -1.71, at(j, 0, 1) = 0.43, at(j, 0, 2) = 8.32;
    at(j, 1, 0) = 1.71, at(j, 1, 1) = -8.75;
    at(j, 2, 2) = -10.03, at(j, 2, 3) = 0.43, at(j, 2, 4) = 0.035;
    at(j, 3, 1) = 8.32, at(j, 3, 2) = 1.71, at(j, 3, 3) = -1.12;
    at(j, 4, 4) = -1.745, at(j, 4, 5) = 0.43, at(j, 4, 6) = 0.43;
    const double a = 280.0 * y[7], b = 280.0 * y[5];
    at(j, 5, 3) = 0.69, at(j, 5, 4) = 1.71, at(j, 5, 5) = -a - 0.43, at(j, 5, 6) = 0.69, at(j, 5, 7) = -b;
    at(j, 6, 5) = a, at(j, 6, 6) = -1.81, at(j, 6, 7) = b;
    at(j, 7, 5) = -a, at(j, 7, 6) = 1.81, at(j, 7, 7) = -b;
    return true;
  }
};

/// Oregonator, Field & Noyes (1974).
class Orego final : public Problem {
 public:
  Orego()
      : Problem("OREGO", {1.0, 2.0, 3.0}, 360.0,
                {0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3}) {
    smallest = {1e-3};
  }
  bool rhs(double, const double* y, double* f) override {
    f[0] = 77.27 * (y[1] + y[0] * (1.0 - 8.375e-6 * y[0] - y[1]));
    f[1] = (y[2] - (1.0 + y[0]) * y[1]) / 77.27;
    f[2] = 0.161 * (y[0] - y[2]);
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = 77.27 * (1.0 - 2.0 * 8.375e-6 * y[0] - y[1]), j[1] = -y[1] / 77.27, j[2] = 0.161;
    j[3] = 77.27 * (1.0 - y[0]), j[4] = -(1.0 + y[0]) / 77.27, j[5] = 0.0;
    j[6] = 0.0, j[7] = 1.0 / 77.27, j[8] = -0.161;
    return true;
  }
};

/// E5 of the Stiff Detest set, Enright, Hull & Lindberg (1975): chemical pyrolysis.
class E5 final : public Problem {
 public:
  E5()
      : Problem("E5", {1.76e-3, 0.0, 0.0, 0.0}, 1e13,
                {0.1152903278711829e-290, 0.8867655517642120e-22, 0.8854814626268838e-22, 0.0}) {
    smallest = {1e-14};
    // y2 = y3 + y4 holds at all times, with 1e-10 in the beginning: its round-off, amplified by the
    // stiffness, hides the end values in double precision. Errors are therefore judged on the scale of the
    // intermediate values.
    judged = {1e-10};
  }
  bool rhs(double, const double* y, double* f) override {
    const double r1 = 7.89e-10 * y[0], r2 = 1.1e7 * y[0] * y[2], r3 = 1.13e9 * y[1] * y[2],
                 r4 = 1.13e3 * y[3];
    f[0] = -r1 - r2;
    f[1] = r1 - r3;
    f[3] = r2 - r4;
    f[2] = f[1] - f[3];
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    clear(j);
    const double a = 7.89e-10, b = 1.1e7, cm = 1.13e9, c = 1.13e3;
    at(j, 0, 0) = -a - b * y[2], at(j, 0, 2) = -b * y[0];
    at(j, 1, 0) = a, at(j, 1, 1) = -cm * y[2], at(j, 1, 2) = -cm * y[1];
    at(j, 3, 0) = b * y[2], at(j, 3, 2) = b * y[0], at(j, 3, 3) = -c;
    for (std::size_t column = 0; column < 4; ++column) at(j, 2, column) = at(j, 1, column) - at(j, 3, column);
    return true;
  }
};

/// Van der Pol's oscillator, scaled as in the test set: mu = 1000, epsilon = 1/mu^2.
class VanDerPol final : public Problem {
 public:
  VanDerPol() : Problem("VDP", {2.0, 0.0}, 2.0, {0.1706167732170483e1, -0.8928097010247975}) {
    smallest = {1e-3};
  }
  bool rhs(double, const double* y, double* f) override {
    f[0] = y[1];
    f[1] = ((1.0 - y[0] * y[0]) * y[1] - y[0]) * 1e6;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = 0.0, j[1] = (-2.0 * y[0] * y[1] - 1.0) * 1e6, j[2] = 1.0, j[3] = (1.0 - y[0] * y[0]) * 1e6;
    return true;
  }
};

/// Air pollution, 20 species and 25 reactions, Verwer (1994), SIAM J. Sci. Comput. 15:1243-1259.
class Pollution final : public Problem {
 public:
  Pollution()
      : Problem("POLLUTION", {0, 0.2, 0, 0.04, 0, 0, 0.1, 0.3, 0.01, 0, 0, 0, 0, 0, 0, 0, 0.007, 0, 0, 0},
                60.0, {0.5646255480022769e-01, 0.1342484130422339,     0.4139734331099427e-08,
                       0.5523140207484359e-02, 0.2018977262302196e-06, 0.1464541863493966e-06,
                       0.7784249118997964e-01, 0.3245075353396018,     0.7494013383880406e-02,
                       0.1622293157301561e-07, 0.1135863833257075e-07, 0.2230505975721359e-02,
                       0.2087162882798630e-03, 0.1396921016840158e-04, 0.8964884856898295e-02,
                       0.4352846369330103e-17, 0.6899219696263405e-02, 0.1007803037365946e-03,
                       0.1772146513969984e-05, 0.5682943292316392e-04}) {
    smallest = {1e-6};
  }
  bool rhs(double, const double* y, double* f) override {
    std::fill(f, f + 20, 0.0);
    for (const Reaction& r : reactions) {
      const double rate = r.k * y[r.first] * (r.second == none ? 1.0 : y[r.second]);
      f[r.first] -= rate;
      if (r.second != none) f[r.second] -= rate;
      for (const std::size_t product : r.products)
        if (product != none) f[product] += rate;
    }
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    clear(j);
    for (const Reaction& r : reactions) {
      add(j, r, r.first, r.k * (r.second == none ? 1.0 : y[r.second]));
      if (r.second != none) add(j, r, r.second, r.k * y[r.first]);
    }
    return true;
  }

 private:
  static constexpr std::size_t none = 99;
  struct Reaction {
    double k;
    std::size_t first, second;
    std::array<std::size_t, 3> products;
  };
  void add(double* j, const Reaction& r, std::size_t column, double v) const {
    at(j, r.first, column) -= v;
    if (r.second != none) at(j, r.second, column) -= v;
    for (const std::size_t product : r.products)
      if (product != none) at(j, product, column) += v;
  }
  // Species: NO2 NO O3P O3 HO2 OH HCHO CO ALD MEO2 C2O3 CO2 PAN CH3O HNO3 O1D SO2 SO4 NO3 N2O5. Reactions 7
  // and 8 as in the published program, where ALD + OH does consume both.
  static constexpr std::array<Reaction, 25> reactions{{
      {0.35, 0, none, {1, 2, none}},        {26.6, 1, 3, {0, none, none}},
      {1.23e4, 4, 1, {0, 5, none}},         {8.6e-4, 6, none, {4, 4, 7}},
      {8.2e-4, 6, none, {7, none, none}},   {1.5e4, 6, 5, {4, 7, none}},
      {1.3e-4, 8, none, {9, 4, 7}},         {2.4e4, 8, 5, {10, none, none}},
      {1.65e4, 10, 1, {0, 9, 11}},          {9.0e3, 10, 0, {12, none, none}},
      {0.022, 12, none, {10, 0, none}},     {1.2e4, 9, 1, {13, 0, none}},
      {1.88, 13, none, {6, 4, none}},       {1.63e4, 0, 5, {14, none, none}},
      {4.8e6, 2, none, {3, none, none}},    {3.5e-4, 3, none, {15, none, none}},
      {0.0175, 3, none, {2, none, none}},   {1.0e8, 15, none, {5, 5, none}},
      {4.44e11, 15, none, {2, none, none}}, {1.24e3, 16, 5, {17, 4, none}},
      {2.1, 18, none, {1, none, none}},     {5.78, 18, none, {0, 2, none}},
      {0.0474, 0, 3, {18, none, none}},     {1780.0, 18, 0, {19, none, none}},
      {3.12, 19, none, {18, 0, none}},
  }};
};

/// A -> B -> C with adiabatic temperature rise: c in mol/L, T in K, t in min.
class AdiabaticSeries final : public Problem {
 public:
  AdiabaticSeries() : Problem("ADIABATIC", {2.0, 0.0, 300.0}, 60.0, {}) { smallest = {1e-3}; }
  bool rhs(double, const double* y, double* f) override {
    const double r1 = 1e10 * std::exp(-8000.0 / y[2]) * y[0];
    const double r2 = 2e11 * std::exp(-9500.0 / y[2]) * y[1];
    f[0] = -r1;
    f[1] = r1 - r2;
    f[2] = 12.0 * r1 + 8.0 * r2;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    const double k1 = 1e10 * std::exp(-8000.0 / y[2]), k2 = 2e11 * std::exp(-9500.0 / y[2]);
    const double t1 = k1 * y[0] * 8000.0 / (y[2] * y[2]), t2 = k2 * y[1] * 9500.0 / (y[2] * y[2]);
    j[0] = -k1, j[1] = k1, j[2] = 12.0 * k1;
    j[3] = 0.0, j[4] = -k2, j[5] = 8.0 * k2;
    j[6] = -t1, j[7] = t1 - t2, j[8] = 12.0 * t1 + 8.0 * t2;
    return true;
  }
};

inline std::vector<std::unique_ptr<Problem>> stiff_problems() {
  std::vector<std::unique_ptr<Problem>> all;
  all.push_back(std::make_unique<Rober>());
  all.push_back(std::make_unique<Hires>());
  all.push_back(std::make_unique<Orego>());
  all.push_back(std::make_unique<Pollution>());
  all.push_back(std::make_unique<E5>());
  all.push_back(std::make_unique<VanDerPol>());
  return all;
}

}  // namespace pf::ode::testing
