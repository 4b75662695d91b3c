#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "pharmaflow/estimation/estimate.hpp"

namespace pf::estimation::test {

/// A number with its derivatives with respect to up to N parameters (forward mode), so that tests state
/// models once.
template <std::size_t N>
struct Dual {
  double v = 0.0;
  std::array<double, N> d{};

  Dual() = default;
  Dual(double value) : v(value) {}  // NOLINT
  Dual chain(double value, double slope) const {
    Dual out(value);
    for (std::size_t i = 0; i < N; ++i) out.d[i] = slope * d[i];
    return out;
  }
  static Dual combine(double value, const Dual& a, double sa, const Dual& b, double sb) {
    Dual out(value);
    for (std::size_t i = 0; i < N; ++i) out.d[i] = sa * a.d[i] + sb * b.d[i];
    return out;
  }
  friend Dual operator+(const Dual& a, const Dual& b) { return combine(a.v + b.v, a, 1.0, b, 1.0); }
  friend Dual operator-(const Dual& a, const Dual& b) { return combine(a.v - b.v, a, 1.0, b, -1.0); }
  friend Dual operator*(const Dual& a, const Dual& b) { return combine(a.v * b.v, a, b.v, b, a.v); }
  friend Dual operator/(const Dual& a, const Dual& b) {
    return combine(a.v / b.v, a, 1.0 / b.v, b, -a.v / (b.v * b.v));
  }
  friend Dual operator-(const Dual& a) { return a.chain(-a.v, -1.0); }
  friend Dual exp(const Dual& a) { return a.chain(std::exp(a.v), std::exp(a.v)); }
  friend Dual log(const Dual& a) { return a.chain(std::log(a.v), 1.0 / a.v); }
  friend Dual sin(const Dual& a) { return a.chain(std::sin(a.v), std::cos(a.v)); }
  friend Dual cos(const Dual& a) { return a.chain(std::cos(a.v), -std::sin(a.v)); }
  friend Dual atan(const Dual& a) { return a.chain(std::atan(a.v), 1.0 / (1.0 + a.v * a.v)); }
  friend Dual pow(const Dual& a, const Dual& b) { return exp(b * log(a)); }
};

inline constexpr std::size_t most_parameters = 9;
using D = Dual<most_parameters>;
/// f(b, i): the prediction of observation i.
using Model = std::function<D(const D* b, std::size_t i)>;

/// y_i - f(b, i), optionally weighted.
class Regression final : public Residuals {
 public:
  Regression(std::vector<double> y, std::size_t parameters, Model model)
      : y_(std::move(y)), parameters_(parameters), model_(std::move(model)) {}

  std::size_t size() const override { return y_.size(); }
  bool evaluate(const double* b, double* residuals, double* jacobian) override {
    ++evaluations;
    if (jacobian != nullptr) ++jacobians;
    if (refuse && refuse(b)) return false;
    D duals[most_parameters];
    for (std::size_t j = 0; j < parameters_; ++j) {
      duals[j] = D(b[j]);
      duals[j].d[j] = 1.0;
    }
    for (std::size_t i = 0; i < y_.size(); ++i) {
      const D f = model_(duals, i);
      residuals[i] = weight * (y_[i] - f.v);
      if (jacobian == nullptr) continue;
      for (std::size_t j = 0; j < parameters_; ++j) jacobian[j * y_.size() + i] = -weight * f.d[j];
    }
    return true;
  }

  std::function<bool(const double*)> refuse;
  double weight = 1.0;
  std::size_t evaluations = 0, jacobians = 0;

 private:
  std::vector<double> y_;
  std::size_t parameters_;
  Model model_;
};

/// Parameters b1, b2, ... from these starts.
inline std::vector<Parameter> unknowns(std::initializer_list<double> starts, Scale scale = Scale::linear) {
  std::vector<Parameter> out;
  for (const double s : starts) {
    Parameter p;
    p.name = "b" + std::to_string(out.size() + 1);
    p.start = s;
    p.scale = scale;
    out.push_back(p);
  }
  return out;
}

inline double total_sum_of_squares(const std::vector<double>& y) {
  double mean = 0.0, sum = 0.0;
  for (const double v : y) mean += v / static_cast<double>(y.size());
  for (const double v : y) sum += (v - mean) * (v - mean);
  return sum;
}

inline bool has_finding(const Result& result, const std::string& code) {
  for (const Finding& f : result.findings)
    if (f.code == code) return true;
  return false;
}

inline std::string message_of(const Result& result, const std::string& code) {
  for (const Finding& f : result.findings)
    if (f.code == code) return f.message;
  return {};
}

}  // namespace pf::estimation::test
