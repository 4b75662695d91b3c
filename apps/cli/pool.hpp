#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace pf::cli {

/// Threads that share independent jobs: the command's side of RunContext::for_each. They are started when
/// there is work enough for them and wait between loops.
class Pool {
 public:
  /// @param threads at most this many, with the one that calls; 0: as many as the machine runs at once
  explicit Pool(std::size_t threads);

  /// Does job(0) ... job(count - 1), begun in this order, each once; returns when all are done. One loop at a
  /// time, and no loop inside a job.
  void for_each(std::size_t count, const std::function<void(std::size_t)>& job);

 private:
  void hire(std::size_t threads);
  void work(const std::stop_token& stop);
  void do_jobs(std::unique_lock<std::mutex>& lock);

  std::size_t threads_;
  std::mutex mutex_;  ///< of what follows
  std::condition_variable_any work_to_do_, all_done_;
  const std::function<void(std::size_t)>* job_ = nullptr;
  std::size_t next_ = 0, count_ = 0, busy_ = 0;
  std::vector<std::jthread> workers_;  ///< last: they end before what they use
};

}  // namespace pf::cli
