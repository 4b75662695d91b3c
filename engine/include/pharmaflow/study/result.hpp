#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/estimation/result.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::study {

/// One unknown of a fit: a parameter, or its value in one group of experiments.
struct Unknown {
  std::size_t parameter = 0;
  std::vector<std::size_t> experiments;  ///< of the group; empty when shared by all
};

/// A parameter that was not estimated but follows from those that were (a derived one), or A of a k_ref.
struct Derived {
  std::size_t parameter = 0;
  std::optional<std::size_t> experiment;  ///< when it differs between experiments
  double value = 0.0;                     ///< [SI]
  std::optional<double> std_error;        ///< by the delta method
};

/// The pre-exponential factor that belongs to a fitted reference form, reaction by reaction.
struct PreExponential {
  std::size_t reaction = 0;
  double value = 0.0;               ///< A [SI]
  std::optional<double> std_error;  ///< of A, by the delta method
};

/// One measured column against the model, without the missing values. All [SI] but `residual` and
/// `standardized`.
struct ResidualColumn {
  std::size_t measurement = 0;  ///< index into the experiment's measurements
  std::vector<double> time, measured, predicted;
  std::vector<double> residual;      ///< measured - predicted, unweighted [SI]
  std::vector<double> standardized;  ///< weighted residual / its estimated standard deviation
};
void carry(auto& parcel, ResidualColumn& c) {
  parcel(c.measurement, c.time, c.measured, c.predicted, c.residual, c.standardized);
}

/// The 95 % band about a series: one entry for each column in the order species, T, V, T_jacket (where the
/// series has one), observables; each of shape (n_out) or empty where there is none [SI].
struct Band {
  std::vector<std::vector<double>> low, high;
};

struct FittedExperiment {
  std::size_t experiment = 0;
  reactor::Series series;  ///< a smooth curve and the measured times
  Band band;               ///< of the mean response, when it was asked for
  reactor::Balances balances;
  std::vector<ResidualColumn> residuals;
};

struct FitResult {
  std::vector<Unknown> unknowns;
  estimation::Result estimation;  ///< estimates in the order of `unknowns`
  std::vector<Derived> derived;
  std::vector<PreExponential> pre_exponential;
  std::vector<FittedExperiment> experiments;
  std::size_t below_detection = 0;  ///< values left out
  std::size_t missing = 0;
  std::size_t ode_solves = 0;
  ode::Statistics solver;  ///< summed over the final predictions
  std::vector<Warning> warnings;
  Termination termination = Termination::completed;
  std::string reason;
};

}  // namespace pf::study
