#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pharmaflow/estimation/options.hpp"
#include "pharmaflow/kinetics/model.hpp"
#include "pharmaflow/ode/options.hpp"
#include "pharmaflow/reactor/model.hpp"
#include "pharmaflow/scaleup/model.hpp"
#include "pharmaflow/study/properties.hpp"

/// A project document in SI with every id resolved to an index.
namespace pf::study {

struct Parameter {
  std::string id;
  double value = 0.0;  ///< [SI], the start of an estimate
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  bool log_scale = false;
  bool fixed = false;
  kinetics::Formula expression;  ///< derived from other parameters when set
  /// Groups of experiments that share one unknown; empty: one unknown for all. `per: experiment` has one
  /// group each.
  std::vector<std::vector<std::size_t>> groups;
  std::map<std::size_t, double> start_by_experiment;  ///< [SI], `values` of the document
};

/// A column that is computed beside the state, over the slots of the network.
struct Observable {
  std::string id;
  kinetics::Formula formula;
};

enum class Reading { value, missing, below_detection };

struct Measurement {
  std::string observable;     ///< species, observable, T, V or T_jacket
  kinetics::Formula formula;  ///< what it measures
  std::vector<double> time;   ///< [s]
  std::vector<double> value;  ///< [SI]; the limit where below detection, 0 where missing
  std::vector<Reading> reading;
  std::vector<double> sigma;   ///< [SI], shape of value, or empty
  double column_factor = 1.0;  ///< SI per unit of the column: residuals of weighting `none` are in that unit
  std::string path;            ///< JSON Pointer of the measurement, for warnings
};

struct Experiment {
  std::string id;
  std::string name;
  reactor::Recipe recipe;
  std::vector<Measurement> measurements;
};

struct Project {
  kinetics::Network network;  ///< network.parameters are the ids of `parameters`, same order
  std::vector<Parameter> parameters;
  reactor::Medium medium;
  Properties properties;  ///< of the medium
  std::vector<Observable> observables;
  std::vector<Experiment> experiments;
  std::vector<scaleup::Vessel> vessels;
};

struct Tolerances {
  std::optional<double> relative;
  std::optional<double> absolute;  ///< of concentrations [mol/m3]
};

struct Simulate {
  std::optional<std::size_t> experiment;  ///< its recipe and per-experiment parameters
  reactor::Recipe recipe;                 ///< used when `experiment` is absent
  std::vector<double> times;              ///< [s] output times; empty: `points` equally spaced ones
  std::size_t points = 201;
  Tolerances tolerances;
  ode::Method method = ode::Method::automatic;
};

enum class Weighting { sigma, relative, none };

struct Fit {
  std::vector<std::size_t> experiments;   ///< indices, at least one
  std::vector<std::size_t> estimate;      ///< parameter indices, at least one
  Weighting weighting = Weighting::none;  ///< already resolved from the default rule
  bool bands = false;                     ///< confidence bands about the curves: one more solve each
  estimation::Options estimation;
  Tolerances tolerances;
  ode::Method method = ode::Method::automatic;
};

}  // namespace pf::study
