// ODEPACK's LSODA in Fortran, with an exact Jacobian.
#include <algorithm>

#include "../march.hpp"
#include "solver.hpp"

extern "C" {
using LsodaRhs = void (*)(int*, double* t, double* y, double* f);
using LsodaJacobian = void (*)(int*, double* t, double* y, int*, int*, double* matrix, int* rows);
void dlsoda_(LsodaRhs, int* n, double* y, double* t, double* t_out, int* kind_of_tolerance, double* relative,
             double* absolute, int* task, int* state, int* has_options, double* work, int* work_size,
             int* integers, int* integers_size, LsodaJacobian, int* kind_of_jacobian);
void xsetf_(int*);
}

namespace pf::bench {
namespace {

ode::System* solved = nullptr;  ///< the Fortran has no room for a context

void rhs(int*, double* t, double* y, double* f) { solved->rhs(*t, y, f); }
void jacobian(int*, double* t, double* y, int*, int*, double* matrix, int*) {
  solved->jacobian(*t, y, matrix);
}

class LsodaPeer {
 public:
  LsodaPeer(ode::System& system, double relative, std::vector<double> absolute)
      : n_(static_cast<int>(system.size())), relative_(relative), absolute_(std::move(absolute)) {
    solved = &system;
    const std::size_t n = system.size();
    y_.resize(n);
    work_.resize(std::max(20 + 16 * n, 22 + 9 * n + n * n));
    integers_.resize(20 + n);
    integers_[5] = 100'000;  // most steps in a call
  }
  double* state() { return y_.data(); }
  bool start(double t) {
    t_ = t;
    state_ = 1;
    return true;
  }
  void set_end(double end) { work_[0] = end; }
  bool advance(double t) {
    int tolerances = 2, not_beyond_the_end = 4, options = 1, full_jacobian = 1;
    int work_size = static_cast<int>(work_.size()), integers_size = static_cast<int>(integers_.size());
    dlsoda_(rhs, &n_, y_.data(), &t_, &t, &tolerances, &relative_, absolute_.data(), &not_beyond_the_end,
            &state_, &options, work_.data(), &work_size, integers_.data(), &integers_size, jacobian,
            &full_jacobian);
    return state_ >= 0;
  }

 private:
  int n_, state_ = 1;
  double t_ = 0.0, relative_;
  std::vector<double> y_, absolute_, work_;
  std::vector<int> integers_;
};

bool lsoda(const Case& c, double relative, std::vector<double>& out) {
  LsodaPeer peer(*c.system, relative, absolute_of(c, relative));
  return march(c, peer, out);
}

}  // namespace

std::vector<Solver> lsoda_solvers() {
  int silent = 0;
  xsetf_(&silent);
  return {{.name = "LSODA", .solve = lsoda}, lsodes_solver()};
}

}  // namespace pf::bench
