#include "apps/server/serve.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "folders.hpp"
#include "http/application.hpp"
#include "http/log.hpp"
#include "http/static_files.hpp"
#include "pharmaflow/document/run.hpp"
#include "platform/blob/disk/disk.hpp"
#include "platform/db/sqlite/sqlite.hpp"
#include "platform/queue/in_process/in_process.hpp"
#include "routes/routes.hpp"
#include "store/tables.hpp"

namespace pf::server {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// The adapters behind the ports.
struct World {
  std::unique_ptr<platform::Database> database;
  std::unique_ptr<platform::Blobs> blobs;
  std::unique_ptr<platform::Queue> queue = platform::in_process_queue();
  std::unique_ptr<platform::Events> events = platform::in_process_events();
};

std::expected<World, std::string> open_world(const fs::path& data) {
  World world;
  auto database = platform::open_sqlite(data / "pharmaflow.sqlite");
  if (!database) return std::unexpected("The database cannot be opened: " + database.error().message + ".");
  world.database = std::move(*database);
  if (const auto ready = world.database->migrate(tables()); !ready)
    return std::unexpected("The database does not fit this program: " + ready.error().message + ".");
  auto blobs = platform::open_disk(data / "blobs");
  if (!blobs) return std::unexpected("The file store cannot be opened: " + blobs.error() + ".");
  world.blobs = std::move(*blobs);
  return world;
}

std::size_t spare_threads() { return std::max(2U, std::thread::hardware_concurrency()) - 1; }

/// All that serves, in the order in which it is made; it goes in the reverse.
struct Server {
  World world;
  Stopping stopping;
  Metrics metrics;
  Projects projects{*world.database};
  Datasets datasets{*world.database, *world.blobs};
  Jobs jobs{*world.database};
  Workers workers;
  Services services;
  StaticFiles files;

  Server(World opened, const ServeOptions& options, const fs::path& web)
      : world(std::move(opened)),
        workers(jobs, *world.queue, *world.events, stopping,
                {options.workers == 0 ? spare_threads() : options.workers,
                 static_cast<std::int64_t>(options.max_jobs), milliseconds(0)}),
        services{
            *world.database, *world.events, projects,
            datasets,        jobs,          workers,
            metrics,         stopping,      milliseconds(static_cast<std::int64_t>(1e3 * options.run_limit))},
        files(web) {
    add_process_metrics(metrics);
    metrics.gauge("pharmaflow_jobs_running", "Jobs that are computed.",
                  [this] { return static_cast<double>(workers.running()); });
    metrics.gauge("pharmaflow_jobs_queued", "Jobs that wait.",
                  [this] { return static_cast<double>(jobs.queued().value_or(0)); });
  }
};

void print_routes(Server& server) {
  for (const Route& route : all_routes(server.services))
    std::printf("%s %s\n", route.method.c_str(), route.pattern.c_str());
}

/// A fault of the start is told to who starts it; after that there is the log.
ServeFault listen_and_serve(Server& server, const ServeOptions& options, const fs::path& web) {
  Limits limits;
  limits.body = options.max_body << 20;
  limits.connections = options.max_connections;
  auto listener = Listener::bind(options.host, options.port, limits);
  if (!listener)
    return {"Cannot listen at " + options.host + ":" + std::to_string(options.port) + ": " +
                listener.error() + ".",
            "Choose another --port or --host; --port 0 takes any that is free."};
  // Nothing may be in flight on a blob while unneeded ones are removed.
  if (const auto swept = server.datasets.sweep(); !swept) return {swept.error().title + ".", "See the log."};
  if (const auto begun = server.workers.begin(); !begun) return {begun.error().title + ".", "See the log."};

  server.metrics.gauge("pharmaflow_connections", "Open connections.",
                       [&] { return static_cast<double>((*listener)->connections()); });
  Application application(all_routes(server.services),
                          [&](const Request& request) { return server.files.answer(request); },
                          server.metrics, server.stopping, {.engine = spare_threads()});
  application.set_loopback((*listener)->loopback());
  const bool bare_v6 = options.host.find(':') != options.host.npos;
  const std::string host = bare_v6 ? "[" + options.host + "]" : options.host;
  std::printf("http://%s:%u/\n", host.c_str(), static_cast<unsigned>((*listener)->port()));
  std::fflush(stdout);
  log::info("started",
            {{"version", document::version()}, {"port", (*listener)->port()}, {"web", web.string()}});
  (*listener)->run(application, std::min<std::size_t>(2, std::thread::hardware_concurrency() + 1));
  log::info("stopped", Json::object());
  return {};
}

}  // namespace

ServeFault serve(const ServeOptions& options) {
  const fs::path data = options.data.empty() ? default_data_folder() : fs::path(options.data);
  const fs::path web = options.web.empty() ? default_web_folder() : fs::path(options.web);
  std::error_code fault;
  if (!options.web.empty() && !fs::exists(web / "index.html", fault))
    return {"There is no index.html in '" + options.web + "'.",
            "Name the folder of the built web application."};
  auto lock = FolderLock::take(data);
  if (!lock)
    return {"The data folder '" + data.string() + "' cannot be used: " + lock.error() + ".",
            "Name another with --data, or stop what uses it."};
  if (!log::open(options.log.empty() ? (data / "server.log").string() : options.log))
    return {"The log '" + options.log + "' cannot be written.",
            "Name a file that can, or - for standard error."};
  auto world = open_world(data);
  ServeFault outcome;
  if (!world) {
    outcome = {world.error(),
               "Restore the data folder '" + data.string() + "' from a backup, or name another."};
  } else {
    Server server(std::move(*world), options, web);
    if (options.list_routes)
      print_routes(server);
    else
      outcome = listen_and_serve(server, options, web);
  }
  log::close();
  return outcome;
}

}  // namespace pf::server
