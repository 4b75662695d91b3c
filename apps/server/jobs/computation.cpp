#include "jobs/computation.hpp"

#include "pharmaflow/document/progress.hpp"

namespace pf::server {
namespace {

using Clock = std::chrono::steady_clock;

/// Forty pictures a second are more than anybody sees.
constexpr std::chrono::milliseconds between_reports{25};

}  // namespace

document::Response compute(std::string_view project, std::string_view study, const Computation& how) {
  const Clock::time_point begin = Clock::now();
  Clock::time_point due = begin;
  std::string best;
  RunContext context;
  if (how.report) context.best = [&](auto values) { best = document::best_json(values); };
  context.progress = [&](double fraction, std::span<const NamedValue> values) {
    if (how.cancelled()) return Proceed::cancel;
    const Clock::time_point now = Clock::now();
    if (how.limit.count() > 0 && now - begin >= how.limit) return Proceed::deadline;
    if (how.report && now >= due) {
      due = now + between_reports;
      how.report({fraction, document::progress_json(values, best)});
    }
    return Proceed::go_on;
  };
  return document::run(project, study, context);
}

}  // namespace pf::server
