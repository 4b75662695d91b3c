#pragma once

/// The numbers of the method that are a matter of measurement, not of mathematics.
namespace pf::ode::tuning {

/// Share of the user's tolerance that one step may use: local errors add up over many steps. A method of
/// order q makes a global error of about tolerance^(q / (q + 1)), because tighter tolerances take more steps.
/// BDF, at order 5 when the tolerance is tight, is held to the tolerance^(6/5) from kBdfShareFalls on:
/// without it the error made was 2 tolerances at 1e-4 and 30 at 1e-10. Its share ends falling where rounding
/// shows.
inline constexpr double kBdfShare = 0.2;
inline constexpr double kBdfShareFalls = 1e-4;
inline constexpr double kBdfShareExponent = 0.2;
inline constexpr double kBdfSmallest = 3e-14;
inline constexpr double kAdamsShare = 0.15;

/// The corrector stops when its estimated error is this share of the error allowed to the step.
inline constexpr double kNewtonShare = 0.02;
inline constexpr double kFunctionalShare = 0.1;
inline constexpr int kFunctionalIterations = 3;
inline constexpr int kNewtonIterations = 3;

/// The factors stay while |gamma / gamma of the factors - 1| is below this, and at most for so many steps.
inline constexpr double kGammaChange = 0.3;
inline constexpr int kFactorsAge = 30;
/// New factors take a new J when the present one is older than this: beside a factorisation J costs little.
inline constexpr int kJacobianAge = 1;

/// A step grows only if it can grow by this factor: below, new factors cost more than the longer step saves.
inline constexpr double kWorthwhileGrowth = 1.2;
inline constexpr double kFirstGrowth = 1e4;
/// Threefold takes 1 % fewer evaluations of f than tenfold and keeps the predictor near the solution: on E5,
/// which explodes from a negative concentration, 2 of 142 runs from 1e-3 to 1e-10 are lost instead of 7.
inline constexpr double kUsualGrowth = 3.0;

/// Safety of the step proposed by order q, q - 1 and q + 1.
inline constexpr double kSame = 1.3;
inline constexpr double kLower = 1.4;
inline constexpr double kHigher = 1.5;

/// Safety of the step after a failed error test.
inline constexpr double kAfterFailure = 1.2;

/// Error tests failed in one step before the order is lowered until the history is trusted again.
inline constexpr int kFailuresBeforeRestart = 3;

/// A convergence rate once seen fades by these factors per iteration. When Newton's fades faster, one
/// iteration with a rate too good to be true leaves noise in the history, and rejected steps follow: 0.3 had
/// four times as many as 0.5.
inline constexpr double kRateFading = 0.5;
inline constexpr double kFunctionalRateFading = 0.3;

/// Two evaluations of f per Adams step when the stable step is less than so many times the present one.
inline constexpr double kStabilityMargin = 6.0;

/// BDF must promise a step so much longer than Adams before it takes over.
inline constexpr double kStiffRatio = 2.0;
inline constexpr int kStepsBetweenSwitches = 20;

}  // namespace pf::ode::tuning
