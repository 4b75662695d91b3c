#pragma once

#include <vector>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/statistics/propagate.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/result.hpp"
#include "pharmaflow/study/uncertainty.hpp"

namespace pf::study {

/// How far the predictions of a run spread with its parameters. `low` and `high` are 2.5 % and 97.5 % of the
/// draws; without draws the normal interval of the standard error.
struct RunSpread {
  statistics::Spread final_temperature, maximum_temperature, final_volume, adiabatic_temperature_rise,
      peak_heat_flow, maximum_accumulation;
  std::vector<statistics::Spread> conversion, yield, selectivity;  ///< as in the run's summary
  Band band;                                                       ///< about its series
  std::size_t draws = 0, failed = 0;
};

/// The spread of a simulation about its result. @errors as statistics::propagate
pf::Result<RunSpread> spread_of(const Project& project, const Simulate& study, const Uncertainty& uncertainty,
                                const reactor::Result& nominal, const RunContext& context);

}  // namespace pf::study
