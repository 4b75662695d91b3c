#pragma once

#include "binding.hpp"
#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::study {

/// The 95 % confidence band of the mean response about one experiment's curve, by the delta method:
/// y(t) +- t_(0.975, n - p) sqrt(g^T C g), g = dy/dtheta (Bates & Watts 1988, section 2.3.2).
///
/// One more solve, with exact sensitivities. A column that hangs on a parameter which the data do not
/// determine has no band.
/// @param model  of the curve: network, rates, medium, recipe and parameters set
/// @param times  of the curve [s], as in `series`
/// @return empty when the covariance is not known or the run fails
Band curve_band(const Project& project, const Binding& binding, std::size_t experiment, reactor::Model model,
                const reactor::Options& options, const reactor::Series& series,
                const estimation::Result& estimated, const RunContext& context);

}  // namespace pf::study
