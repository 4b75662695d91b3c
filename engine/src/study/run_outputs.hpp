#pragma once

#include <span>

#include "pharmaflow/study/run_spread.hpp"

/// The predictions of a run as one vector, and back.
namespace pf::study {

/// The columns of a series are those of this run.
std::size_t run_outputs(const reactor::Result& nominal);
/// Summary and series of a run in the places of the nominal one; NaN where it has none.
void write_outputs(const reactor::Result& nominal, const reactor::Result& run, std::span<double> out);
/// @param spread of the outputs, shape (run_outputs)
RunSpread read_spread(const reactor::Result& nominal, std::span<const statistics::Spread> spread);

/// Without draws, the interval that the standard error gives about a value.
statistics::Spread with_interval(statistics::Spread spread, double value);

}  // namespace pf::study
