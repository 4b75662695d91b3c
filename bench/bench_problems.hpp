#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pharmaflow/ode/system.hpp"

/// Problems on which integrators are compared: the same right-hand side code serves every peer.
namespace pf::bench {

struct Problem {
  std::string name;
  double end = 1.0;
  std::vector<double> initial;
  double absolute_factor = 1.0;  ///< absolute tolerance / relative tolerance
  std::shared_ptr<ode::System> system;
  bool periodic = false;  ///< ends where it began
};

class Autonomous : public ode::System {
 public:
  bool depends_on_time() const override { return false; }
  bool time_derivative(double, const double*, double*) override { return true; }
};

/// Robertson (1966); Hairer & Wanner (1996), Solving ODEs II, IV.10.
class Robertson final : public Autonomous {
 public:
  std::size_t size() const override { return 3; }
  bool rhs(double, const double* y, double* f) override {
    f[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
    f[2] = 3e7 * y[1] * y[1];
    f[1] = -f[0] - f[2];
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = -0.04, j[3] = 1e4 * y[2], j[6] = 1e4 * y[1];
    j[2] = 0.0, j[5] = 6e7 * y[1], j[8] = 0.0;
    for (int c = 0; c < 3; ++c) j[3 * c + 1] = -j[3 * c] - j[3 * c + 2];
    return true;
  }
};

/// Schaefer (1975); Hairer & Wanner (1996), IV.10.
class Hires final : public Autonomous {
 public:
  std::size_t size() const override { return 8; }
  bool rhs(double, const double* y, double* f) override {
    const double v = 280.0 * y[5] * y[7];
    f[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
    f[1] = 1.71 * y[0] - 8.75 * y[1];
    f[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
    f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
    f[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
    f[5] = -v + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
    f[6] = v - 1.81 * y[6];
    f[7] = -f[6];
    return true;
  }
  bool jacobian(double, const double* y, double* jacobian) override {
    for (int k = 0; k < 64; ++k) jacobian[k] = 0.0;
    const auto j = [jacobian](int i, int k) -> double& { return jacobian[i + 8 * k]; };
    j(0, 0) = -1.71, j(0, 1) = 0.43, j(0, 2) = 8.32;
    j(1, 0) = 1.71, j(1, 1) = -8.75;
    j(2, 2) = -10.03, j(2, 3) = 0.43, j(2, 4) = 0.035;
    j(3, 1) = 8.32, j(3, 2) = 1.71, j(3, 3) = -1.12;
    j(4, 4) = -1.745, j(4, 5) = 0.43, j(4, 6) = 0.43;
    const double a = 280.0 * y[7];
    const double b = 280.0 * y[5];
    j(5, 3) = 0.69, j(5, 4) = 1.71, j(5, 5) = -a - 0.43, j(5, 6) = 0.69, j(5, 7) = -b;
    j(6, 5) = a, j(6, 6) = -1.81, j(6, 7) = b;
    j(7, 5) = -a, j(7, 6) = 1.81, j(7, 7) = -b;
    return true;
  }
};

/// Two bodies of which one is heavy, eccentricity 0.5: non-stiff, periodic with 2 pi.
class Kepler final : public Autonomous {
 public:
  std::size_t size() const override { return 4; }
  bool rhs(double, const double* y, double* f) override {
    const double d = y[0] * y[0] + y[1] * y[1];
    const double r = 1.0 / (d * std::sqrt(d));
    f[0] = y[2], f[1] = y[3], f[2] = -y[0] * r, f[3] = -y[1] * r;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    const double d = y[0] * y[0] + y[1] * y[1];
    const double r3 = 1.0 / (d * std::sqrt(d));
    const double r5 = 3.0 * r3 / d;
    for (int k = 0; k < 16; ++k) j[k] = 0.0;
    j[8] = 1.0, j[13] = 1.0;
    j[2] = -r3 + r5 * y[0] * y[0], j[3] = r5 * y[0] * y[1];
    j[6] = j[3], j[7] = -r3 + r5 * y[1] * y[1];
    return true;
  }
};

/// A random sparse mass-action network: 1.5 n reactions, half A + B -> C, half A -> B + C, rate constants
/// spread log-uniformly over eight decades.
class Network final : public Autonomous {
 public:
  explicit Network(std::size_t n, std::uint64_t seed = 1)
      : n_(n), state_(seed * 2862933555777941757ull + 3037000493ull) {
    for (std::size_t r = 0; r < n + n / 2; ++r) {
      const bool bimolecular = r % 2 == 0;
      Reaction reaction{pick(), n, pick(), n, std::pow(10.0, -4.0 + 8.0 * uniform())};
      (bimolecular ? reaction.b : reaction.d) = pick();
      reactions_.push_back(reaction);
    }
  }
  std::size_t size() const override { return n_; }
  bool rhs(double, const double* y, double* f) override {
    for (std::size_t i = 0; i < n_; ++i) f[i] = 0.0;
    for (const Reaction& r : reactions_) {
      const double v = r.k * y[r.a] * (r.b < n_ ? y[r.b] : 1.0);
      f[r.a] -= v;
      if (r.b < n_) f[r.b] -= v;
      f[r.c] += v;
      if (r.d < n_) f[r.d] += v;
    }
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    for (std::size_t k = 0; k < n_ * n_; ++k) j[k] = 0.0;
    for (const Reaction& r : reactions_) {
      add(r, r.a, r.k * (r.b < n_ ? y[r.b] : 1.0), j);
      if (r.b < n_) add(r, r.b, r.k * y[r.a], j);
    }
    return true;
  }
  std::vector<double> initial() const {
    std::vector<double> y(n_);
    for (std::size_t i = 0; i < n_; ++i) y[i] = i % 3 == 0 ? 1.0 : 0.0;
    return y;
  }

 private:
  struct Reaction {
    std::size_t a, b, c, d;
    double k;
  };
  void add(const Reaction& r, std::size_t column, double v, double* j) const {
    double* c = j + column * n_;
    c[r.a] -= v;
    if (r.b < n_) c[r.b] -= v;
    c[r.c] += v;
    if (r.d < n_) c[r.d] += v;
  }
  double uniform() {  // xorshift64*, Vigna (2016), ACM TOMS 42:30
    state_ ^= state_ >> 12, state_ ^= state_ << 25, state_ ^= state_ >> 27;
    return static_cast<double>((state_ * 2685821657736338717ull) >> 11) * 0x1p-53;
  }
  std::size_t pick() { return static_cast<std::size_t>(uniform() * static_cast<double>(n_)); }

  std::size_t n_;
  std::uint64_t state_;
  std::vector<Reaction> reactions_;
};

inline std::vector<Problem> problems() {
  std::vector<Problem> all;
  all.push_back({"robertson", 1e11, {1.0, 0.0, 0.0}, 1e-8, std::make_shared<Robertson>(), false});
  all.push_back({"hires", 321.8122, {1.0, 0, 0, 0, 0, 0, 0, 0.0057}, 1e-4, std::make_shared<Hires>(), false});
  all.push_back(
      {"kepler", 18.849555921538759, {0.5, 0.0, 0.0, std::sqrt(3.0)}, 1.0, std::make_shared<Kepler>(), true});
  for (const std::size_t n : {std::size_t{50}, std::size_t{200}}) {
    auto network = std::make_shared<Network>(n);
    all.push_back({"network" + std::to_string(n), 100.0, network->initial(), 1e-3, network, false});
  }
  return all;
}

}  // namespace pf::bench
