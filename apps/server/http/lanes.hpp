#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pf::server {

/// Threads that do what waits in a line of limited length, in order.
class WorkLane {
 public:
  WorkLane(std::size_t threads, std::size_t longest);
  /// Does what still waits, then ends.
  ~WorkLane();

  /// False: the line is full.
  bool submit(std::function<void()> work);
  std::size_t waiting() const;

 private:
  void loop();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> line_;
  std::size_t longest_;
  bool closed_ = false;
  std::vector<std::jthread> threads_;  ///< last: they end before what they use
};

}  // namespace pf::server
