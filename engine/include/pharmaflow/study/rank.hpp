#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/study/scaleup.hpp"
#include "pharmaflow/study/uncertainty.hpp"

/// Which vessels can run a recipe: docs/models/scale_up_study.md, "Ranking".
namespace pf::study {

/// What the mixing must manage; absent: what the base does, or what the reactions ask.
struct Requirements {
  std::optional<double> blend_time;        ///< at most [s]
  std::optional<double> kla;               ///< at least [1/s]; absent: the base's
  std::optional<double> power_per_volume;  ///< at least [W/m3]
};

struct Rank {
  std::optional<std::size_t> experiment;  ///< its recipe and per-experiment parameters
  reactor::Recipe recipe;                 ///< used when `experiment` is absent
  ScaleUpBase base;
  std::vector<std::size_t> vessels;  ///< to be ranked
  std::optional<double> volume;  ///< of liquid at the end [m3]; absent: the largest working volume of each
  const scaleup::Rule* rule = nullptr;
  Phases phases;
  Dosing dosing;
  Requirements requirements;
  std::optional<Uncertainty> uncertainty;  ///< by draws alone: whether a vessel can run it has no derivative
  Tolerances tolerances;
  ode::Method method = ode::Method::automatic;
};

/// One thing that a vessel must be able to do.
struct Criterion {
  std::string_view id;                        ///< fill, speed, heat, mixing, gas_liquid, solids
  std::string_view unit;                      ///< of required and available, as they are shown
  std::optional<double> required, available;  ///< [SI]
  std::optional<double> ratio;                ///< above 1: that much to spare
  std::optional<double> low, high;            ///< 95 % of the ratio's draws; absent: an end without number
  bool ok = true;
  std::string words;
};

struct RankedVessel {
  std::size_t vessel = 0;
  bool feasible = false;
  std::optional<double> feasible_share;  ///< of the draws
  std::string_view limiting;  ///< id of the criterion with the least to spare; empty: none has a number
  double score = 0.0;         ///< r/(1 + r) of that criterion: 0.5 is just enough
  std::vector<Criterion> criteria;
  std::string verdict;
};

struct RankResult {
  std::vector<RankedVessel> vessels;  ///< best first
  Termination termination = Termination::completed;
  std::string reason;
  std::vector<Warning> warnings;
  std::size_t draws = 0, failed_draws = 0;
};

/// @errors as scale_up, as statistics::propagate
pf::Result<RankResult> rank(const Project& project, const Rank& study, const RunContext& context);

}  // namespace pf::study
