#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace pf::ode {

enum class Method {
  automatic,  ///< chooses by size and stiffness, and changes during a run
  tsit5,      ///< explicit Runge-Kutta 5(4), Tsitouras 2011
  dop853,     ///< explicit Runge-Kutta 8(5,3), Dormand & Prince
  rodas5p,    ///< stiffly stable Rosenbrock 5(4), Steinebach 2023
  lsoda,      ///< variable-order Adams (1-12) and BDF (1-5) with automatic switching, Petzold 1983
  bdf,        ///< the BDF half of lsoda alone
  adams,      ///< the Adams half of lsoda alone
};

/// Name as used in documents ("auto", "tsit5", ...).
std::string_view to_string(Method m);
/// The method of that name, or nothing.
std::optional<Method> method_from(std::string_view name);

struct Options {
  Method method = Method::automatic;
  double relative_tolerance = 1e-6;
  /// Absolute tolerance by component [unit of y], shape (n); one entry means: the same for all.
  std::vector<double> absolute_tolerance{1e-9};
  double initial_step = 0.0;  ///< 0: estimated
  double maximum_step = std::numeric_limits<double>::infinity();
  std::uint64_t maximum_steps = 1'000'000;  ///< budget of accepted and rejected steps since construction
  std::uint64_t poll_interval = 64;         ///< steps of a small system between two calls of RunContext::poll
  /// Sensitivities take part in the error control when true; otherwise they follow the steps of the state.
  bool control_sensitivity_error = false;
};

}  // namespace pf::ode
