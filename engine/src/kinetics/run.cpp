#include <cmath>

#include "code.hpp"
#include "exponential.hpp"
#include "operations.hpp"

namespace pf::kinetics {
namespace {

template <class F>
void unary(const Batch& b, const std::uint32_t* o, double* r, F f) {
  for (std::uint32_t i = 0; i < b.count; ++i) r[b.target + i] = f(r[o[i]]);
}

template <class F>
void binary(const Batch& b, const std::uint32_t* o, double* r, F f) {
  for (std::uint32_t i = 0; i < b.count; ++i, o += 2) r[b.target + i] = f(r[o[0]], r[o[1]]);
}

}  // namespace

void run(const Code& code, Code::Range range, double* r) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Batch b = code.batches[at];
    const std::uint32_t* o = code.operands.data() + b.operands;
    switch (b.op) {
      case Op::add:
        binary(b, o, r, [](double x, double y) { return x + y; });
        break;
      case Op::subtract:
        binary(b, o, r, [](double x, double y) { return x - y; });
        break;
      case Op::multiply:
        binary(b, o, r, [](double x, double y) { return x * y; });
        break;
      case Op::divide:
        binary(b, o, r, [](double x, double y) { return x / y; });
        break;
      case Op::multiply3:
        for (std::uint32_t i = 0; i < b.count; ++i, o += 3) r[b.target + i] = r[o[0]] * r[o[1]] * r[o[2]];
        break;
      case Op::multiply4:
        for (std::uint32_t i = 0; i < b.count; ++i, o += 4) {
          r[b.target + i] = (r[o[0]] * r[o[1]]) * (r[o[2]] * r[o[3]]);
        }
        break;
      case Op::negate:
        unary(b, o, r, [](double x) { return -x; });
        break;
      case Op::exp:
        exponentials(b.count, o, r, r + b.target);
        break;
      case Op::sqrt:
        unary(b, o, r, [](double x) { return std::sqrt(x); });
        break;
      case Op::power:
      case Op::order:
      case Op::order_by_c:
      case Op::order_by_a:
      case Op::value_log:
      case Op::min:
      case Op::max:
      case Op::not_above:
      case Op::masked:
        binary(b, o, r, [op = b.op](double x, double y) { return evaluate(op, x, y); });
        break;
      case Op::ln:
      case Op::log10:
      case Op::abs:
      case Op::sign:
      case Op::sin:
      case Op::cos:
      case Op::tan:
      case Op::atan:
      case Op::tanh:
        unary(b, o, r, [op = b.op](double x) { return evaluate(op, x, x); });
        break;
      case Op::constant:
      case Op::slot:
        break;  // inputs, never in a batch
    }
  }
}

}  // namespace pf::kinetics
