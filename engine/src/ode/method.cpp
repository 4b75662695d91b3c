#include <array>
#include <utility>

#include "pharmaflow/ode/options.hpp"

namespace pf::ode {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> names{{{Method::automatic, "auto"},
                                                                    {Method::tsit5, "tsit5"},
                                                                    {Method::dop853, "dop853"},
                                                                    {Method::rodas5p, "rodas5p"},
                                                                    {Method::lsoda, "lsoda"},
                                                                    {Method::bdf, "bdf"},
                                                                    {Method::adams, "adams"}}};

}  // namespace

std::string_view to_string(Method m) {
  for (const auto& [method, name] : names)
    if (method == m) return name;
  return {};
}

std::optional<Method> method_from(std::string_view name) {
  for (const auto& [method, known] : names)
    if (known == name) return method;
  return std::nullopt;
}

}  // namespace pf::ode
