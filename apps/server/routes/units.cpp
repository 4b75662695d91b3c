// Conversion of quantities, one or many at once.
#include "http/json.hpp"
#include "pharmaflow/units/unit.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

constexpr std::size_t most_at_once = 10'000;

/// {"value": "25 degC", "to": "K"} -> {"value": 298.15, "unit": "K"}
Result<Json> convert(const Json& asked) {
  const auto missing = [](const std::string& key) {
    return fail("missing_member", "'" + key + "' is missing or no text.",
                R"(For example {"value": "25 degC", "to": "K"}.)");
  };
  if (!member(asked, "value").is_string()) return missing("value");
  if (!member(asked, "to").is_string()) return missing("to");
  const auto from = units::parse_quantity(text_of(asked, "value"));
  if (!from) return std::unexpected(from.error());
  const auto to = units::parse_unit(text_of(asked, "to"));
  if (!to) return std::unexpected(to.error());
  const auto value = units::convert(*from, *to);
  if (!value) return std::unexpected(value.error());
  return Json{{"value", *value}, {"unit", to->text}};
}

Response convert_all(const Request& request) {
  const auto body = parse_json(request.body);
  if (!body) return problem_reply(body.error());
  const bool many = body->is_array();
  if (many && body->size() > most_at_once)
    return problem_reply({422,
                          "too_many",
                          "Too many quantities at once",
                          {{"", "too_many", "There are " + std::to_string(body->size()) + " quantities.",
                            "Send at most " + std::to_string(most_at_once) + " at once."}}});
  Json answers = Json::array();
  Errors faults;
  for (std::size_t i = 0; i < (many ? body->size() : 1); ++i) {
    auto converted = convert(many ? (*body)[i] : *body);
    if (converted) {
      answers.push_back(std::move(*converted));
      continue;
    }
    Error fault = converted.error();
    fault.pointer = many ? "/" + std::to_string(i) : "";
    faults.push_back(std::move(fault));
  }
  if (!faults.empty()) {
    const std::string count =
        faults.size() == 1 ? "1 quantity" : std::to_string(faults.size()) + " quantities";
    return problem_reply({422, "not_converted", count + " cannot be converted", faults});
  }
  return json_reply(200, dump(many ? answers : answers[0]));
}

}  // namespace

std::vector<Route> unit_routes() { return {{"POST", "/api/v1/units/convert", Lane::engine, convert_all}}; }

}  // namespace pf::server
