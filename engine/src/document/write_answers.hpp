#pragma once

#include <string_view>

#include "kind.hpp"
#include "pharmaflow/study/scaleup.hpp"

/// Answers of the equipment correlations in result documents.
namespace pf::document {

/// {"value", "unit"}, or {"not_applicable": why}.
Json answer(const scaleup::Answer& answer, std::string_view unit);
/// [{"id", "name", value or reason, "ratio"}]
Json conditions(std::span<const study::ConditionValue> values);
/// [{"code", "severity", "message"}]
Json limits(std::span<const scaleup::Limit> limits);

}  // namespace pf::document
