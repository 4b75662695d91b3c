#include "http/metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace pf::server {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

void head(std::string& out, const std::string& name, const std::string& help, const std::string& type) {
  out += "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double processor_seconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double open_files() {
  std::error_code fault;
  const std::filesystem::directory_iterator files("/proc/self/fd", fault);
  return fault ? 0.0 : static_cast<double>(std::distance(begin(files), end(files)));
}

}  // namespace

void Metrics::request(const std::string& method, const std::string& route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{method, route, std::to_string(status)}];
  Durations& durations = durations_[{method, route}];
  ++durations.count;
  durations.sum += seconds;
  for (std::size_t i = 0; i < bounds_.size(); ++i) durations.within[i] += seconds <= bounds_[i] ? 1 : 0;
}

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> value) {
  const std::lock_guard lock(mutex_);
  asked_.push_back({name, help, "gauge", std::move(value)});
}

void Metrics::counter(const std::string& name, const std::string& help, std::function<double()> value) {
  const std::lock_guard lock(mutex_);
  asked_.push_back({name, help, "counter", std::move(value)});
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  head(out, "pharmaflow_http_requests_total", "Requests answered.", "counter");
  for (const auto& [key, count] : requests_)
    out += "pharmaflow_http_requests_total{method=\"" + key[0] + "\",route=\"" + key[1] + "\",status=\"" +
           key[2] + "\"} " + std::to_string(count) + "\n";
  const std::string name = "pharmaflow_http_request_duration_seconds";
  head(out, name, "From the whole request to its answer.", "histogram");
  for (const auto& [key, durations] : durations_) {
    const std::string labels = "method=\"" + key.first + "\",route=\"" + key.second + "\"";
    for (std::size_t i = 0; i < bounds_.size(); ++i)
      out += name + "_bucket{" + labels + ",le=\"" + number(bounds_[i]) + "\"} " +
             std::to_string(durations.within[i]) + "\n";
    out += name + "_bucket{" + labels + ",le=\"+Inf\"} " + std::to_string(durations.count) + "\n";
    out += name + "_sum{" + labels + "} " + number(durations.sum) + "\n";
    out += name + "_count{" + labels + "} " + std::to_string(durations.count) + "\n";
  }
  for (const Asked& asked : asked_) {
    head(out, asked.name, asked.help, asked.type);
    out += asked.name + " " + number(asked.value()) + "\n";
  }
  return out;
}

void add_process_metrics(Metrics& metrics) {
  metrics.gauge("process_resident_memory_bytes", "Memory in use.", resident_bytes);
  metrics.counter("process_cpu_seconds_total", "Processor time used.", processor_seconds);
  metrics.gauge("process_open_fds", "Open file descriptors.", open_files);
}

}  // namespace pf::server
