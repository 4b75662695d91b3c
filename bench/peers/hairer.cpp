// The codes of Hairer and Wanner in Fortran: RADAU5 and RODAS for stiff problems, DOPRI5 and DOP853 for
// others.
#include <algorithm>

#include "../march.hpp"
#include "solver.hpp"

extern "C" {
using HairerRhs = void (*)(int* n, double* t, double* y, double* f, double*, int*);
using HairerJacobian = void (*)(int* n, double* t, double* y, double* matrix, int* rows, double*, int*);
using HairerMass = void (*)(int*, double*, int*, double*, int*);
using RadauOutput = void (*)(int*, double* before, double* t, double* y, double* dense, double*, int* size,
                             int* n, double*, int*, int* stop);
using RodasOutput = void (*)(int*, double* before, double* t, double* y, double* dense, int* size, int* n,
                             double*, int*, int* stop);
using ExplicitOutput = void (*)(int*, double* before, double* t, double* y, int* n, double* dense, int* index,
                                int* count, double*, int*, int* stop);
void radau5_(int* n, HairerRhs, double* t, double* y, double* end, double* step, double* relative,
             double* absolute, int* kind_of_tolerance, HairerJacobian, int* has_jacobian, int* lower,
             int* upper, HairerMass, int* has_mass, int* mass_lower, int* mass_upper, RadauOutput,
             int* has_output, double* work, int* work_size, int* integers, int* integers_size, double* reals,
             int* context, int* state);
void rodas_(int* n, HairerRhs, int* depends_on_time, double* t, double* y, double* end, double* step,
            double* relative, double* absolute, int* kind_of_tolerance, HairerJacobian, int* has_jacobian,
            int* lower, int* upper, HairerRhs time_derivative, int* has_time_derivative, HairerMass,
            int* has_mass, int* mass_lower, int* mass_upper, RodasOutput, int* has_output, double* work,
            int* work_size, int* integers, int* integers_size, double* reals, int* context, int* state);
using Explicit = void(int* n, HairerRhs, double* t, double* y, double* end, double* relative,
                      double* absolute, int* kind_of_tolerance, ExplicitOutput, int* has_output, double* work,
                      int* work_size, int* integers, int* integers_size, double* reals, int* context,
                      int* state);
Explicit dopri5_, dop853_;
double contr5_(int* component, double* t, double* dense, int* size);
double contro_(int* component, double* t, double* dense, int* size);
double contd5_(int* component, double* t, double* dense, int* index, int* count);
double contd8_(int* component, double* t, double* dense, int* index, int* count);
}

namespace pf::bench {
namespace {

/// What the callbacks need; the Fortran has no room for it.
struct Run {
  ode::System* system = nullptr;
  const std::vector<double>* outputs = nullptr;
  std::size_t next = 0;
  std::vector<double>* out = nullptr;

