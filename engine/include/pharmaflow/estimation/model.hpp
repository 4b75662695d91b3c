#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace pf::estimation {

/// How a parameter enters the search: log keeps it positive and makes decades equal.
enum class Scale { linear, log };

/// One unknown, on its natural scale.
struct Parameter {
  std::string name;    ///< for messages
  double start = 0.0;  ///< strictly positive for Scale::log
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  Scale scale = Scale::linear;
  /// Typical size on a linear scale, > 0; 0: taken from |start| (1 when that is 0).
  double typical = 0.0;
};

/// Weighted residuals as a function of the parameters; knows nothing of what is measured.
class Residuals {
 public:
  virtual ~Residuals() = default;
  virtual std::size_t size() const = 0;  ///< n, number of residuals
  /// @param parameters natural scale, shape (p)
  /// @param residuals  out, shape (n): weight (measured - predicted)
  /// @param jacobian   out, d residual_i / d parameter_j on the natural scale, shape (n, p) column-major; may
  /// be
  ///                   nullptr when only residuals are wanted
  /// @return false when the model cannot be evaluated there (the step is rejected, the search goes on)
  virtual bool evaluate(const double* parameters, double* residuals, double* jacobian) = 0;
};

}  // namespace pf::estimation
