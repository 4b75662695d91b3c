// ODEPACK's LSODES in Fortran: BDF on a sparse matrix of known structure, with an exact Jacobian.
#include <algorithm>

#include "../march.hpp"
#include "../sparsity.hpp"
#include "solver.hpp"

extern "C" {
using LsodesRhs = void (*)(int*, double* t, double* y, double* f);
using LsodesColumn = void (*)(int*, double* t, double* y, int* column, int*, int*, double* entries);
void dlsodes_(LsodesRhs, int* n, double* y, double* t, double* t_out, int* kind_of_tolerance,
              double* relative, double* absolute, int* task, int* state, int* has_options, double* work,
              int* work_size, int* integers, int* integers_size, LsodesColumn, int* method);
}

namespace pf::bench {
namespace {

/// The Fortran has no room for a context. It asks for the Jacobian column by column, the first one first.
struct Solved {
  ode::System* system = nullptr;
  std::vector<double> jacobian;
};
Solved solved;

void rhs(int*, double* t, double* y, double* f) { solved.system->rhs(*t, y, f); }
void column(int*, double* t, double* y, int* j, int*, int*, double* entries) {
  const std::size_t n = solved.system->size();
  if (*j == 1) solved.system->jacobian(*t, y, solved.jacobian.data());
  std::copy_n(&solved.jacobian[n * static_cast<std::size_t>(*j - 1)], n, entries);
}

class LsodesPeer {
 public:
  LsodesPeer(ode::System& system, double relative, std::vector<double> absolute)
      : n_(static_cast<int>(system.size())),
        relative_(relative),
        y_(system.size()),
        absolute_(std::move(absolute)) {
    const std::size_t n = system.size();
    solved.system = &system;
    solved.jacobian.resize(n * n);
    // Room for factors that are full; the code takes what it needs.
    work_.resize(20 + 9 * n + 4 * n * n + 20 * n);
  }
  double* state() { return y_.data(); }
  bool start(double t) {
    t_ = t;
    state_ = 1;
    // Each piece has its own structure.
    const Sparsity sparsity = sparsity_of(*solved.system, t);
    integers_.assign(30, 0);
    integers_[5] = 100'000;  // most steps in a call
    for (const int begin : sparsity.column_begins) integers_.push_back(begin + 1);
    for (const int row : sparsity.rows) integers_.push_back(row + 1);
    return true;
  }
  void set_end(double end) { work_[0] = end; }
  bool advance(double t) {
    int tolerances = 2, not_beyond_the_end = 4, options = 1, bdf_with_given_structure = 21;
    int work_size = static_cast<int>(work_.size()), integers_size = static_cast<int>(integers_.size());
    dlsodes_(rhs, &n_, y_.data(), &t_, &t, &tolerances, &relative_, absolute_.data(), &not_beyond_the_end,
             &state_, &options, work_.data(), &work_size, integers_.data(), &integers_size, column,
             &bdf_with_given_structure);
    return state_ >= 0;
  }

 private:
  int n_, state_ = 1;
  double t_ = 0.0, relative_;
  std::vector<double> y_, absolute_, work_;
  std::vector<int> integers_;
};

}  // namespace

Solver lsodes_solver() {
  return {.name = "LSODES",
          .solve =
              [](const Case& c, double relative, std::vector<double>& out) {
                LsodesPeer peer(*c.system, relative, absolute_of(c, relative));
                return march(c, peer, out);
              },
          .suits = is_stiff};
}

}  // namespace pf::bench
