#pragma once

#include <cmath>

#include "ode/problems.hpp"

/// The rest of the IVP test set that is made of ordinary differential equations, and partial differential
/// equations on a few cells. End values were computed in quadruple precision by extrapolated linearly
/// implicit Euler steps (Hairer & Wanner 1996, sec. IV.9) to 1e-14 and better; those of VDPM, PLEI and
/// RINGMOD agree with the digits that Mazzia & Magherini (2008) publish.
namespace pf::ode::testing {

/// Van der Pol's oscillator y'' = mu ((1 - y^2) y' - y), scaled by epsilon = 1 / mu^2: two jumps by t = 2.
class FastVanDerPol final : public Problem {
 public:
  FastVanDerPol() : Problem("VDP 1e6", {2.0, 0.0}, 2.0, {1.7055462175353784, -0.89347636254652825}) {
    smallest = {1e-3};
  }
  bool rhs(double, const double* y, double* d) override {
    d[0] = y[1];
    d[1] = ((1.0 - y[0] * y[0]) * y[1] - y[0]) * 1e12;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = 0.0, j[1] = (-2.0 * y[0] * y[1] - 1.0) * 1e12, j[2] = 1.0, j[3] = (1.0 - y[0] * y[0]) * 1e12;
    return true;
  }
};

/// The same with mu = 1000 in its own time.
class SlowVanDerPol final : public Problem {
 public:
  SlowVanDerPol() : Problem("VDPM", {2.0, 0.0}, 2000.0, {1.7061677321704650, -0.89280970102481655e-3}) {
    smallest = {1e-3, 1e-6};
  }
  bool rhs(double, const double* y, double* d) override {
    d[0] = y[1];
    d[1] = 1000.0 * (1.0 - y[0] * y[0]) * y[1] - y[0];
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = 0.0, j[1] = -2000.0 * y[0] * y[1] - 1.0, j[2] = 1.0, j[3] = 1000.0 * (1.0 - y[0] * y[0]);
    return true;
  }
};

/// Seven stars in a plane, mass of star i = i; with near encounters, which magnify errors.
class Pleiades final : public Problem {
 public:
  Pleiades()
      : Problem("PLEI", {3, 3, -1, -3, 2, -2,   2,    3, -3, 2, 0,     0, -4, 4,
                         0, 0, 0,  0,  0, 1.75, -1.5, 0, 0,  0, -1.25, 1, 0,  0},
                3.0, {0.37061391439705127,  3.2372840920572332,   -3.2225590324183235,  0.6597091455775308,
                      0.34255817071565797,  1.5621721014006311,   -0.70030929222124949, -3.9434375855173922,
                      -3.2713809739725499,  5.225081843456544,    -2.5906124349774693,  1.1982136933922747,
                      -0.24296823449358235, 1.0914492404289797,   3.4170038063143147,   1.3545845016255011,
                      -2.5900655978107756,  2.0250537347142412,   -1.1558151001604491,  -0.80729881702230222,
                      0.59523963542087188,  -3.7412449612340084,  0.37734596857506292,  0.93868588695510791,
                      0.36679222272005696,  -0.34740463538084942, 2.3449154481809371,   -1.947020434263292}) {
    smallest = {1.0};
  }
  bool rhs(double, const double* y, double* d) override {
    for (std::size_t i = 0; i < 14; ++i) d[i] = y[14 + i], d[14 + i] = 0.0;
    for (std::size_t i = 0; i < 7; ++i)
      for (std::size_t j = 0; j < 7; ++j) {
        if (i == j) continue;
        const double a = y[j] - y[i], b = y[7 + j] - y[7 + i], r2 = a * a + b * b;
        const double pull = static_cast<double>(j + 1) / (r2 * std::sqrt(r2));
        d[14 + i] += pull * a;
        d[21 + i] += pull * b;
      }
    return true;
  }
  bool jacobian(double, const double* y, double* jac) override {
    clear(jac);
    for (std::size_t i = 0; i < 14; ++i) at(jac, i, 14 + i) = 1.0;
    for (std::size_t i = 0; i < 7; ++i)
      for (std::size_t j = 0; j < 7; ++j) {
        if (i == j) continue;
        const double a = y[j] - y[i], b = y[7 + j] - y[7 + i], r2 = a * a + b * b;
        const double m = static_cast<double>(j + 1) / (r2 * std::sqrt(r2)), q = 3.0 * m / r2;
        add(jac, 14 + i, i, j, m - q * a * a, -q * a * b);
        add(jac, 21 + i, i, j, -q * a * b, m - q * b * b);
      }
    return true;
  }

