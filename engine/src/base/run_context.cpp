#include "pharmaflow/base/run_context.hpp"

#include <string>
#include <vector>

namespace pf {

void RunContext::each(std::size_t count, const std::function<void(std::size_t)>& job,
                      const std::function<void(std::size_t, Parcel&)>& places) const {
  const std::size_t members = hands();
  if (members < 2 || count < 2) return each(count, job);
  const std::size_t member = team->member();
  for (std::size_t i = member; i < count; i += members) job(i);
  Parcel mine;
  for (std::size_t i = member; i < count; i += members) places(i, mine);
  std::vector<std::string> told;
  const bool together = team->exchange(mine.bytes(), told);
  for (std::size_t m = 0; m < members; ++m) {
    if (m == member) continue;
    // The others are gone: this engine does what they would have done.
    Parcel theirs(together ? std::string_view(told[m]) : std::string_view());
    for (std::size_t i = m; i < count; i += members)
      if (together)
        places(i, theirs);
      else
        job(i);
  }
}

}  // namespace pf
