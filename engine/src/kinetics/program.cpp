#include "pharmaflow/kinetics/program.hpp"

#include <bit>
#include <cstdint>
#include <memory>

#include "builder.hpp"
#include "code.hpp"

namespace pf::kinetics {

/// The code, shared by copies, and the registers of this one.
struct Program::Impl {
  std::shared_ptr<const Code> code;
  std::vector<double> registers;
  /// How many purposes the registers of each stage hold for the present inputs: a Jacobian by the state and
  /// one by the parameters at the same point share their work.
  std::array<std::size_t, 3> done{0, 0, 0};
  bool loaded = false;  ///< the registers hold inputs of an earlier call

  explicit Impl(std::shared_ptr<const Code> c) : code(std::move(c)), registers(code->registers) {}

  /// Takes over the inputs of a stage. @return whether one of them changed
  bool load(std::size_t stage, const double* slots) {
    std::uint64_t difference = loaded ? 0 : 1;  // of the bits, so that a NaN equals itself
    for (const Copy& copy : code->copies[stage]) {
      double* const to = registers.data() + copy.target;
      const double* const from = slots + copy.slot;
      for (std::size_t i = 0; i < copy.count; ++i) {
        difference |= std::bit_cast<std::uint64_t>(to[i]) ^ std::bit_cast<std::uint64_t>(from[i]);
        to[i] = from[i];
      }
    }
    return difference != 0;
  }

  void compute(const double* slots, Purpose purpose, Inputs changed) {
    if ((changed == Inputs::all || !loaded) && load(0, slots)) done = {0, 0, 0};
    if (load(1, slots)) done[1] = done[2] = 0;
    if (load(2, slots)) done[2] = 0;
    loaded = true;
    const std::size_t wanted = static_cast<std::size_t>(purpose) + 1;
    for (std::size_t stage = 0; stage < done.size(); ++stage)
      for (; done[stage] < wanted; ++done[stage])
        if (const Code::Range& range = code->segments[stage][done[stage]]; range.begin < range.end)
          run(*code, range, registers.data());
  }

  /// Gathers registers. @return whether all are finite
  bool gather(std::span<const std::uint32_t> from, double* to) const {
    double check = 0.0;  // 0 * x is 0 for finite x and not a number otherwise
    for (std::size_t i = 0; i < from.size(); ++i) {
      to[i] = registers[from[i]];
      check += 0.0 * to[i];
    }
    return check == 0.0;
  }
};

Program::Program() : impl_(std::make_unique<Impl>(std::make_shared<const Code>())) {}
Program::Program(ProgramBuilder&& builder)
    : impl_(std::make_unique<Impl>(
          std::make_shared<const Code>(generate(builder.impl_->graph, builder.impl_->outputs)))) {}
Program::Program(const Program& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(const Program& other) {
  if (this != &other) impl_ = std::make_unique<Impl>(*other.impl_);
  return *this;
}
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::size_t Program::outputs() const { return impl_->code->values.size(); }
std::span<const std::size_t> Program::row_begin() const { return impl_->code->all.row_begin; }
std::span<const std::size_t> Program::columns() const { return impl_->code->all.columns; }
std::span<const std::size_t> Program::state_row_begin() const { return impl_->code->state.row_begin; }
std::span<const std::size_t> Program::state_columns() const { return impl_->code->state.columns; }

bool Program::evaluate(const double* slots, double* values, Inputs changed) const {
  impl_->compute(slots, Purpose::values, changed);
  return impl_->gather(impl_->code->values, values);
}

bool Program::state_gradient(const double* slots, double* values, double* derivatives, Inputs changed) const {
  impl_->compute(slots, Purpose::state_derivatives, changed);
  const bool finite = impl_->gather(impl_->code->values, values);
  return impl_->gather(impl_->code->state.registers, derivatives) && finite;
}

bool Program::gradient(const double* slots, double* values, double* derivatives, Inputs changed) const {
  impl_->compute(slots, Purpose::all_derivatives, changed);
  const bool finite = impl_->gather(impl_->code->values, values);
  return impl_->gather(impl_->code->all.registers, derivatives) && finite;
}

}  // namespace pf::kinetics
