#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "platform/queue/in_process/in_process.hpp"

namespace pf::platform {
namespace {

class InProcessQueue final : public Queue {
 public:
  void push(const std::string& job, Priority priority) override {
    const std::lock_guard lock(mutex_);
    waiting_[static_cast<std::size_t>(priority)].push_back(job);
    changed_.notify_one();
  }

  std::optional<std::string> pop() override {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (closed_) return std::nullopt;
      for (auto& line : waiting_) {
        if (line.empty()) continue;
        std::string job = std::move(line.front());
        line.pop_front();
        return job;
      }
      changed_.wait(lock);
    }
  }

  void close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::array<std::deque<std::string>, 3> waiting_;  ///< by priority
  bool closed_ = false;
};

}  // namespace

std::unique_ptr<Queue> in_process_queue() { return std::make_unique<InProcessQueue>(); }

}  // namespace pf::platform
