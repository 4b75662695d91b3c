// The GNU Scientific Library: BDF, Bader-Deuflhard and Runge-Kutta 8(9). It has no dense output and steps to
// each output.
#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

#include <algorithm>

#include "../march.hpp"
#include "solver.hpp"

namespace pf::bench {
namespace {

class GslPeer {
 public:
  GslPeer(const gsl_odeiv2_step_type* type, ode::System& system, double relative,
          const std::vector<double>& scale)
      : system_(system), y_(system.size()), columns_(system.size() * system.size()) {
    functions_ = {rhs, jacobian, system.size(), this};
    driver_ = gsl_odeiv2_driver_alloc_scaled_new(&functions_, type, 1e-6, relative, relative, 1.0, 0.0,
                                                 scale.data());
    gsl_odeiv2_driver_set_nmax(driver_, 100'000);
  }
  ~GslPeer() { gsl_odeiv2_driver_free(driver_); }
  GslPeer(const GslPeer&) = delete;
  GslPeer& operator=(const GslPeer&) = delete;

  double* state() { return y_.data(); }
  bool start(double t) {
    t_ = t;
    return gsl_odeiv2_driver_reset_hstart(driver_, 1e-6) == GSL_SUCCESS;
  }
  void set_end(double) {}
  bool advance(double t) { return gsl_odeiv2_driver_apply(driver_, &t_, t, y_.data()) == GSL_SUCCESS; }

 private:
  static int rhs(double t, const double y[], double f[], void* self) {
    return static_cast<GslPeer*>(self)->system_.rhs(t, y, f) ? GSL_SUCCESS : GSL_EBADFUNC;
  }
  static int jacobian(double t, const double y[], double* rows, double f_t[], void* self) {
    auto& peer = *static_cast<GslPeer*>(self);
    const std::size_t n = peer.y_.size();
    if (peer.system_.depends_on_time())
      peer.system_.time_derivative(t, y, f_t);
    else
      std::fill_n(f_t, n, 0.0);
    if (!peer.system_.jacobian(t, y, peer.columns_.data())) return GSL_EBADFUNC;
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t i = 0; i < n; ++i) rows[i * n + j] = peer.columns_[j * n + i];
    return GSL_SUCCESS;
  }

  ode::System& system_;
  std::vector<double> y_, columns_;
  gsl_odeiv2_system functions_{};
  gsl_odeiv2_driver* driver_ = nullptr;
  double t_ = 0.0;
};

Solver of(std::string name, const gsl_odeiv2_step_type* type, bool for_stiff) {
  return {.name = std::move(name),
          .solve =
              [type](const Case& c, double relative, std::vector<double>& out) {
                GslPeer peer(type, *c.system, relative, c.scale);
                return march(c, peer, out);
              },
          .suits = [for_stiff](const Case& c) { return is_stiff(c) == for_stiff && !is_large(c); }};
}

}  // namespace

std::vector<Solver> gsl_solvers() {
  gsl_set_error_handler_off();
  return {of("GSL msbdf", gsl_odeiv2_step_msbdf, true), of("GSL bsimp", gsl_odeiv2_step_bsimp, true),
          of("GSL rk8pd", gsl_odeiv2_step_rk8pd, false)};
}

}  // namespace pf::bench
