#include <algorithm>
#include <cmath>

#include "pharmaflow/units/unit.hpp"

namespace pf::units {
namespace {

/// Exponents nearer than this are the same: orders are typed with few digits and added a few times.
constexpr double same = 1e-9;

}  // namespace

bool operator==(const Dimension& a, const Dimension& b) {
  for (std::size_t i = 0; i < Dimension::count; ++i)
    if (!(std::abs(a.exponent[i] - b.exponent[i]) <= same)) return false;
  return true;
}

Dimension operator*(const Dimension& a, const Dimension& b) {
  Dimension product;
  for (std::size_t i = 0; i < Dimension::count; ++i) product.exponent[i] = a.exponent[i] + b.exponent[i];
  return product;
}

Dimension operator/(const Dimension& a, const Dimension& b) {
  Dimension quotient;
  for (std::size_t i = 0; i < Dimension::count; ++i) quotient.exponent[i] = a.exponent[i] - b.exponent[i];
  return quotient;
}

bool Dimension::dimensionless() const { return *this == dimension::none; }

Dimension power(const Dimension& d, double exponent) {
  Dimension result = d;
  for (double& e : result.exponent) e *= exponent;
  return result;
}

Dimension rate_constant_dimension(double total_order) {
  return dimension::rate / power(dimension::concentration, total_order);
}

namespace dimension {

// Order of the exponents: m, kg, s, K, mol, A, cd.
constinit const Dimension none{};
constinit const Dimension length{{1}};
constinit const Dimension area{{2}};
constinit const Dimension volume{{3}};
constinit const Dimension mass{{0, 1}};
constinit const Dimension time{{0, 0, 1}};
constinit const Dimension frequency{{0, 0, -1}};
constinit const Dimension temperature{{0, 0, 0, 1}};
constinit const Dimension amount{{0, 0, 0, 0, 1}};
constinit const Dimension concentration{{-3, 0, 0, 0, 1}};
constinit const Dimension rate{{-3, 0, -1, 0, 1}};
constinit const Dimension molar_mass{{0, 1, 0, 0, -1}};
constinit const Dimension density{{-3, 1}};
constinit const Dimension heat_capacity{{2, 0, -2, -1}};
constinit const Dimension total_heat_capacity{{2, 1, -2, -1}};
constinit const Dimension molar_energy{{2, 1, -2, 0, -1}};
constinit const Dimension energy{{2, 1, -2}};
constinit const Dimension power{{2, 1, -3}};
constinit const Dimension heat_transfer{{2, 1, -3, -1}};
constinit const Dimension heat_transfer_coefficient{{0, 1, -3, -1}};
constinit const Dimension volume_flow{{3, 0, -1}};
constinit const Dimension temperature_rate{{0, 0, -1, 1}};
constinit const Dimension pressure{{-1, 1, -2}};
constinit const Dimension viscosity{{-1, 1, -1}};
constinit const Dimension mass_concentration{{-3, 1}};

}  // namespace dimension
}  // namespace pf::units