  /// Every output in the step that ends at t. `interpolate(component, time)`, components from 1.
  template <class Interpolate>
  void record(double t, const double* y, Interpolate interpolate) {
    const int n = static_cast<int>(system->size());
    for (; next < outputs->size() && (*outputs)[next] <= t; ++next) {
      double at = (*outputs)[next];
      if (at == t)
        out->insert(out->end(), y, y + n);
      else
        for (int i = 1; i <= n; ++i) out->push_back(interpolate(i, at));
    }
  }
};
Run now;

void rhs(int*, double* t, double* y, double* f, double*, int*) { now.system->rhs(*t, y, f); }
void jacobian(int*, double* t, double* y, double* matrix, int*, double*, int*) {
  now.system->jacobian(*t, y, matrix);
}
void time_derivative(int*, double* t, double* y, double* f, double*, int*) {
  now.system->time_derivative(*t, y, f);
}
void no_mass(int*, double*, int*, double*, int*) {}

void radau_output(int*, double*, double* t, double* y, double* dense, double*, int* size, int*, double*, int*,
                  int*) {
  now.record(*t, y, [=](int i, double at) { return contr5_(&i, &at, dense, size); });
}
void rodas_output(int*, double*, double* t, double* y, double* dense, int* size, int*, double*, int*, int*) {
  now.record(*t, y, [=](int i, double at) { return contro_(&i, &at, dense, size); });
}
template <auto interpolant>
void explicit_output(int*, double*, double* t, double* y, int*, double* dense, int* index, int* count,
                     double*, int*, int*) {
  now.record(*t, y, [=](int i, double at) { return interpolant(&i, &at, dense, index, count); });
}

/// The arrays of one solution; the codes change their tolerances, so every piece gets new ones.
struct Room {
  Room(const Case& c, std::size_t reals, std::size_t whole) : work(reals), integers(whole), y(c.initial) {}
  void begin_piece(const Case& c, double rel) {
    std::ranges::fill(work, 0.0);
    std::ranges::fill(integers, 0);
    relative.assign(c.initial.size(), rel);
    absolute = absolute_of(c, rel);
    work_size = static_cast<int>(work.size());
    integers_size = static_cast<int>(integers.size());
  }
  std::vector<double> work;
  std::vector<int> integers;
  std::vector<double> y, relative, absolute;
  int n = static_cast<int>(y.size()), work_size = 0, integers_size = 0;
  int yes = 1, no = 0, context[2] = {0, 0}, state = 0;
  double reals[2] = {0.0, 0.0}, step = 0.0;
};

/// Runs `piece(t, end)` for each smooth piece.
template <class Piece>
bool in_pieces(const Case& c, double relative, std::vector<double>& out, Room& room, Piece piece) {
  now = {c.system.get(), &c.outputs, 0, &out};
  out.clear();
  out.reserve(c.initial.size() * c.outputs.size());
  double t = 0.0;
  for (std::size_t p = 0; p < c.marks.size(); ++p) {
    if (c.enter) c.enter(p, room.y.data());
    room.begin_piece(c, relative);
    double end = c.marks[p];
    piece(t, end);
    if (room.state < 0) return false;
    t = c.marks[p];
  }
  return out.size() == c.initial.size() * c.outputs.size();
}

bool radau5(const Case& c, double relative, std::vector<double>& out) {
  const std::size_t n = c.initial.size();
  Room r(c, 4 * n * n + 12 * n + 20, 3 * n + 20);
  return in_pieces(c, relative, out, r, [&](double t, double end) {
    r.step = 0.0;
    radau5_(&r.n, rhs, &t, r.y.data(), &end, &r.step, r.relative.data(), r.absolute.data(), &r.yes, jacobian,
            &r.yes, &r.n, &r.n, no_mass, &r.no, &r.n, &r.n, radau_output, &r.yes, r.work.data(), &r.work_size,
            r.integers.data(), &r.integers_size, r.reals, r.context, &r.state);
  });
}

bool rodas(const Case& c, double relative, std::vector<double>& out) {
  const std::size_t n = c.initial.size();
  Room r(c, 2 * n * n + 14 * n + 20, n + 20);
  return in_pieces(c, relative, out, r, [&](double t, double end) {
    int depends_on_time = c.system->depends_on_time() ? 1 : 0;
    r.step = 0.0;
    rodas_(&r.n, rhs, &depends_on_time, &t, r.y.data(), &end, &r.step, r.relative.data(), r.absolute.data(),
           &r.yes, jacobian, &r.yes, &r.n, &r.n, time_derivative, &r.yes, no_mass, &r.no, &r.n, &r.n,
           rodas_output, &r.yes, r.work.data(), &r.work_size, r.integers.data(), &r.integers_size, r.reals,
           r.context, &r.state);
  });
}

template <Explicit* code, auto interpolant>
bool explicit_method(const Case& c, double relative, std::vector<double>& out) {
  const std::size_t n = c.initial.size();
  Room r(c, 19 * n + 21, n + 21);
  return in_pieces(c, relative, out, r, [&](double t, double end) {
    int dense_output = 2;
    r.integers[0] = 100'000;  // most steps
    r.integers[2] = -1;       // silent
    r.integers[4] = r.n;      // components with dense output
    code(&r.n, rhs, &t, r.y.data(), &end, r.relative.data(), r.absolute.data(), &r.yes,
         explicit_output<interpolant>, &dense_output, r.work.data(), &r.work_size, r.integers.data(),
         &r.integers_size, r.reals, r.context, &r.state);
  });
}

}  // namespace

std::vector<Solver> hairer_solvers() {
  const auto not_stiff = [](const Case& c) { return !is_stiff(c); };
  return {{.name = "RADAU5", .solve = radau5},
          {.name = "RODAS", .solve = rodas},
          {.name = "DOPRI5", .solve = explicit_method<dopri5_, contd5_>, .suits = not_stiff},
          {.name = "DOP853", .solve = explicit_method<dop853_, contd8_>, .suits = not_stiff}};
}

}  // namespace pf::bench
