#pragma once

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include <cstdint>
#include <vector>

#include "pharmaflow/ode/system.hpp"

namespace pf::bench {

/// SUNDIALS CVODE around any pf::ode::System: BDF, dense direct solver, analytic Jacobian.
class CvodePeer {
 public:
  CvodePeer(ode::System& system, double relative, double absolute)
      : system_(system), relative_(relative), absolute_(absolute) {
    SUNContext_Create(nullptr, &context_);
    const auto n = static_cast<sunindextype>(system.size());
    y_ = N_VNew_Serial(n, context_);
    matrix_ = SUNDenseMatrix(n, n, context_);
    solver_ = SUNLinSol_Dense(y_, matrix_, context_);
    memory_ = CVodeCreate(CV_BDF, context_);
  }
  ~CvodePeer() {
    CVodeFree(&memory_);
    SUNLinSolFree(solver_);
    SUNMatDestroy(matrix_);
    N_VDestroy(y_);
    SUNContext_Free(&context_);
  }
  CvodePeer(const CvodePeer&) = delete;
  CvodePeer& operator=(const CvodePeer&) = delete;

  /// From y(0) = initial to `end`, from problem to result. @return false when CVODE gave up
  bool solve(const std::vector<double>& initial, double end, std::vector<double>& result) {
    double* y = N_VGetArrayPointer(y_);
    for (std::size_t i = 0; i < initial.size(); ++i) y[i] = initial[i];
    if (started_) {
      CVodeReInit(memory_, 0.0, y_);
    } else {
      CVodeInit(memory_, &CvodePeer::rhs, 0.0, y_);
      CVodeSStolerances(memory_, relative_, absolute_);
      CVodeSetUserData(memory_, this);
      CVodeSetLinearSolver(memory_, solver_, matrix_);
      CVodeSetJacFn(memory_, &CvodePeer::jacobian);
      CVodeSetMaxNumSteps(memory_, 10'000'000);
      started_ = true;
    }
    CVodeSetStopTime(memory_, end);
    double t = 0.0;
    const int flag = CVode(memory_, end, y_, &t, CV_NORMAL);
    result.assign(y, y + initial.size());
    return flag >= 0;
  }
  std::int64_t steps() const {
    long steps = 0;
    CVodeGetNumSteps(memory_, &steps);
    return steps;
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
  double relative_;
  double absolute_;
  bool started_ = false;
  SUNContext context_ = nullptr;
  N_Vector y_ = nullptr;
  SUNMatrix matrix_ = nullptr;
  SUNLinearSolver solver_ = nullptr;
  void* memory_ = nullptr;
};

}  // namespace pf::bench
