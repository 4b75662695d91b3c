#include "pharmaflow/scaleup/conditions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "pharmaflow/units/unit.hpp"
#include "vessels.hpp"

namespace pf::scaleup {
namespace {

TEST(Conditions, HaveDistinctIdsAndUnitsThatCanBeRead) {
  std::set<std::string_view> ids;
  for (const Condition& condition : conditions()) {
    EXPECT_TRUE(ids.insert(condition.id).second) << condition.id;
    EXPECT_EQ(find_condition(condition.id), &condition);
    EXPECT_FALSE(condition.name.empty());
    EXPECT_TRUE(units::parse_unit(condition.unit)) << condition.unit;
  }
  EXPECT_EQ(find_condition("luck"), nullptr);
}

/// Whatever is asked of whatever vessel: a finite number that is not negative, or a sentence.
TEST(Conditions, AreNumbersOrSentences) {
  for (const ImpellerType& type : impeller_types())
    for (const double share : {0.2, 0.4, 0.7, 0.97})
      for (const std::size_t baffles : {0, 1, 4})
        for (const double speed : {0.0, 1e-4, 0.3, 5.0, 1e3})
          for (const double fill : {0.0, 1e-3, 1.0}) {
            Vessel vessel = baffled(0.8, {.type = type, .diameter = share * 0.8, .clearance = 0.1});
            vessel.baffles = baffles;
            vessel.bottom.shape = Bottom::Shape::torispherical;
            Operation operation = square(vessel, speed);
            operation.volume *= fill;
            operation.gas.emplace();
            operation.gas->flow = 1e-4;
            operation.solids = Solids{1500.0, 300e-6, 0.1};
            for (const Condition& condition : conditions()) {
              const Answer answer = condition.compute(vessel, operation);
              if (answer)
                EXPECT_TRUE(std::isfinite(*answer) && *answer >= 0.0)
                    << condition.id << " " << type.key << " " << share << " " << speed << " " << fill;
              else
                EXPECT_TRUE(answer.error().reason.ends_with('.')) << answer.error().reason;
            }
          }
}

}  // namespace
}  // namespace pf::scaleup
