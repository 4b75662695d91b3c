#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graph.hpp"

namespace pf::kinetics {

/// What a call asks for. Each includes the ones before.
enum class Purpose : std::uint8_t { values, state_derivatives, all_derivatives };
inline constexpr std::size_t purposes = 3;

/// A run of one operation: r[target + i] = op(r[operands...]) for i < count. Runs make the interpreter's cost
/// per operation that of a loop body, without a branch for each.
struct Batch {
  Op op = Op::constant;
  std::uint32_t count = 0;
  std::uint32_t target = 0;    ///< first register
  std::uint32_t operands = 0;  ///< index into Code::operands
};

/// Consecutive slots that are copied to consecutive registers.
struct Copy {
  std::size_t slot = 0;
  std::size_t target = 0;
  std::size_t count = 0;
};

/// The compiled program: immutable, shared by the copies of a Program.
struct Code {
  std::size_t slot_count = 0;
  std::vector<double> registers;  ///< initial content: constants, then room for slots and results
  std::vector<std::uint32_t> operands;
  std::vector<Batch> batches;
  struct Range {
    std::uint32_t begin = 0, end = 0;  ///< of batches
  };
  /// By stage (parameters, temperature, state) and purpose: what has to run.
  std::array<std::array<Range, purposes>, 3> segments;
  std::array<std::vector<Copy>, 3> copies;  ///< by stage

  std::vector<std::uint32_t> values;  ///< registers of the outputs
  struct Derivatives {
    std::vector<std::size_t> row_begin{0};
    std::vector<std::size_t> columns;
    std::vector<std::uint32_t> registers;  ///< by column entry
  };
  Derivatives state, all;
};

/// Differentiates the outputs and schedules everything.
Code generate(Graph& graph, std::span<const Graph::Id> outputs);

/// Runs batches on registers.
void run(const Code& code, Code::Range range, double* registers);

}  // namespace pf::kinetics
