#include "pharmaflow/estimation/options.hpp"
#include "pharmaflow/estimation/result.hpp"

namespace pf::estimation {

std::string_view to_string(Loss loss) {
  switch (loss) {
    case Loss::linear:
      return "linear";
    case Loss::soft_l1:
      return "soft_l1";
    case Loss::huber:
      return "huber";
  }
  return "";
}

std::optional<Loss> loss_from(std::string_view name) {
  for (const Loss loss : {Loss::linear, Loss::soft_l1, Loss::huber})
    if (to_string(loss) == name) return loss;
  return std::nullopt;
}

std::string_view to_string(Reason reason) {
  switch (reason) {
    case Reason::relative_ssr:
      return "relative_ssr";
    case Reason::step:
      return "step";
    case Reason::gradient:
      return "gradient";
    case Reason::exact_fit:
      return "exact_fit";
    case Reason::max_iterations:
      return "max_iterations";
    case Reason::no_decrease:
      return "no_decrease";
    case Reason::evaluation_failed:
      return "evaluation_failed";
    case Reason::cancelled:
      return "cancelled";
    case Reason::deadline:
      return "deadline";
  }
  return "";
}

}  // namespace pf::estimation
