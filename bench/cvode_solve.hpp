#pragma once

#include <vector>

#include "cvode_peer.hpp"
#include "march.hpp"

namespace pf::bench {

/// As solve_engine, by the SUNDIALS whose headers are in use.
inline bool solve_cvode(const Case& c, CvodePeer::Method method, double relative, std::vector<double>& out) {
  CvodePeer peer(*c.system, method, relative, absolute_of(c, relative), 100'000);
  return march(c, peer, out);
}

}  // namespace pf::bench
