#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <thread>

#include "pharmaflow/base/run_context.hpp"
#include "terminal.hpp"

namespace pf::cli {

/// The command's side of RunContext: a progress bar on a terminal, Ctrl-C, the time limit. The engine knows
/// neither a clock nor a signal; this does. Any thread may ask; the bar is drawn by the one that made it.
class Watch {
 public:
  /// Takes over Ctrl-C: the first press asks the engine to stop and to give what it has, the second ends the
  /// process.
  explicit Watch(std::optional<double> time_limit_seconds);
  /// Wipes the bar and gives Ctrl-C back.
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Valid as long as this object.
  RunContext context();

 private:
  using Clock = std::chrono::steady_clock;

  Proceed answer(double fraction, std::span<const NamedValue> values);
  void draw(double fraction, std::span<const NamedValue> values);

  Style style_;
  const std::thread::id owner_ = std::this_thread::get_id();
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_ = start_;
  std::optional<Clock::time_point> deadline_;
  bool bar_shown_ = false;
};

}  // namespace pf::cli
