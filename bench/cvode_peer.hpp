#pragma once

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>

#include <algorithm>
#include <vector>

#include "pharmaflow/ode/system.hpp"

namespace pf::bench {

/// SUNDIALS CVODE around any pf::ode::System. `bdf`: dense direct solver, analytic Jacobian; `adams`:
/// functional iteration, for what is not stiff.
class CvodePeer {
 public:
  enum class Method { bdf, adams };

  /// @param absolute absolute tolerance by component, shape (n)
  CvodePeer(ode::System& system, Method method, double relative, const std::vector<double>& absolute,
            long maximum_steps = 10'000'000)
      : system_(system), method_(method), relative_(relative), maximum_steps_(maximum_steps) {
    SUNContext_Create(nullptr, &context_);
    const auto n = static_cast<sunindextype>(system.size());
    y_ = N_VNew_Serial(n, context_);
    absolute_ = N_VNew_Serial(n, context_);
    std::copy(absolute.begin(), absolute.end(), N_VGetArrayPointer(absolute_));
    if (method == Method::bdf) {
      matrix_ = SUNDenseMatrix(n, n, context_);
      linear_ = SUNLinSol_Dense(y_, matrix_, context_);
    } else {
      nonlinear_ = SUNNonlinSol_FixedPoint(y_, 0, context_);
    }
    memory_ = CVodeCreate(method == Method::bdf ? CV_BDF : CV_ADAMS, context_);
  }
  ~CvodePeer() {
    CVodeFree(&memory_);
    if (linear_ != nullptr) SUNLinSolFree(linear_);
    if (matrix_ != nullptr) SUNMatDestroy(matrix_);
    if (nonlinear_ != nullptr) SUNNonlinSolFree(nonlinear_);
    N_VDestroy(absolute_);
    N_VDestroy(y_);
    SUNContext_Free(&context_);
  }
  CvodePeer(const CvodePeer&) = delete;
  CvodePeer& operator=(const CvodePeer&) = delete;

  double* state() { return N_VGetArrayPointer(y_); }

  /// Begins a smooth piece with the present state. @return false when CVODE refuses
  bool start(double t) {
    if (started_) return CVodeReInit(memory_, t, y_) >= 0;
    started_ = true;
    bool good = CVodeInit(memory_, &CvodePeer::rhs, t, y_) >= 0;
    CVodeSVtolerances(memory_, relative_, absolute_);
    CVodeSetUserData(memory_, this);
    if (method_ == Method::bdf) {
      good = CVodeSetLinearSolver(memory_, linear_, matrix_) >= 0 && good;
      CVodeSetJacFn(memory_, &CvodePeer::jacobian);
    } else {
      good = CVodeSetNonlinearSolver(memory_, nonlinear_) >= 0 && good;
    }
    CVodeSetMaxNumSteps(memory_, maximum_steps_);
    CVodeSetErrFile(memory_, nullptr);
    return good;
  }
  /// CVODE must not evaluate beyond the end of a piece.
  void set_end(double t_end) { CVodeSetStopTime(memory_, t_end); }
  /// Goes on to t; the state there is in state(). @return false when CVODE gave up
  bool advance(double t) {
    double reached = 0.0;
    return CVode(memory_, t, y_, &reached, CV_NORMAL) >= 0;
  }

 private:
  static int rhs(double t, N_Vector y, N_Vector f, void* self) {
    auto& system = static_cast<CvodePeer*>(self)->system_;
    return system.rhs(t, N_VGetArrayPointer(y), N_VGetArrayPointer(f)) ? 0 : 1;
  }
  static int jacobian(double t, N_Vector y, N_Vector, SUNMatrix j, void* self, N_Vector, N_Vector, N_Vector) {
    auto& system = static_cast<CvodePeer*>(self)->system_;
    return system.jacobian(t, N_VGetArrayPointer(y), SUNDenseMatrix_Data(j)) ? 0 : 1;
  }

  ode::System& system_;
  Method method_;
  double relative_;
  long maximum_steps_;
  bool started_ = false;
  SUNContext context_ = nullptr;
  N_Vector y_ = nullptr, absolute_ = nullptr;
  SUNMatrix matrix_ = nullptr;
  SUNLinearSolver linear_ = nullptr;
  SUNNonlinearSolver nonlinear_ = nullptr;
  void* memory_ = nullptr;
};

}  // namespace pf::bench
