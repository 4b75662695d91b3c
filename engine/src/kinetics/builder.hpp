#pragma once

#include "graph.hpp"

namespace pf::kinetics {

struct ProgramBuilder::Impl {
  Graph graph;
  std::vector<Graph::Id> outputs;
};

}  // namespace pf::kinetics
