#include "jobs/workers.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include "http/log.hpp"
#include "jobs/computation.hpp"

namespace pf::server {
namespace {

constexpr int niceness_of_jobs = 5;

double unix_milliseconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

std::string event(const std::string& type, const std::string& id, const Json& members) {
  Json all{{"type", type}, {"job", id}, {"at", unix_milliseconds()}};
  all.update(members);
  return dump(all);
}

std::string progress_event(const std::string& id, const ProgressReport& report) {
  Json values = Json::parse(report.values, nullptr, false);
  Json parameters = Json::array();
  if (values.is_object() && values.contains("parameters")) {
    parameters = std::move(values["parameters"]);
    values.erase("parameters");
  }
  return event(
      "progress", id,
      {{"fraction", report.fraction}, {"values", std::move(values)}, {"parameters", std::move(parameters)}});
}

/// What a response of the engine means for the job.
JobEnd end_of(document::Response response) {
  if (response.outcome == document::Outcome::invalid)
    return {"failed", "The document is not valid for this study.", "", std::move(response.json)};
  if (response.outcome == document::Outcome::ok) return {"succeeded", "", std::move(response.json), ""};
  std::string reason = text_of(Json::parse(response.json, nullptr, false), "reason");
  const bool cancelled = response.outcome == document::Outcome::cancelled;
  return {cancelled ? "cancelled" : "failed", std::move(reason), std::move(response.json), ""};
}

}  // namespace

std::string end_event(const std::string& id, const std::string& status, const std::string& reason) {
  return event("end", id, {{"status", status}, {"reason", reason}});
}

std::string state_event(const std::string& id, const std::string& status) {
  return event("state", id, {{"status", status}});
}

Workers::Workers(Jobs& jobs, platform::Queue& queue, platform::Events& events, const Stopping& stopping,
                 const Options& options)
    : jobs_(jobs), queue_(queue), events_(events), stopping_(stopping), options_(options) {}

Workers::~Workers() { queue_.close(); }

std::expected<void, Problem> Workers::begin() {
  const auto left = jobs_.recover();
  if (!left) return std::unexpected(left.error());
  for (const Job& job : *left)
    queue_.push(job.id, priority_of(job.priority).value_or(platform::Priority::normal));
  for (std::size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
  return {};
}

std::expected<bool, Problem> Workers::add(const Job& job, const std::string& document) {
  const std::lock_guard lock(adding_);
  const auto queued = jobs_.queued();
  if (!queued) return std::unexpected(queued.error());
  if (*queued >= options_.longest_line) return false;
  if (auto added = jobs_.add(job, document); !added) return std::unexpected(added.error());
  queue_.push(job.id, priority_of(job.priority).value_or(platform::Priority::normal));
  return true;
}

std::expected<std::optional<Job>, Problem> Workers::cancel(const std::string& id) {
  const auto was_queued = jobs_.cancel_queued(id);
  if (!was_queued) return std::unexpected(was_queued.error());
  auto job = jobs_.find(id);
  if (!job || !*job) return job;
  if (*was_queued) {
    events_.end(id, end_event(id, (*job)->status, (*job)->reason));
  } else {
    const std::lock_guard lock(mutex_);
    if (const auto found = running_.find(id); found != running_.end()) *found->second = true;
  }
  return job;
}

std::size_t Workers::running() const {
  const std::lock_guard lock(mutex_);
  return running_.size();
}

void Workers::work() {
  // On Linux the niceness is one of the thread.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness_of_jobs);
  while (const auto id = queue_.pop()) {
    if (stopping_.asked) return;
    try {
      compute_job(*id);
    } catch (const std::exception& fault) {
      log::error("job", {{"job", *id}, {"fault", fault.what()}});
      end(*id, {"failed", "The server failed at this job; the fault is in its log.", "", ""});
    }
  }
}

void Workers::compute_job(const std::string& id) {
  const auto flag = std::make_shared<std::atomic<bool>>(false);
  {
    // Known before it is called running: who finds it running can cancel it.
    const std::lock_guard lock(mutex_);
    running_[id] = flag;
  }
  const auto job = jobs_.find(id);
  const auto document = jobs_.start(id);
  if (!job || !*job || !document || !*document) {  // cancelled while it was queued
    const std::lock_guard lock(mutex_);
    running_.erase(id);
    return;
  }
  log::info("job_started", {{"job", id}});
  events_.say(id, state_event(id, "running"));
  Computation how;
  how.limit = options_.limit;
  how.cancelled = [&] { return flag->load() || stopping_.urgent; };
  how.report = [&](const ProgressReport& report) { events_.say(id, progress_event(id, report)); };
  document::Response response = compute(**document, (*job)->study, how);

  const bool interrupted =
      response.outcome == document::Outcome::cancelled && !flag->load() && stopping_.urgent;
  if (interrupted) {
    (void)jobs_.put_back(id);
    events_.end(id, state_event(id, "queued"));
  } else {
    end(id, end_of(std::move(response)));
  }
  const std::lock_guard lock(mutex_);
  running_.erase(id);
}

void Workers::end(const std::string& id, const JobEnd& how) {
  // First the truth, then the news of it.
  (void)jobs_.finish(id, how);
  log::info("job_ended", {{"job", id}, {"status", how.status}, {"reason", how.reason}});
  events_.end(id, end_event(id, how.status, how.reason));
}

}  // namespace pf::server
