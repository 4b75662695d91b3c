// Any text is read as a unit and as a quantity, or refused with a reason. What is accepted keeps its
// promises.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pharmaflow/units/unit.hpp"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

void check_unit(std::string_view text) {
  using namespace pf::units;
  const pf::Result<Unit> unit = parse_unit(text);
  if (!unit) {
    require(unit.error().code == "unknown_unit" || unit.error().code == "invalid_unit");
    require(!unit.error().detail.empty());
    return;
  }
  require(std::isnormal(unit->factor) && unit->factor > 0.0);
  require(std::isfinite(unit->offset));
  const pf::Result<Unit> again = parse_unit(unit->text);
  require(again && again->dimension == unit->dimension && again->factor == unit->factor);
  // What is suggested to people can be typed by them, within the limits of exponents.
  for (const double e : unit->dimension.exponent)
    if (std::abs(e) > 30.0) return;
  const pf::Result<Unit> suggested = parse_unit(unit_for(unit->dimension, "min"));
  require(suggested && suggested->dimension == unit->dimension);
}

void check_quantity(std::string_view text) {
  using namespace pf::units;
  const pf::Result<Quantity> quantity = parse_quantity(text);
  if (!quantity) {
    require(!quantity.error().code.empty() && !quantity.error().detail.empty());
    return;
  }
  require(std::isfinite(quantity->value) && std::isfinite(quantity->si()));
  require(parse_si(text, quantity->unit.dimension) == quantity->si());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_unit(text);
  check_quantity(text);
  return 0;
}
