#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace pf::server {

/// What the server counts, in the text format of Prometheus. Requests are labelled by the template of their
/// route, so that the number of series does not grow with that of projects.
class Metrics {
 public:
  void request(const std::string& method, const std::string& route, int status, double seconds);
  /// A number that is asked for when it is read. @param name with its unit, as in pharmaflow_jobs_waiting
  void gauge(const std::string& name, const std::string& help, std::function<double()> value);
  /// The same for a number that only grows.
  void counter(const std::string& name, const std::string& help, std::function<double()> value);

  std::string text() const;

 private:
  static constexpr std::array<double, 12> bounds_ = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,   0.1,   0.25,   1.0,   5.0,  30.0};  ///< [s]
  struct Durations {
    std::array<std::uint64_t, bounds_.size()> within{};
    std::uint64_t count = 0;
    double sum = 0.0;
  };
  struct Asked {
    std::string name, help, type;
    std::function<double()> value;
  };

  mutable std::mutex mutex_;
  std::map<std::array<std::string, 3>, std::uint64_t> requests_;        ///< method, route, status
  std::map<std::pair<std::string, std::string>, Durations> durations_;  ///< method, route
  std::vector<Asked> asked_;
};

/// Memory, processor time and open files of this process, as Prometheus' own libraries name them.
void add_process_metrics(Metrics& metrics);

}  // namespace pf::server
