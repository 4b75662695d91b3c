#pragma once

#if defined(PF_BENCH_TUNED_SUNDIALS)
#include <cvodes/cvodes.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#else
#include <cvode/cvode.h>
#endif
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "pharmaflow/ode/system.hpp"
#include "sparsity.hpp"

namespace pf::bench {

/// SUNDIALS CVODE 6 or 7 around any pf::ode::System. `bdf`: analytic Jacobian and a direct solver, dense or
/// the sparse KLU where SUNDIALS was built with it; `adams`: functional iteration, for what is
/// not stiff.
class CvodePeer {
 public:
  enum class Method { bdf, bdf_klu, adams };

  /// @param absolute absolute tolerance by component, shape (n)
  CvodePeer(ode::System& system, Method method, double relative, const std::vector<double>& absolute,
            long maximum_steps = 10'000'000)
      : system_(system), method_(method), relative_(relative), maximum_steps_(maximum_steps) {
#if SUNDIALS_VERSION_MAJOR >= 7
    SUNContext_Create(SUN_COMM_NULL, &context_);
    SUNContext_ClearErrHandlers(context_);
#else
    SUNContext_Create(nullptr, &context_);
#endif
    const auto n = static_cast<sunindextype>(system.size());
    y_ = N_VNew_Serial(n, context_);
    absolute_ = N_VNew_Serial(n, context_);
    std::copy(absolute.begin(), absolute.end(), N_VGetArrayPointer(absolute_));
    if (method == Method::adams)
      nonlinear_ = SUNNonlinSol_FixedPoint(y_, 0, context_);
    else
      make_linear_solver(n);
    memory_ = CVodeCreate(method == Method::adams ? CV_ADAMS : CV_BDF, context_);
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
    if (method_ == Method::adams) {
      good = CVodeSetNonlinearSolver(memory_, nonlinear_) >= 0 && good;
    } else {
      good = CVodeSetLinearSolver(memory_, linear_, matrix_) >= 0 && good;
      CVodeSetJacFn(memory_, jacobian_function());
    }
    CVodeSetMaxNumSteps(memory_, maximum_steps_);
#if SUNDIALS_VERSION_MAJOR < 7
    CVodeSetErrFile(memory_, nullptr);
#endif
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

#if defined(PF_BENCH_TUNED_SUNDIALS)
  void make_linear_solver(sunindextype n) {
    if (method_ == Method::bdf_klu) {
      sparsity_ = sparsity_of(system_, 0.0);
      dense_.resize(system_.size() * system_.size());
      matrix_ = SUNSparseMatrix(n, n, static_cast<sunindextype>(sparsity_.rows.size()), CSC_MAT, context_);
      linear_ = SUNLinSol_KLU(y_, matrix_, context_);
      return;
    }
    matrix_ = SUNDenseMatrix(n, n, context_);
    linear_ = SUNLinSol_Dense(y_, matrix_, context_);
  }
  static int sparse_jacobian(double t, N_Vector y, N_Vector, SUNMatrix j, void* self, N_Vector, N_Vector,
                             N_Vector) {
    auto& peer = *static_cast<CvodePeer*>(self);
    const std::size_t n = peer.system_.size();
    if (!peer.system_.jacobian(t, N_VGetArrayPointer(y), peer.dense_.data())) return 1;
    std::ranges::copy(peer.sparsity_.column_begins, SUNSparseMatrix_IndexPointers(j));
    std::ranges::copy(peer.sparsity_.rows, SUNSparseMatrix_IndexValues(j));
    double* values = SUNSparseMatrix_Data(j);
    for (std::size_t column = 0; column < n; ++column)
      for (auto k = peer.sparsity_.column_begins[column]; k < peer.sparsity_.column_begins[column + 1]; ++k)
        values[k] = peer.dense_[column * n +
                                static_cast<std::size_t>(peer.sparsity_.rows[static_cast<std::size_t>(k)])];
    return 0;
  }
  CVLsJacFn jacobian_function() const {
    return method_ == Method::bdf_klu ? &CvodePeer::sparse_jacobian : &CvodePeer::jacobian;
  }
  std::vector<double> dense_;
  Sparsity sparsity_;
#else
  void make_linear_solver(sunindextype n) {
    matrix_ = SUNDenseMatrix(n, n, context_);
    linear_ = SUNLinSol_Dense(y_, matrix_, context_);
  }
  CVLsJacFn jacobian_function() const { return &CvodePeer::jacobian; }
#endif

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
