#include <map>
#include <mutex>

#include "platform/queue/in_process/in_process.hpp"

namespace pf::platform {
namespace {

struct Topic {
  std::string present;
  std::map<std::size_t, Events::Listener> listeners;
};

/// Shared with the subscriptions, which may outlive the object that gave them.
struct Topics {
  std::mutex mutex;
  std::map<std::string, Topic> by_name;
  std::size_t next = 0;

  void forget_if_idle(const std::string& name) {
    const auto found = by_name.find(name);
    if (found != by_name.end() && found->second.listeners.empty() && found->second.present.empty())
      by_name.erase(found);
  }
};

class InProcessEvents final : public Events {
 public:
  void say(const std::string& name, const std::string& event) override { tell(name, event, false); }
  void end(const std::string& name, const std::string& event) override { tell(name, event, true); }

  Subscription listen(const std::string& name, Listener listener) override {
    const std::lock_guard lock(topics_->mutex);
    Topic& topic = topics_->by_name[name];
    if (!topic.present.empty()) listener(topic.present, false);
    const std::size_t key = topics_->next++;
    topic.listeners.emplace(key, std::move(listener));
    return {nullptr, [topics = topics_, name, key](void*) {
              const std::lock_guard leaving(topics->mutex);
              const auto found = topics->by_name.find(name);
              if (found == topics->by_name.end()) return;
              found->second.listeners.erase(key);
              topics->forget_if_idle(name);
            }};
  }

 private:
  // Told under the lock, so that nobody hears events out of order or twice.
  void tell(const std::string& name, const std::string& event, bool last) {
    const std::lock_guard lock(topics_->mutex);
    Topic& topic = topics_->by_name[name];
    topic.present = last ? std::string() : event;
    for (const auto& [key, listener] : topic.listeners) listener(event, last);
    topics_->forget_if_idle(name);
  }

  std::shared_ptr<Topics> topics_ = std::make_shared<Topics>();
};

}  // namespace

std::unique_ptr<Events> in_process_events() { return std::make_unique<InProcessEvents>(); }

}  // namespace pf::platform
