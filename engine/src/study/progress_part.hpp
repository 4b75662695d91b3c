#pragma once

#include "pharmaflow/base/run_context.hpp"

namespace pf::study {

/// Progress within a part of the whole. @param context must outlive it
inline RunContext progress_part(const RunContext& context, double from, double to) {
  RunContext speaking = context;
  if (context.progress)
    speaking.progress = [&context, from, to](double fraction, std::span<const NamedValue> values) {
      return context.poll(from + (to - from) * fraction, values);
    };
  return speaking;
}

}  // namespace pf::study
