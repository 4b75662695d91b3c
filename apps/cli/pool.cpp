#include "pool.hpp"

#include <algorithm>
#include <chrono>

namespace pf::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// A loop that ends sooner is done before a thread has begun.
constexpr auto worth_a_thread = std::chrono::microseconds(100);

}  // namespace

Pool::Pool(std::size_t threads) : threads_(threads) {
  if (threads_ == 0) threads_ = std::max(1U, std::thread::hardware_concurrency());
}

void Pool::for_each(std::size_t count, const std::function<void(std::size_t)>& job) {
  std::size_t first = 0;
  if (workers_.empty()) {
    const Clock::time_point begin = Clock::now();
    while (first < count && (threads_ == 1 || Clock::now() - begin < worth_a_thread)) job(first++);
    if (first == count) return;
  }
  hire(std::min(threads_, count));
  std::unique_lock lock(mutex_);
  job_ = &job;
  next_ = first;
  count_ = count;
  work_to_do_.notify_all();
  do_jobs(lock);
  all_done_.wait(lock, [&] { return busy_ == 0; });
}

void Pool::hire(std::size_t threads) {
  while (workers_.size() + 1 < threads)
    workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

void Pool::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (work_to_do_.wait(lock, stop, [&] { return next_ < count_; })) {
    ++busy_;
    do_jobs(lock);
    if (--busy_ == 0) all_done_.notify_one();
  }
}

void Pool::do_jobs(std::unique_lock<std::mutex>& lock) {
  while (next_ < count_) {
    const std::size_t mine = next_++;
    const auto& job = *job_;
    lock.unlock();
    job(mine);
    lock.lock();
  }
}

}  // namespace pf::cli
