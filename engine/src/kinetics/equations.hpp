#pragma once

#include "pharmaflow/kinetics/model.hpp"
#include "pharmaflow/kinetics/program.hpp"

/// The mathematics of the rate laws as graphs, symbol for symbol as in docs/models/kinetics.md.
namespace pf::kinetics {

ProgramBuilder::Id rate_constant(ProgramBuilder& b, const RateConstant& k);
ProgramBuilder::Id equilibrium_constant(ProgramBuilder& b, const EquilibriumConstant& K);
ProgramBuilder::Id rate(ProgramBuilder& b, const PowerLaw& law);
ProgramBuilder::Id rate(ProgramBuilder& b, const MichaelisMenten& law);
ProgramBuilder::Id rate(ProgramBuilder& b, const LangmuirHinshelwood& law);

}  // namespace pf::kinetics
