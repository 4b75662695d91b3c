#pragma once

#include <cstddef>
#include <string>

/// The one header of the server for others.
namespace pf::server {

/// What `pharmaflow serve` is told.
struct ServeOptions {
  std::string host = "127.0.0.1";
  unsigned short port = 8080;   ///< 0: any that is free
  std::string data;             ///< folder of all that is kept; empty: that of the user, see docs/server.md
  std::string web;              ///< folder of the web application; empty: found beside the program
  std::string log;              ///< file, "-" for standard error; empty: server.log in the data folder
  std::size_t workers = 0;      ///< threads that compute jobs; 0: all of the machine but one
  double run_limit = 30.0;      ///< of a run that a client waits for [s]
  std::size_t max_body = 32;    ///< [MiB]
  std::size_t max_jobs = 1000;  ///< that may wait
  std::size_t max_connections = 1024;
  bool list_routes = false;  ///< print the addresses instead
};

/// Why it does not serve, in two sentences: what, and the way out.
struct ServeFault {
  std::string what, way_out;
};

/// Serves until it is told to stop (SIGINT, SIGTERM). @return a fault without `what` when all went well
ServeFault serve(const ServeOptions& options);

}  // namespace pf::server
