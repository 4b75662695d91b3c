#include <array>

#include "pharmaflow/base/text.hpp"
#include "read_vessel_parts.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// Where a wall names its material only. Sources beside each: docs/models/scaleup.md, "Wall".
struct Material {
  std::string_view key;
  double conductivity;  ///< [W/(m K)]
};
constexpr std::array materials{
    Material{"glass", 1.2},            // lining DD3009, ISO 28721-1: 1.0 to 1.2
    Material{"carbon_steel", 50.0},    // vendors' data
    Material{"stainless_304", 14.4},   // open compilation of mixing equations, materials table
    Material{"stainless_316l", 13.4},  // the same
    Material{"hastelloy_c", 12.0},     // the same
    Material{"borosilicate", 1.15},    // 1.1 to 1.2
};

}  // namespace

std::optional<scaleup::WallLayer> read_wall_layer(Reading& reading, JsonValue value, std::size_t number) {
  ObjectReader object(reading, value, "Layer " + std::to_string(number) + " of the wall");
  scaleup::WallLayer layer;
  object.require("material", "For example: \"stainless_316l\".");
  const auto material = object.text("material");
  const auto thickness =
      require_constant(object, "thickness", dim::length, Range::positive, "For example: \"8 mm\".");
  auto conductivity = object.constant("conductivity", dim::heat_transfer / dim::length, Range::positive);
  if (!material) return std::nullopt;
  std::vector<std::string> known;
  for (const Material& m : materials) {
    known.emplace_back(m.key);
    if (m.key == *material && !conductivity) conductivity = m.conductivity;
  }
  if (!conductivity && !object.has("conductivity")) {
    const auto near = nearest(*material, known);
    reading.faults.add_missing(
        value, "/conductivity", "The conductivity of " + quote(*material) + " is not known.",
        (near ? "Did you mean " + quote(*near) + "? " : std::string()) + "Known: " + join(known, ", ") +
            "; of another material give the \"conductivity\", as \"16 W/(m K)\".");
  }
  if (!thickness || !conductivity) return std::nullopt;
  return scaleup::WallLayer{std::string(*material), *thickness, *conductivity};
}

std::optional<scaleup::WilsonLine> read_wilson_line(Reading& reading, JsonValue value) {
  ObjectReader object(reading, value, "The measured heat transfer");
  const auto intercept = require_constant(object, "intercept", dim::heat_transfer_coefficient,
                                          Range::positive, "For example: \"500 W/(m2 K)\".");
  const auto slope = require_constant(object, "slope", dim::none / dim::heat_transfer_coefficient,
                                      Range::non_negative, "For example: \"0.002 m2 K/W\".");
  const auto speed = require_constant(object, "reference_speed", dim::frequency, Range::positive,
                                      "For example: \"100 rpm\".");
  if (!intercept || !slope || !speed) return std::nullopt;
  return scaleup::WilsonLine{*intercept, *slope, *speed};
}

}  // namespace pf::document
