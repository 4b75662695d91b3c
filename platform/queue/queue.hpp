#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

/// The port between those who ask for work and those who do it. One adapter a folder: in_process/ beside this
/// file. What is queued is the name of a job; the job itself is in the database, which is the truth.
namespace pf::platform {

enum class Priority { high, normal, low };

/// Calls may come from any thread.
class Queue {
 public:
  virtual ~Queue() = default;
  virtual void push(const std::string& job, Priority priority) = 0;
  /// Waits for the next job: the highest priority first, among equals the oldest. Nothing once closed.
  virtual std::optional<std::string> pop() = 0;
  /// Ends every pop() now and later.
  virtual void close() = 0;
};

/// What is heard of a topic, with the last that was said to those who come late.
class Events {
 public:
  /// Called from the thread that says it; must return at once. `last`: nothing will follow on this topic.
  using Listener = std::function<void(const std::string& event, bool last)>;
  /// Listening ends with it.
  using Subscription = std::shared_ptr<void>;

  virtual ~Events() = default;
  virtual void say(const std::string& topic, const std::string& event) = 0;
  /// The last of a topic, which is then forgotten.
  virtual void end(const std::string& topic, const std::string& event) = 0;
  /// Hears the present event of the topic, if there is one, before this returns, and all that follow.
  virtual Subscription listen(const std::string& topic, Listener listener) = 0;
};

}  // namespace pf::platform
