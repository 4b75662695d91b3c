#include <utility>

#include "cases.hpp"
#include "document/kinds/simulate/kind.hpp"
#include "project.hpp"

namespace pf::bench {
namespace {

/// Keeps alive what the system borrows.
struct Pharma {
  document::Document document;
  std::unique_ptr<RecipeSystem> system;
};

}  // namespace

Case pharma_case() {
  const std::string path = PF_BENCH_DOCUMENTS "/pharma.json";
  auto pharma = std::make_shared<Pharma>();
  pharma->document = read_project(path, read_file(path));
  const study::Project& project = pharma->document.project;
  const auto& input = static_cast<const document::simulate::Input&>(*pharma->document.studies.front().input);
  pharma->system = std::make_unique<RecipeSystem>(project, input.study.recipe, std::vector<double>{});

  Case c;
  c.name = "pharma, 12 species";
  c.initial = pharma->system->initial();
  c.marks = pharma->system->marks();
  for (int k = 1; k <= 24; ++k) c.outputs.push_back(k == 24 ? c.marks.back() : c.marks.back() * k / 24.0);
  const reactor::Layout& layout = pharma->system->balances().layout();
  c.scale.assign(layout.size, 1.0);  // 1 mM
  c.scale[layout.volume] = 1e-6;     // 1 mL
  c.scale[layout.temperature] = 1.0;
  c.enter = [pharma](std::size_t piece, double* y) { pharma->system->enter(piece, y); };
  c.system = std::shared_ptr<ode::System>(pharma, &pharma->system->balances());
  return c;
}

}  // namespace pf::bench
