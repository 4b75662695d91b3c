// CVODE of Debian's libsundials-dev, in a module of its own: its names are those of the SUNDIALS built here.
#include "../cvode_solve.hpp"

extern "C" bool pf_solve_debian_cvode(const pf::bench::Case& c, bool stiff, double relative,
                                      std::vector<double>& out) {
  using pf::bench::CvodePeer;
  return pf::bench::solve_cvode(c, stiff ? CvodePeer::Method::bdf : CvodePeer::Method::adams, relative, out);
}
