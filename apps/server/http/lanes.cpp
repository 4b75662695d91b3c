#include "http/lanes.hpp"

namespace pf::server {

WorkLane::WorkLane(std::size_t threads, std::size_t longest) : longest_(longest) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { loop(); });
}

WorkLane::~WorkLane() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

bool WorkLane::submit(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  if (line_.size() >= longest_) return false;
  line_.push_back(std::move(work));
  changed_.notify_one();
  return true;
}

std::size_t WorkLane::waiting() const {
  const std::lock_guard lock(mutex_);
  return line_.size();
}

void WorkLane::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return closed_ || !line_.empty(); });
    if (line_.empty()) return;
    const auto work = std::move(line_.front());
    line_.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
}

}  // namespace pf::server
