#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "pharmaflow/kinetics/compile.hpp"
#include "pharmaflow/ode/system.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "rate_sums.hpp"
#include "thermal.hpp"
#include "timeline.hpp"

namespace pf::reactor {

/// Where the states stand in y: concentrations first, then volume, temperature, jacket, integral where they
/// are states. Temperatures are kept as differences from the charge's, so that relative tolerances see the
/// rise.
struct Layout {
  static constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();
  std::size_t species = 0;
  std::size_t volume = absent, temperature = absent, jacket = absent, integral = absent;
  /// First of n_species tracers: what the concentrations would be without reaction. Present where a formula
  /// asks for a conversion and something flows.
  std::size_t tracer = absent;
  std::size_t size = 0;
};
Layout layout_of(const Model& model, bool needs_tracers);

/// The balances of one recipe as a system of differential equations; one piece between two marks at a time.
class BalanceSystem final : public ode::System {
 public:
  /// Borrows the model's network, programs and recipe. All workspace is taken here.
  BalanceSystem(const Model& model, const kinetics::Program* event_program);

  /// New parameter values: everything that follows from them is recomputed. Borrows `timeline`.
  void bind(const Model& model, const Timeline& timeline);
  void start(std::vector<double>& y, std::vector<double>& s) const;  ///< the charge
  /// Makes the piece after marks[position] the present one.
  void activate(std::size_t position);
  /// Does what marks[position] says to y (and s: the jump at fixed time of the mark).
  /// @param f dy/dt before the mark (shape n) or nullptr; it is carried through the jump like a column of s
  void apply(std::size_t position, double* y, double* s, double* f);

  std::size_t size() const override { return layout_.size; }
  bool rhs(double t, const double* y, double* dydt) override;
  bool jacobian(double t, const double* y, double* jacobian) override;
  bool depends_on_time() const override { return depends_on_time_; }
  bool time_derivative(double t, const double* y, double* dfdt) override;
  std::size_t parameters() const override { return unknowns_; }
  bool parameter_jacobian(double t, const double* y, double* dfdtheta) override;
  bool linearise(double t, const double* y, double* dydt, double* jacobian_out, double* dfdtheta) override;
  bool nonnegative(std::size_t i) const override { return i < nonnegative_.size() && nonnegative_[i]; }
  std::size_t events() const override { return events_ ? events_->outputs() : 0; }
  void event_values(double t, const double* y, double* g) override;

  const Layout& layout() const { return layout_; }
  /// All slots at (t, y), rates and heat flow included; valid until the next call. False when not finite.
  bool fill(double t, const double* y);
  std::span<const double> slots() const { return slots_; }
  std::span<const double> rates() const { return rates_; }
  /// As fill(), but only as far as the model's observables ask.
  void fill_for_outputs(double t, const double* y);
  /// d slot / d theta at the point of the last fill_for_outputs(), shape (slots, m) column-major, in the
  /// slots that the model's observables use.
  std::span<const double> fill_tangents(double t, const double* y, const double* s);
  /// Heat flows at the point of the last fill().
  ThermalRates<double> flows(double t, const double* y) const;
  double heat_capacity(double volume) const {
    return thermal_.rho_cp * volume + thermal_.vessel_heat_capacity;
  }
  double rho_cp() const { return thermal_.rho_cp; }
  double stirring() const { return thermal_.stirring; }
  bool prescribes_temperature() const { return thermal_.control == ControlKind::prescribed; }
  double outflow(double t) const;  ///< withdrawal, or the outflow of a CSTR [m3/s]
  double inflow(double t) const;   ///< sum of the feeds [m3/s]
  double fed(std::size_t species, double from, double to) const;  ///< by the feeds of the present piece [mol]
  double volume_of(const double* y) const {
    return layout_.volume == Layout::absent ? volume_.v : y[layout_.volume];
  }
  double temperature_of(const double* y) const {
    return layout_.temperature == Layout::absent ? temperature_.v : reference_ + y[layout_.temperature];
  }
  double reference_temperature() const { return reference_; }
  bool has_jacket() const { return has_jacket_; }  ///< somewhere in the recipe
  const Jet& heat(std::size_t reaction) const { return heats_[reaction]; }

 private:
  static constexpr std::size_t lanes = 6;  // V, T, T_jacket, integral, heat rate, t
  using StateDual = Dual<lanes>;
  static constexpr std::size_t chunk = 4;  // unknowns in one pass
  using ThetaDual = Dual<chunk>;
  /// What formulas ask for beside the states themselves.
  struct Needs {
    bool rates = false, supplied = false, jacket = false;
  };
  Needs needs_of(const kinetics::Program* formulas) const;
  struct ActiveFeed {
    const FeedLine* feed = nullptr;
    const Line* line = nullptr;
  };

