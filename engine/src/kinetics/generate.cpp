#include <algorithm>
#include <tuple>

#include "code.hpp"
#include "pharmaflow/base/sort.hpp"

namespace pf::kinetics {
namespace {

using Id = Graph::Id;

/// One operation that will run, with its operands as nodes.
struct Instruction {
  Op op;
  std::uint32_t level;  ///< 1 + the largest level of its operands within the segment
  Id result;
  std::array<Id, 4> operands;
};

std::size_t operand_count(const Instruction& i) {
  std::size_t n = 0;
  while (n < i.operands.size() && i.operands[n] != Graph::none) ++n;
  return n;
}

class Generator {
 public:
  Generator(const Graph& graph, Code& code)
      : graph_(graph),
        code_(code),
        register_(graph.size(), Graph::none),
        uses_(graph.size(), 0),
        level_(graph.size(), 0),
        seen_(graph.size(), false),
        swallowed_(graph.size(), false) {
    code_.registers.reserve(graph.size());
    code_.operands.reserve(2 * graph.size());
    code_.batches.reserve(16);
    instructions_.reserve(graph.size());
  }

  /// Constants first, then the slots, in ascending order so that they are copied in runs.
  void place_inputs(std::span<const Id> wanted) {
    std::vector<Id> slots;
    for (const Id id : reachable(wanted)) {
      if (graph_.is_constant(id)) {
        register_[id] = next_register();
        code_.registers.back() = graph_[id].value;
      } else if (graph_[id].op == Op::slot) {
        slots.push_back(id);
      }
    }
    sort_small(slots, [this](Id a, Id b) { return graph_[a].slot < graph_[b].slot; });
    for (const Id id : slots) {
      register_[id] = next_register();
      std::vector<Copy>& copies = code_.copies[static_cast<std::size_t>(graph_[id].stage) - 1];
      const std::size_t slot = graph_[id].slot;
      if (!copies.empty() && copies.back().slot + copies.back().count == slot &&
          copies.back().target + copies.back().count == register_[id]) {
        ++copies.back().count;
      } else {
        copies.push_back({slot, register_[id], 1});
      }
    }
  }

  /// Emits what `wanted` needs beyond what is there already.
  void emit(Purpose purpose, std::span<const Id> wanted) {
    const std::vector<Id>& nodes = reachable(wanted);
    std::vector<Id>& missing = missing_;
    missing.clear();
    for (const Id id : nodes) {
      if (register_[id] == Graph::none) missing.push_back(id);
    }
    if (missing.empty()) return;
    for (const Id id : missing) {
      for (const Id argument : {graph_[id].a, graph_[id].b}) {
        if (argument != Graph::none) ++uses_[argument];
      }
    }
    for (const Id id : wanted) uses_[id] += 2;  // an output needs a register of its own
    select(missing);
    for (std::size_t stage = 0; stage < 3; ++stage) schedule(stage, purpose);
    for (const Id id : nodes) uses_[id] = 0;
  }

  std::uint32_t register_of(Id id) const { return register_[id]; }

 private:
  std::uint32_t next_register() {
    code_.registers.push_back(0.0);
    return static_cast<std::uint32_t>(code_.registers.size() - 1);
  }

  /// What `wanted` needs, itself included, as far as it is not there already; arguments first. Valid until
  /// the next call.
  const std::vector<Id>& reachable(std::span<const Id> wanted) {
    found_.clear();
    const auto visit = [this](Id id) {
      if (id == Graph::none || seen_[id]) return;
      seen_[id] = true;
      found_.push_back(id);
    };
    for (const Id id : wanted) visit(id);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (register_[found_[i]] != Graph::none) continue;
      visit(graph_[found_[i]].a);
      visit(graph_[found_[i]].b);
    }
    for (const Id id : found_) seen_[id] = false;
    sort_small(found_);
    return found_;
  }

  /// A product that only the instruction in hand uses, in the same stage: it becomes part of it.
  bool can_merge(Id id, Stage stage) const {
    const Graph::Entry& e = graph_[id];
    return e.op == Op::multiply && e.stage == stage && uses_[id] == 1 && register_[id] == Graph::none;
  }

