#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "http/message.hpp"

/// Connections, HTTP/1.1 and WebSocket. listener.cpp is the only file that knows Boost.Beast: it takes the
/// compiler longer than all others together.
namespace pf::server {

/// What a client may ask for at most.
struct Limits {
  std::size_t body = 32 << 20;    ///< [bytes]
  std::size_t header = 16 << 10;  ///< [bytes]
  std::size_t connections = 1024;
  std::chrono::milliseconds idle{60'000};   ///< until the next request has begun and its header is there
  std::chrono::milliseconds read{60'000};   ///< until the body is there
  std::chrono::milliseconds write{60'000};  ///< until the answer is taken
  std::chrono::milliseconds drain{10'000};  ///< for requests in flight after the signal to stop
};

/// What is behind the connections. Called from their threads: must return at once.
class Answers {
 public:
  using Done = std::function<void(Response)>;
  virtual ~Answers() = default;
  /// `done` may be called later and from any thread, once.
  virtual void answer(Request request, Done done) = 0;
  /// For a request that was no HTTP or beyond a limit: the answer before the connection is closed.
  virtual Response refuse(int status, const std::string& code, const std::string& detail) = 0;
  /// No new request will come. What computes may go on for Limits::drain.
  virtual void stopping() = 0;
  /// That time is over: what still computes shall give up at once.
  virtual void give_up() = 0;
};

class Listener {
 public:
  virtual ~Listener() = default;
  virtual unsigned short port() const = 0;
  virtual bool loopback() const = 0;
  virtual std::size_t connections() const = 0;
  /// Serves until SIGINT or SIGTERM; returns when what was in flight is answered.
  virtual void run(Answers& answers, std::size_t threads) = 0;

  /// @param port 0: any that is free
  static std::expected<std::unique_ptr<Listener>, std::string> bind(const std::string& host,
                                                                    unsigned short port,
                                                                    const Limits& limits);
};

}  // namespace pf::server
