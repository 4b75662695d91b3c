#pragma once

#include <cvodes/cvodes.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include <algorithm>
#include <vector>

#include "pharmaflow/ode/system.hpp"

namespace pf::bench {

/// CVODES with forward sensitivities: BDF or Adams with Newton's iteration, dense direct solver, exact
/// derivatives, the sensitivities corrected after the state (staggered) and outside the error control, as the
/// engine treats them.
class CvodesPeer {
 public:
  /// @param method CV_BDF or CV_ADAMS
  CvodesPeer(ode::System& system, int method, double relative, double absolute)
      : system_(system), parameters_(static_cast<int>(system.parameters())) {
    SUNContext_Create(SUN_COMM_NULL, &context_);
    SUNContext_ClearErrHandlers(context_);
    const auto n = static_cast<sunindextype>(system.size());
    y_ = N_VNew_Serial(n, context_);
    matrix_ = SUNDenseMatrix(n, n, context_);
    linear_ = SUNLinSol_Dense(y_, matrix_, context_);
    memory_ = CVodeCreate(method, context_);
    CVodeInit(memory_, &CvodesPeer::rhs, 0.0, y_);
    CVodeSStolerances(memory_, relative, absolute);
    CVodeSetUserData(memory_, this);
    CVodeSetLinearSolver(memory_, linear_, matrix_);
    CVodeSetJacFn(memory_, &CvodesPeer::jacobian);
    CVodeSetMaxNumSteps(memory_, 100'000);
    if (parameters_ == 0) return;
    s_ = N_VCloneVectorArray(parameters_, y_);
    for (int k = 0; k < parameters_; ++k) N_VConst(0.0, s_[k]);
    CVodeSensInit(memory_, parameters_, CV_STAGGERED, &CvodesPeer::sensitivity_rhs, s_);
    std::vector<double> tolerances(system.parameters(), absolute);
    CVodeSensSStolerances(memory_, relative, tolerances.data());
    CVodeSetSensErrCon(memory_, SUNFALSE);
    jacobian_.resize(system.size() * system.size());
    columns_.resize(system.size() * system.parameters());
  }
  ~CvodesPeer() {
    CVodeFree(&memory_);
    SUNLinSolFree(linear_);
    SUNMatDestroy(matrix_);
    if (s_ != nullptr) N_VDestroyVectorArray(s_, parameters_);
    N_VDestroy(y_);
    SUNContext_Free(&context_);
  }
  CvodesPeer(const CvodesPeer&) = delete;
  CvodesPeer& operator=(const CvodesPeer&) = delete;

  double* state() { return N_VGetArrayPointer(y_); }
  const double* sensitivity(int k) { return N_VGetArrayPointer(s_[k]); }

  /// Begins with the present state and without sensitivities.
  bool start(double t, double end, bool with_sensitivities) {
    if (CVodeReInit(memory_, t, y_) < 0) return false;
    CVodeSetStopTime(memory_, end);
    with_ = with_sensitivities && parameters_ > 0;
    if (with_) {
      for (int k = 0; k < parameters_; ++k) N_VConst(0.0, s_[k]);
      return CVodeSensReInit(memory_, CV_STAGGERED, s_) >= 0;
    }
    if (parameters_ > 0) CVodeSensToggleOff(memory_);
    return true;
  }
  bool advance(double t) {
    double reached = 0.0;
    if (CVode(memory_, t, y_, &reached, CV_NORMAL) < 0) return false;
    return !with_ || CVodeGetSens(memory_, &reached, s_) >= 0;
  }

 private:
  static int rhs(double t, N_Vector y, N_Vector f, void* self) {
    return static_cast<CvodesPeer*>(self)->system_.rhs(t, N_VGetArrayPointer(y), N_VGetArrayPointer(f)) ? 0
                                                                                                        : 1;
  }
  static int jacobian(double t, N_Vector y, N_Vector, SUNMatrix j, void* self, N_Vector, N_Vector, N_Vector) {
    auto& system = static_cast<CvodesPeer*>(self)->system_;
    return system.jacobian(t, N_VGetArrayPointer(y), SUNDenseMatrix_Data(j)) ? 0 : 1;
  }
  /// ds/dt = J s + df/dtheta, all columns at once.
  static int sensitivity_rhs(int count, double t, N_Vector y, N_Vector, N_Vector* s, N_Vector* f, void* self,
                             N_Vector, N_Vector) {
    auto& peer = *static_cast<CvodesPeer*>(self);
    const std::size_t n = peer.system_.size();
    if (!peer.system_.jacobian(t, N_VGetArrayPointer(y), peer.jacobian_.data())) return 1;
    if (!peer.system_.parameter_jacobian(t, N_VGetArrayPointer(y), peer.columns_.data())) return 1;
    for (int k = 0; k < count; ++k) {
      const double* in = N_VGetArrayPointer(s[k]);
      double* out = N_VGetArrayPointer(f[k]);
      std::copy_n(&peer.columns_[n * static_cast<std::size_t>(k)], n, out);
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i) out[i] += peer.jacobian_[i + n * j] * in[j];
    }
    return 0;
  }

  ode::System& system_;
  int parameters_;
  bool with_ = false;
  std::vector<double> jacobian_, columns_;
  SUNContext context_ = nullptr;
  N_Vector y_ = nullptr;
  N_Vector* s_ = nullptr;
  SUNMatrix matrix_ = nullptr;
  SUNLinearSolver linear_ = nullptr;
  void* memory_ = nullptr;
};

}  // namespace pf::bench
