#pragma once

#include <expected>
#include <string>
#include <utility>

namespace pf::scaleup {

/// Why a correlation gives no number: one sentence in words, with the value and the range that it breaks.
struct NotApplicable {
  std::string reason;
};

/// A number [SI], or the reason why there is none. Outside its range a correlation never extrapolates.
using Answer = std::expected<double, NotApplicable>;

inline std::unexpected<NotApplicable> not_applicable(std::string reason) {
  return std::unexpected(NotApplicable{std::move(reason)});
}

/// f of what an answer holds, or the same reason why it holds nothing.
template <class T, class Function>
Answer mapped(const std::expected<T, NotApplicable>& answer, Function f) {
  if (!answer) return std::unexpected(answer.error());
  return f(*answer);
}

}  // namespace pf::scaleup
