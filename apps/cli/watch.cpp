#include "watch.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>

#include "numbers.hpp"

namespace pf::cli {
namespace {

/// Set by the handler, read by every computing thread.
std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait");

extern "C" void on_interrupt(int) { interrupted = true; }

void handle_interrupts(bool ours) {
  struct sigaction action = {};
  action.sa_handler = ours ? on_interrupt : SIG_DFL;
  // The handler serves once: a second Ctrl-C ends the process at once.
  if (ours) action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace

Watch::Watch(std::optional<double> time_limit_seconds) : style_(style_of_stderr()) {
  if (time_limit_seconds)
    deadline_ = start_ + std::chrono::duration_cast<Clock::duration>(
                             std::chrono::duration<double>(*time_limit_seconds));
  interrupted = false;
  handle_interrupts(true);
}

Watch::~Watch() {
  if (bar_shown_) std::fputs("\r\x1b[K", stderr);
  handle_interrupts(false);
}

RunContext Watch::context() {
  RunContext context;
  context.progress = [this](double fraction, std::span<const NamedValue> values) {
    return answer(fraction, values);
  };
  return context;
}

Proceed Watch::answer(double fraction, std::span<const NamedValue> values) {
  if (interrupted) return Proceed::cancel;
  if (!style_.colour && !deadline_) return Proceed::go_on;
  const Clock::time_point now = Clock::now();
  if (deadline_ && now >= *deadline_) return Proceed::deadline;
  // Below a third of a second a bar would only flicker; ten pictures a second are enough.
  using namespace std::chrono_literals;
  if (style_.colour && std::this_thread::get_id() == owner_ && now - start_ > 300ms && now - drawn_ > 100ms) {
    drawn_ = now;
    draw(fraction, values);
  }
  return Proceed::go_on;
}

void Watch::draw(double fraction, std::span<const NamedValue> values) {
  constexpr int cells = 30;
  const int full = static_cast<int>(std::min(std::max(fraction, 0.0), 1.0) * cells);
  std::string line = "\r\x1b[K";
  for (int i = 0; i < cells; ++i) line += i < full ? "█" : "░";
  line += " " + plain(100.0 * fraction, 3) + " %";
  // Few enough to stay on one line of 80 columns.
  for (const auto& [name, value] : values.first(std::min<std::size_t>(values.size(), 2)))
    line += "  " + std::string(name) + " " + plain(value, 4);
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  bar_shown_ = true;
}

}  // namespace pf::cli
