#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/application.hpp"
#include "platform/queue/queue.hpp"
#include "store/jobs.hpp"

namespace pf::server {

/// Threads that compute the queued jobs, one each at a time. They run at a lower priority of the machine than
/// what somebody waits for.
class Workers {
 public:
  struct Options {
    std::size_t threads = 1;
    std::int64_t longest_line = 1000;    ///< jobs that may be queued
    std::chrono::milliseconds limit{0};  ///< of one job; 0: none
  };

  /// What is handed in outlives it.
  Workers(Jobs& jobs, platform::Queue& queue, platform::Events& events, const Stopping& stopping,
          const Options& options);
  /// Running jobs end as Stopping says and are put back into the queue of the next start.
  ~Workers();

  /// Queues what was left by the last server, then begins.
  std::expected<void, Problem> begin();
  /// False: too many wait already.
  std::expected<bool, Problem> add(const Job& job, const std::string& document);
  /// A queued job ends now, a running one within the time of a step. @return the job as it is; nothing:
  /// unknown
  std::expected<std::optional<Job>, Problem> cancel(const std::string& id);
  std::size_t running() const;

 private:
  using Flag = std::shared_ptr<std::atomic<bool>>;

  void work();
  void compute_job(const std::string& id);
  void end(const std::string& id, const JobEnd& end);

  Jobs& jobs_;
  platform::Queue& queue_;
  platform::Events& events_;
  const Stopping& stopping_;
  Options options_;
  std::mutex adding_;                    ///< so that the line is not overrun by two at once
  mutable std::mutex mutex_;             ///< of what follows
  std::map<std::string, Flag> running_;  ///< by job: whether it shall be cancelled
  std::vector<std::jthread> threads_;
};

/// The last event of a job that has ended, for those who come too late to hear it.
std::string end_event(const std::string& id, const std::string& status, const std::string& reason);
/// Events of a job that waits or has just begun.
std::string state_event(const std::string& id, const std::string& status);

}  // namespace pf::server
