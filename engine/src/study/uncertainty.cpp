#include "pharmaflow/study/uncertainty.hpp"

#include "binding.hpp"

namespace pf::study {

std::vector<double> parameters_with(const Project& project, std::optional<std::size_t> experiment,
                                    std::span<const std::size_t> indices, std::span<const double> values) {
  const Binding binding(project, {}, {});
  std::vector<double> parameters;
  binding.values({}, experiment, parameters);
  for (std::size_t i = 0; i < indices.size(); ++i) parameters[indices[i]] = values[i];
  binding.derive(parameters);
  return parameters;
}

}  // namespace pf::study
