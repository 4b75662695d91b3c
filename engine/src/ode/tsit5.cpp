#include "explicit_runge_kutta.hpp"
#include "tsit5_tableau.hpp"

namespace pf::ode {

std::unique_ptr<Stepper> make_tsit5(Context& context) { return make_explicit<Tsit5>(context); }

}  // namespace pf::ode
