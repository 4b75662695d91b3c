#include "dop853_tableau.hpp"
#include "explicit_runge_kutta.hpp"

namespace pf::ode {

std::unique_ptr<Stepper> make_dop853(Context& context) { return make_explicit<Dop853>(context); }

}  // namespace pf::ode