  template <class S, class Lift>
  void fill_thermal(ThermalInputs<S>& in, Lift&& lift) const;
  ThermalState<double> thermal_state(double t, const double* y, double heat_rate) const;
  void fill_state_slots(double t, const double* y);
  bool evaluate_rates(double t, const double* y);
  double heat_rate() const;
  bool evaluate_state_gradient(double t, const double* y);
  bool evaluate_gradient(double t, const double* y);
  bool enter_point(double t, const double* y);
  kinetics::Inputs changed_inputs();
  bool assemble_rhs(double t, const double* y, double* dydt);
  void assemble_jacobian(double t, const double* y, double* jacobian);
  void assemble_parameter_jacobian(double t, const double* y, double* dfdtheta);
  ThermalRates<StateDual> thermal_derivatives(double t, const double* y) const;
  void rate_jacobian(double* jacobian, const ThermalRates<StateDual>& thermal);
  void set_row(std::size_t row, const Jet& value, double offset, double* y, double* s, double* f) const;
  void set_temperature(const Jet& value, double* y, double* s, double* f);
  void dose(const Dosing& dosing, double* y, double* s, double* f) const;
  void sample(const Jet& volume, double* y, double* s) const;
  void begin_stage(std::size_t stage, double* y, double* s, double* f) const;
  void dilute(const double* concentration, double flow_over_volume, const FeedLine& feed, double* dcdt) const;
  void update_jacket_slot(double t, const double* y);
  void flow_column(std::size_t k, double t, const double* y, double* column) const;
  void thermal_columns(double t, const double* y, double* dfdtheta) const;
  ThermalRates<ThetaDual> theta_thermal(std::size_t c, double t, const double* y) const;
  void constant_tangents();
  void fill_supplied(const double* y);
  void fill_only(const Needs& needs, double t, const double* y);

  void list_state_terms();
  void find_nonnegative();

  /// Net stoichiometry by reaction, flat.
  struct Entry {
    std::size_t species;
    double coefficient;
  };
  std::span<const Entry> stoichiometry(std::size_t reaction) const {
    return std::span(entries_).subspan(entry_begin_[reaction],
                                       entry_begin_[reaction + 1] - entry_begin_[reaction]);
  }

  /// One derivative of a rate by a state, times a coefficient, into one entry of the Jacobian.
  struct StateTerm {
    std::size_t derivative, target;
    double coefficient;
  };
  /// One derivative of a rate by a slot that depends on an unknown, and where its tangent stands.
  struct ThetaTerm {
    std::size_t derivative, reaction, tangent;
  };
  void list_theta_terms();

  // borrowed
  const kinetics::Network* network_;
  const kinetics::Program* program_;
  const kinetics::Program* events_;
  const Recipe* recipe_;
  const Timeline* timeline_ = nullptr;

  kinetics::Slots slot_;
  Layout layout_;
  std::size_t unknowns_ = 0;
  bool depends_on_time_ = true, rates_use_time_ = false, rates_use_jacket_ = false, thermal_active_ = false;
  bool is_cstr_ = false, has_jacket_ = false;
  Needs outputs_need_, events_need_;
  double reference_ = 0.0;

  std::vector<std::size_t> entry_begin_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> state_of_slot_;  ///< column of the Jacobian by slot, or Layout::absent
  std::vector<StateTerm> state_terms_;
  std::vector<std::size_t> state_among_all_;  ///< index among columns() of each of state_columns()
  RateSums rate_sums_;
  std::vector<bool> nonnegative_;       ///< by species, known after bind()
  std::vector<ThetaTerm> theta_terms_;  ///< by unknown: from theta_begin_[k] to theta_begin_[k + 1]
  std::vector<std::size_t> theta_begin_;

  // by bind()
  std::vector<Jet> heats_;
  Jet rho_cp_, vessel_heat_capacity_, stirring_, loss_ua_, ambient_;

  // present piece
  std::size_t position_ = 0;
  std::size_t stage_ = 0;
  Jet volume_, temperature_;  // where they are not states
  std::vector<ActiveFeed> feeds_;
  std::vector<const Line*> withdrawals_;
  ThermalInputs<double> thermal_;
  ThermalInputs<StateDual> state_thermal_;
  std::vector<ThermalInputs<ThetaDual>> theta_thermal_;

  // workspace
  bool bound_anew_ = true;  ///< the parameters may differ from those that the program has seen
  std::vector<double> slots_, rates_, derivatives_, state_derivatives_, rate_tangents_, heat_rate_tangents_,
      heat_columns_;
  std::vector<double> tangents_;       ///< d slot / d theta at fixed y, shape (slots, m)
  std::vector<double> full_tangents_;  ///< the same along the solution, for outputs
};

}  // namespace pf::reactor
