#pragma once

#include <atomic>
#include <chrono>

#include "http/lanes.hpp"
#include "http/listener.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"

namespace pf::server {

/// What a run asks now and then, to end when the server does.
struct Stopping {
  std::atomic<bool> asked = false;   ///< no new request
  std::atomic<bool> urgent = false;  ///< give up what computes
};

/// The way of a request: id, guard, route, lane; and of its answer: headers, metrics, log.
class Application final : public Answers {
 public:
  struct Threads {
    std::size_t readers = 4, writers = 2, engine = 1;
  };

  /// What is handed in outlives it. @param files answers GET outside of the API
  Application(std::vector<Route> routes, Handler files, Metrics& metrics, Stopping& stopping,
              const Threads& threads);

  /// Before the first request.
  void set_loopback(bool loopback) { loopback_ = loopback; }

  void answer(Request request, Done done) override;
  Response refuse(int status, const std::string& code, const std::string& detail) override;
  void stopping() override { stopping_.asked = true; }
  void give_up() override { stopping_.urgent = true; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Exchange;

  void dispatch(const std::shared_ptr<Exchange>& exchange);
  WorkLane& lane_of(const Exchange& exchange);
  void finish(Exchange& exchange, Response response);

  Router router_;
  Route files_;
  Metrics& metrics_;
  Stopping& stopping_;
  bool loopback_ = true;
  // Writers wait for the disk, one after another: readers must not stand behind them.
  WorkLane readers_, writers_, engine_;
};

}  // namespace pf::server
