#include "http/log.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "store/clock.hpp"

namespace pf::server::log {
namespace {

constexpr std::size_t bytes_of_a_file = 10 << 20, files_kept = 3, lines_that_may_wait = 8192;

std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> one;
  return one;
}

void write(const char* level, const char* event, Json members) {
  if (!logger()) return;
  Json line{{"time", now_text()}, {"level", level}, {"event", event}};
  line.update(members);
  logger()->info(dump(line));
}

}  // namespace

bool open(const std::string& file) {
  try {
    spdlog::sink_ptr sink;
    if (file == "-")
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    else
      sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, bytes_of_a_file, files_kept);
    sink->set_pattern("%v");  // the line is ready: spdlog's patterns do not escape
    spdlog::init_thread_pool(lines_that_may_wait, 1);
    logger() = std::make_shared<spdlog::async_logger>("server", sink, spdlog::thread_pool(),
                                                      spdlog::async_overflow_policy::overrun_oldest);
    spdlog::flush_every(std::chrono::seconds(1));
    spdlog::register_logger(logger());
    return true;
  } catch (const spdlog::spdlog_ex&) {
    return false;
  }
}

void close() {
  if (logger()) logger()->flush();
  logger().reset();
  spdlog::shutdown();
}

void info(const char* event, Json members) { write("info", event, std::move(members)); }
void error(const char* event, Json members) { write("error", event, std::move(members)); }

}  // namespace pf::server::log
