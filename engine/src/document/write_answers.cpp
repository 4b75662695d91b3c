#include "write_answers.hpp"

#include "pharmaflow/units/unit.hpp"
#include "write_columns.hpp"

namespace pf::document {

Json answer(const scaleup::Answer& answer, std::string_view unit) {
  if (!answer) return {{"not_applicable", answer.error().reason}};
  return quantity(*answer, *units::parse_unit(unit));  // units of the registry
}

Json conditions(std::span<const study::ConditionValue> values) {
  Json list = Json::array();
  for (const study::ConditionValue& value : values) {
    Json entry{{"id", value.condition->id}, {"name", value.condition->name}};
    entry.update(answer(value.value, value.condition->unit));
    if (value.ratio) entry["ratio"] = *value.ratio;
    list.push_back(std::move(entry));
  }
  return list;
}

Json limits(std::span<const scaleup::Limit> limits) {
  static constexpr std::string_view severities[] = {"note", "warning", "broken"};
  Json list = Json::array();
  for (const scaleup::Limit& limit : limits)
    list.push_back({{"code", limit.code},
                    {"severity", severities[static_cast<std::size_t>(limit.severity)]},
                    {"message", limit.message}});
  return list;
}

}  // namespace pf::document
