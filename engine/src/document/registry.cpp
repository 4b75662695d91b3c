#include <array>

#include "kind.hpp"
#include "kinds/fit/kind.hpp"
#include "kinds/rank/kind.hpp"
#include "kinds/safety/kind.hpp"
#include "kinds/scaleup/kind.hpp"
#include "kinds/sensitivity/kind.hpp"
#include "kinds/simulate/kind.hpp"
#include "kinds/wilson/kind.hpp"

namespace pf::document {

std::span<const StudyKind> study_kinds() {
  static constexpr std::array kinds{simulate::kind,   fit::kind,         scaleup_kind::kind,
                                    rank_kind::kind,  safety_kind::kind, sensitivity_kind::kind,
                                    wilson_kind::kind};
  return kinds;
}

}  // namespace pf::document
