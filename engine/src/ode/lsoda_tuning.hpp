#pragma once

/// The numbers of the method that are a matter of measurement, not of mathematics.
namespace pf::ode::tuning {

/// Share of the user's tolerance that one step may use: local errors add up over many steps.
inline constexpr double kBdfShare = 0.3;
inline constexpr double kAdamsShare = 0.3;

/// The corrector stops when its estimated error is this share of the error allowed to the step.
inline constexpr double kNewtonShare = 0.1;
inline constexpr double kFunctionalShare = 0.1;
inline constexpr int kFunctionalIterations = 3;
inline constexpr int kNewtonIterations = 4;

/// The factors stay while |gamma / gamma of the factors - 1| is below this, and at most for so many steps.
inline constexpr double kGammaChange = 0.3;
inline constexpr int kFactorsAge = 20;
inline constexpr int kJacobianAge = 20;

/// A step grows only if it can grow by this factor: below, new factors cost more than the longer step saves.
inline constexpr double kWorthwhileGrowth = 1.2;
inline constexpr double kFirstGrowth = 1e4;
inline constexpr double kUsualGrowth = 10.0;

/// Safety of the step proposed by order q, q - 1 and q + 1.
inline constexpr double kSame = 1.2;
inline constexpr double kLower = 1.3;
inline constexpr double kHigher = 1.4;

/// BDF must promise a step so much longer than Adams before it takes over.
inline constexpr double kStiffRatio = 5.0;
inline constexpr int kStepsBetweenSwitches = 20;

}  // namespace pf::ode::tuning