 private:
  void add(double* jac, std::size_t row, std::size_t i, std::size_t j, double by_a, double by_b) const {
    at(jac, row, j) += by_a, at(jac, row, i) -= by_a;
    at(jac, row, 7 + j) += by_b, at(jac, row, 7 + i) -= by_b;
  }
};

/// The Brusselator with diffusion on ten cells: Hairer & Wanner (1996), sec. IV.1, A = 1, B = 3, alpha =
/// 1/50.
class Brusselator final : public Problem {
 public:
  static constexpr std::size_t cells = 10;
  Brusselator()
      : Problem("BRUSSELATOR", start(), 10.0,
                {0.77231491082609061, 3.2900214693464473, 0.60573085343150579, 3.4982674179327509,
                 0.50607366400554876, 3.6156484793914254, 0.45428004415606749, 3.670841278522039,
                 0.43282933448030897, 3.6928964046412749, 0.43294915736847378, 3.696966912828584,
                 0.45468330274289109, 3.6817123277321282, 0.50687297574764079, 3.6296724725034566,
                 0.60696491781165995, 3.5106744628192748, 0.77352535619475016, 3.2968927471763636}) {
    smallest = {1e-3};
  }
  bool rhs(double, const double* y, double* d) override {
    const double c = diffusion();
    for (std::size_t i = 0; i < cells; ++i) {
      const double u = y[2 * i], v = y[2 * i + 1], uuv = u * u * v;
      const double u_left = i > 0 ? y[2 * i - 2] : 1.0, u_right = i + 1 < cells ? y[2 * i + 2] : 1.0;
      const double v_left = i > 0 ? y[2 * i - 1] : 3.0, v_right = i + 1 < cells ? y[2 * i + 3] : 3.0;
      d[2 * i] = 1.0 + uuv - 4.0 * u + c * (u_left - 2.0 * u + u_right);
      d[2 * i + 1] = 3.0 * u - uuv + c * (v_left - 2.0 * v + v_right);
    }
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    clear(j);
    const double c = diffusion();
    for (std::size_t i = 0; i < cells; ++i) {
      const std::size_t u = 2 * i, v = u + 1;
      const double uv = 2.0 * y[u] * y[v], uu = y[u] * y[u];
      at(j, u, u) = uv - 4.0 - 2.0 * c, at(j, u, v) = uu;
      at(j, v, u) = 3.0 - uv, at(j, v, v) = -uu - 2.0 * c;
      if (i > 0) at(j, u, u - 2) = at(j, v, v - 2) = c;
      if (i + 1 < cells) at(j, u, u + 2) = at(j, v, v + 2) = c;
    }
    return true;
  }

 private:
  static double diffusion() { return static_cast<double>((cells + 1) * (cells + 1)) / 50.0; }
  static std::vector<double> start() {
    std::vector<double> y;
    for (std::size_t i = 1; i <= cells; ++i) {
      y.push_back(1.0 + std::sin(2.0 * M_PI * static_cast<double>(i) / (cells + 1)));
      y.push_back(3.0);
    }
    return y;
  }
};

/// Medical Akzo Nobel: penetration of radio-labelled antibodies into tissue that a tumour has infected, on
/// twenty cells instead of two hundred. What flows in stops at t = 5: two smooth pieces.
class MedicalAkzo final : public Problem {
 public:
  static constexpr std::size_t cells = 20;
  MedicalAkzo()
      : Problem("MEDAKZO", start(), 20.0,
                {5.9560333967247227e-05,
                 0,
                 0.00012437861766812037,
                 0,
                 0.00019328652606957926,
                 1.4961595644371734e-308,
                 0.00026387828973529597,
                 3.189277740230788e-262,
                 0.00033178135266947605,
                 3.0512239286336917e-214,
                 0.00038960855463209503,
                 2.7239193108339133e-165,
                 0.00042559017551617445,
                 1.3242686205051402e-116,
                 0.00042217343328424629,
                 2.3768795561320508e-70,
                 0.00035576897660010375,
                 2.576196276629893e-30,
                 0.00020121899146714409,
                 0.0036545662998481699,
                 2.4037997635668966e-06,
                 0.93740194413407307,
                 1.7170487304038689e-08,
                 0.99954045923006152,
                 7.3387405679541474e-11,
                 0.99999804400080705,
                 1.7342924369309858e-13,
                 0.99999999539775086,
                 2.0372472016877082e-16,
                 0.99999999999461742,
                 1.0222471793977564e-19,
                 0.99999999999999734,
                 1.7321289526468384e-23,
                 1,
                 6.5234979582309356e-28,
                 1,
                 2.0474814573138592e-33,
                 1,
                 0,
                 1}) {
    smallest = {1e-3};
  }
  double inflow = 2.0;  ///< 0 after t = 5
  bool rhs(double, const double* y, double* d) override {
    for (std::size_t j = 0; j < cells; ++j) {
      const double left = j > 0 ? y[2 * j - 2] : inflow, here = y[2 * j];
      const double right = j + 1 < cells ? y[2 * j + 2] : here;
      const double bound = 100.0 * here * y[2 * j + 1];
      d[2 * j] = drift(j) * (right - left) + spread(j) * (left - 2.0 * here + right) - bound;
      d[2 * j + 1] = -bound;
    }
    return true;
  }
  bool jacobian(double, const double* y, double* jac) override {
    clear(jac);
    for (std::size_t j = 0; j < cells; ++j) {
      const std::size_t u = 2 * j, v = u + 1;
      const double a = drift(j), b = spread(j);
      at(jac, u, u) = -2.0 * b;
      if (j > 0) at(jac, u, u - 2) = b - a;
      at(jac, u, j + 1 < cells ? u + 2 : u) += a + b;
      at(jac, u, u) -= 100.0 * y[v], at(jac, u, v) = -100.0 * y[u];
      at(jac, v, u) = -100.0 * y[v], at(jac, v, v) = -100.0 * y[u];
    }
    return true;
  }