  /// Chooses instructions from the last node to the first, so that a user can swallow its products.
  void select(std::span<const Id> missing) {
    for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
      const Id id = *it;
      if (swallowed_[id]) {
        swallowed_[id] = false;
        continue;
      }
      const Graph::Entry& e = graph_[id];
      Instruction instruction{e.op, 0, id, {e.a, e.b, Graph::none, Graph::none}};
      if (e.op == Op::multiply) {
        const auto expand = [&](std::size_t count) {
          for (std::size_t i = count; i-- > 0;) {
            const Id inner = instruction.operands[i];
            if (!can_merge(inner, e.stage)) continue;
            swallowed_[inner] = true;
            instruction.operands[i] = graph_[inner].a;
            instruction.operands[count] = graph_[inner].b;
            return count + 1;
          }
          return count;
        };
        std::size_t count = expand(2);
        if (count == 3) count = expand(3);
        instruction.op = count == 2 ? Op::multiply : count == 3 ? Op::multiply3 : Op::multiply4;
      }
      instructions_.push_back(instruction);
    }
    std::ranges::reverse(instructions_);
    for (Instruction& i : instructions_) {
      for (std::size_t k = 0; k < operand_count(i); ++k) {
        const Id operand = i.operands[k];
        if (graph_[operand].stage == graph_[i.result].stage) i.level = std::max(i.level, level_[operand]);
      }
      level_[i.result] = ++i.level;
    }
  }

  /// Orders the instructions of one stage into runs of equal operations and gives them registers.
  void schedule(std::size_t stage, Purpose purpose) {
    std::vector<Instruction>& mine = mine_;
    mine.clear();
    for (const Instruction& i : instructions_) {
      if (static_cast<std::size_t>(graph_[i.result].stage) == stage + 1) mine.push_back(i);
    }
    if (stage == 2) instructions_.clear();
    sort_small(mine, [](const Instruction& a, const Instruction& b) {
      return std::tuple(a.level, a.op, a.result) < std::tuple(b.level, b.op, b.result);
    });
    Code::Range& range = code_.segments[stage][static_cast<std::size_t>(purpose)];
    range.begin = static_cast<std::uint32_t>(code_.batches.size());
    for (std::size_t at = 0; at < mine.size(); ++at) {
      const Instruction& i = mine[at];
      const bool fresh = at == 0 || mine[at - 1].op != i.op || mine[at - 1].level != i.level;
      const std::uint32_t target = next_register();
      if (fresh)
        code_.batches.push_back({i.op, 0, target, static_cast<std::uint32_t>(code_.operands.size())});
      ++code_.batches.back().count;
      register_[i.result] = target;
      for (std::size_t k = 0; k < operand_count(i); ++k) code_.operands.push_back(register_[i.operands[k]]);
    }
    range.end = static_cast<std::uint32_t>(code_.batches.size());
    for (const Instruction& i : mine) level_[i.result] = 0;
  }

  const Graph& graph_;
  Code& code_;
  std::vector<std::uint32_t> register_;  ///< by node
  std::vector<std::uint32_t> uses_;      ///< by node, within the segment in hand
  std::vector<std::uint32_t> level_;     ///< by node, within the segment in hand
  std::vector<char> seen_, swallowed_;   ///< by node, false between calls
  std::vector<Id> found_, missing_;
  std::vector<Instruction> instructions_, mine_;
};

}  // namespace

Code generate(Graph& graph, std::span<const Id> outputs) {
  Code code;
  code.slot_count = graph.slots().count();
  const std::size_t state_slots = graph.slots().jacket_temperature() + 1;
  std::vector<Id> values(outputs.begin(), outputs.end());
  std::vector<Id> state_nodes, all_nodes;
  Differentiator differentiate(graph);
  for (const Id output : outputs) {
    for (const Partial& partial : differentiate(output)) {
      if (partial.slot < state_slots) {
        code.state.columns.push_back(partial.slot);
        state_nodes.push_back(partial.derivative);
      }
      code.all.columns.push_back(partial.slot);
      all_nodes.push_back(partial.derivative);
    }
    code.state.row_begin.push_back(code.state.columns.size());
    code.all.row_begin.push_back(code.all.columns.size());
  }
  Generator generator(graph, code);
  std::vector<Id> everything = values;
  everything.insert(everything.end(), all_nodes.begin(), all_nodes.end());
  generator.place_inputs(everything);
  generator.emit(Purpose::values, values);
  generator.emit(Purpose::state_derivatives, state_nodes);
  generator.emit(Purpose::all_derivatives, all_nodes);
  for (const Id id : values) code.values.push_back(generator.register_of(id));
  for (const Id id : state_nodes) code.state.registers.push_back(generator.register_of(id));
  for (const Id id : all_nodes) code.all.registers.push_back(generator.register_of(id));
  return code;
}

}  // namespace pf::kinetics
