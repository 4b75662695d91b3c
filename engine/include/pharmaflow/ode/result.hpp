#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pharmaflow/ode/options.hpp"

namespace pf::ode {

/// A change of method during a run, and why.
struct Switch {
  double time = 0.0;
  Method from = Method::automatic;
  Method to = Method::automatic;
  std::string reason;  ///< in words: "stiff: the step was limited by stability 15 times in a row"
};
void carry(auto& parcel, Switch& s) { parcel(s.time, s.from, s.to, s.reason); }

struct Statistics {
  Method method = Method::automatic;  ///< the method in use at the end
  std::uint64_t steps = 0;            ///< accepted
  std::uint64_t rejected_steps = 0;
  std::uint64_t rhs_evaluations = 0;
  std::uint64_t jacobian_evaluations = 0;
  std::uint64_t factorisations = 0;
  std::uint64_t linear_solves = 0;
  std::vector<Switch> switches;
};
void carry(auto& parcel, Statistics& s) {
  parcel(s.method, s.steps, s.rejected_steps, s.rhs_evaluations, s.jacobian_evaluations, s.factorisations,
         s.linear_solves, s.switches);
}

}  // namespace pf::ode