 private:
  // The half line is mapped to [0, 1) by x = c zeta / (1 - zeta), c = 4.
  static double place(std::size_t j) { return static_cast<double>(j + 1) / cells - 1.0; }
  static double drift(std::size_t j) { return std::pow(place(j), 3) / 8.0 * (cells / 2.0); }
  static double spread(std::size_t j) { return std::pow(place(j), 4) / 16.0 * (cells * cells); }
  static std::vector<double> start() {
    std::vector<double> y(2 * cells);
    for (std::size_t j = 0; j < cells; ++j) y[2 * j + 1] = 1.0;
    return y;
  }
};

/// The ring modulator, fifteen equations of an electrical circuit: oscillations of high frequency, hard for
/// BDF.
class RingModulator final : public Problem {
 public:
  RingModulator()
      : Problem(
            "RINGMOD", std::vector<double>(15), 1e-3,
            {-0.02339057358437183, -0.0073674854860084115, 0.25829567099915784, -0.40644657205883561,
             -0.40394556644557866, 0.26079667661241479, 0.11067618612732943, 2.9399043424330057e-07,
             -2.8400299330663927e-08, 0.00072671982672914491, 0.00079294871970231632, -0.00072552834957657648,
             -0.00079414019685488475, 7.0884954168756506e-05, 2.3900590752771345e-05}) {
    smallest = {1e-2, 1e-2, 1e-2, 1e-2, 1e-2, 1e-2, 1e-2, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5};
  }
  bool depends_on_time() const override { return true; }
  bool rhs(double t, const double* y, double* d) override {
    const double in1 = 0.5 * std::sin(w1 * t), in2 = 2.0 * std::sin(w2 * t);
    const double u1 = y[2] - y[4] - y[6] - in2, u2 = -y[3] + y[5] - y[6] - in2;
    const double u3 = y[3] + y[4] + y[6] + in2, u4 = -y[2] - y[5] + y[6] + in2;
    const double q1 = g * (std::exp(e * u1) - 1.0), q2 = g * (std::exp(e * u2) - 1.0);
    const double q3 = g * (std::exp(e * u3) - 1.0), q4 = g * (std::exp(e * u4) - 1.0);
    d[0] = (y[7] - 0.5 * y[9] + 0.5 * y[10] + y[13] - y[0] / 25e3) / c;
    d[1] = (y[8] - 0.5 * y[11] + 0.5 * y[12] + y[14] - y[1] / 25e3) / c;
    d[2] = (y[9] - q1 + q4) / cs;
    d[3] = (-y[10] + q2 - q3) / cs;
    d[4] = (y[11] + q1 - q3) / cs;
    d[5] = (-y[12] - q2 + q4) / cs;
    d[6] = (-y[6] / 50.0 + q1 + q2 - q3 - q4) / cp;
    d[7] = -y[0] / 4.45;
    d[8] = -y[1] / 4.45;
    d[9] = (0.5 * y[0] - y[2] - 17.3 * y[9]) / 5e-4;
    d[10] = (-0.5 * y[0] + y[3] - 17.3 * y[10]) / 5e-4;
    d[11] = (0.5 * y[1] - y[4] - 17.3 * y[11]) / 5e-4;
    d[12] = (-0.5 * y[1] + y[5] - 17.3 * y[12]) / 5e-4;
    d[13] = (-y[0] + in1 - 86.3 * y[13]) / 2e-3;
    d[14] = (-y[1] - 636.3 * y[14]) / 2e-3;
    double sum = 0.0;
    for (std::size_t i = 0; i < 15; ++i) sum += d[i];
    return std::isfinite(sum);
  }
  bool jacobian(double t, const double* y, double* j) override {
    clear(j);
    std::array<double, 4> q = slopes(t, y);
    at(j, 0, 0) = at(j, 1, 1) = -1.0 / 25e3 / c;
    at(j, 0, 7) = at(j, 0, 13) = at(j, 1, 8) = at(j, 1, 14) = 1.0 / c;
    at(j, 0, 9) = at(j, 1, 11) = -0.5 / c, at(j, 0, 10) = at(j, 1, 12) = 0.5 / c;
    at(j, 2, 9) = at(j, 4, 11) = 1.0 / cs, at(j, 3, 10) = at(j, 5, 12) = -1.0 / cs;
    // Rows 2 to 6 hold these multiples of q1 ... q4, which depend on these multiples of y2 ... y6.
    constexpr double holds[5][4] = {
        {-1, 0, 0, 1}, {0, 1, -1, 0}, {1, 0, -1, 0}, {0, -1, 0, 1}, {1, 1, -1, -1}};
    constexpr double on[4][5] = {{1, 0, -1, 0, -1}, {0, -1, 0, 1, -1}, {0, 1, 1, 0, 1}, {-1, 0, 0, -1, 1}};
    for (std::size_t row = 0; row < 5; ++row)
      for (std::size_t column = 0; column < 5; ++column)
        for (std::size_t k = 0; k < 4; ++k)
          at(j, 2 + row, 2 + column) += holds[row][k] * q[k] * on[k][column] / (row < 4 ? cs : cp);
    at(j, 6, 6) -= 1.0 / 50.0 / cp;
    at(j, 7, 0) = at(j, 8, 1) = -1.0 / 4.45;
    at(j, 9, 0) = at(j, 11, 1) = 0.5 / 5e-4, at(j, 10, 0) = at(j, 12, 1) = -0.5 / 5e-4;
    at(j, 9, 2) = at(j, 11, 4) = -1.0 / 5e-4, at(j, 10, 3) = at(j, 12, 5) = 1.0 / 5e-4;
    for (std::size_t i = 9; i < 13; ++i) at(j, i, i) = -17.3 / 5e-4;
    at(j, 13, 0) = at(j, 14, 1) = -1.0 / 2e-3, at(j, 13, 13) = -86.3 / 2e-3, at(j, 14, 14) = -636.3 / 2e-3;
    return true;
  }
  bool time_derivative(double t, const double* y, double* d) override {
    std::fill_n(d, 15, 0.0);
    const std::array<double, 4> q = slopes(t, y);
    const double in2 = 2.0 * w2 * std::cos(w2 * t);
    d[2] = (q[0] + q[3]) * in2 / cs, d[3] = (-q[1] - q[2]) * in2 / cs, d[4] = (-q[0] - q[2]) * in2 / cs;
    d[5] = (q[1] + q[3]) * in2 / cs, d[6] = (-q[0] - q[1] - q[2] - q[3]) * in2 / cp;
    d[13] = 0.5 * w1 * std::cos(w1 * t) / 2e-3;
    return true;
  }

 private:
  static constexpr double w1 = 2000.0 * M_PI, w2 = 20000.0 * M_PI;
  static constexpr double g = 40.67286402e-9, e = 17.7493332, c = 1.6e-8, cs = 2e-12, cp = 1e-8;
  static std::array<double, 4> slopes(double t, const double* y) {
    const double in2 = 2.0 * std::sin(w2 * t);
    return {
        g * e * std::exp(e * (y[2] - y[4] - y[6] - in2)), g * e * std::exp(e * (-y[3] + y[5] - y[6] - in2)),
        g * e * std::exp(e * (y[3] + y[4] + y[6] + in2)), g * e * std::exp(e * (-y[2] - y[5] + y[6] + in2))};
  }
};

}  // namespace pf::ode::testing
