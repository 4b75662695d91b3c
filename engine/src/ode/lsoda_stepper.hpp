#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "lsoda_coefficients.hpp"
#include "lsoda_matrix.hpp"
#include "lsoda_nordsieck.hpp"
#include "sign_guard.hpp"
#include "stepper.hpp"

namespace pf::ode {

/// Adams and BDF formulas of variable order and step in Nordsieck form, with automatic choice between them.
///
/// The parts: lsoda_stepper.cpp (start, step, interpolation), lsoda_corrector.cpp (the implicit equations),
/// lsoda_plan.cpp (the next order, step and family), lsoda_sensitivity.cpp (the columns of dy/dtheta).
///
/// @source Gear (1971), Numerical Initial Value Problems in ODEs; Hindmarsh (1983), Scientific Computing
/// (IMACS) p. 55;
///         Petzold (1983), SIAM J. Sci. Stat. Comput. 4:136; and those of lsoda_coefficients.hpp
class Lsoda final : public Stepper {
 public:
  Lsoda(Context& context, Method method);

  void start(double t, const double* y, const double* s, double step_hint, double t_end) override;
  Termination step(double t_limit) override;

  double begin() const override { return begin_; }
  double end() const override { return t_; }
  void state(double t, double* y) const override { interpolate(history_, t, y); }
  void sensitivity(double t, double* s) const override { interpolate(columns_, t, s); }

  double time() const override { return t_; }
  const double* state() const override { return history_.row(0); }
  const double* sensitivity() const override { return columns_.row(0); }
  double next_step() const override { return plan_.h; }
  Method method() const override { return family_ == Family::adams ? Method::adams : Method::bdf; }
  Stiffness stiffness() const override;

  int order() const { return order_; }

 private:
  enum class Outcome { good, undefined, diverged, inaccurate, crossed };

  /// What is to change before the next step.
  struct Plan {
    Family family = Family::adams;
    int order = 1;
    double h = 0.0;
  };

  // lsoda_stepper.cpp
  void interpolate(const Nordsieck& history, double t, double* out) const;
  bool rhs(double t, const double* y, double* f);
  void set_weights();
  double norm(const double* v) const;
  bool controls_columns() const { return m_ > 0 && context_.options.control_sensitivity_error; }
  double first_step(double step_hint, double span);
  void set_step(double h);
  Polynomial grid() const;  ///< (t_n - t_{n-i}) / h at the present point
  void lower_order();
  void drop_order();
  void follow_plan();
  void restart_at_order_one();
  Outcome attempt(double t_new);
  void accept(double t_new);
  void recover(Outcome outcome, int failures);

  // lsoda_corrector.cpp
  Outcome functional_iteration(double t_new);
  Outcome newton_iteration(double t_new);
  Outcome newton_attempt(double t_new);
  bool prepare_matrix(double t_new, bool fresh_jacobian);
  bool evaluate_jacobian(double t, const double* y);

  // lsoda_plan.cpp
  void make_plan(bool cut);
  void consider_orders();
  void consider_switch();
  std::optional<Plan> better_as_bdf();
  double stable_growth(int order) const;  ///< largest stable step / h of the Adams method

  // lsoda_sensitivity.cpp
  void start_sensitivities(const double* s);
  Outcome correct_sensitivities(double t_new);
  bool solve_column(std::size_t column, double* e);
  double column_norm(const double* v) const;  ///< of v, shape (n, m), in the scale of the tolerances of S

  Context& context_;
  const SignGuard guard_;
  const std::size_t n_;
  const std::size_t m_;
  const bool switching_;
  const double bdf_share_;  ///< of the tolerance, for one step

  double t_ = 0.0;
  double begin_ = 0.0;
  double h_ = 0.0;           ///< the scale of the Nordsieck rows: the step size in work
  double accepted_h_ = 0.0;  ///< size of the last accepted step
  int order_ = 1;
  Family family_;
  Plan plan_;
  int crossings_ = 0;     ///< attempts in a row, or in steps in a row, that the guard refused
  bool defined_ = false;  ///< f was finite where the piece starts

  Coefficients coefficients_;
  StepHistory past_{};
  Outcome last_failure_ = Outcome::good;
  double error_ = 0.0;          ///< estimate for the present attempt in units of the tolerance
  double state_error_ = 0.0;    ///< of y alone, when S takes part in error_
  double growth_limit_ = 0.0;   ///< of the next step size
  int wait_ = 0;                ///< steps until another order is considered
  bool previous_kept_ = false;  ///< previous_e_ belongs to the same order
  double previous_difference_ = 0.0;
  double previous_h_ = 0.0;

  double rate_ = 1.0;             ///< convergence rate of the corrector, carried from step to step
  double lipschitz_ = 0.0;        ///< of f, seen by the functional iteration since the last plan
  double known_lipschitz_ = 0.0;  ///< the latest non-zero one, or the norm of J
  int steps_since_switch_ = 0;
  bool limited_by_stability_ = false;  ///< of Adams alone, when last considered
  bool jacobian_current_ = false;      ///< evaluated for the attempt in work
  bool norm_outdated_ = true;          ///< known_lipschitz_ is not that of the present J
  int steps_since_jacobian_ = 0;
  int steps_since_factors_ = 0;

  Nordsieck history_;
  Nordsieck columns_;  ///< width n m
  NewtonMatrix matrix_;
  std::vector<double> weights_;
  std::vector<double> e_, previous_e_;
  std::vector<double> y_, f_, scratch_;
  std::vector<double> columns_e_, forcing_;
};

}  // namespace pf::ode
