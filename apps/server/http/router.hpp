#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/message.hpp"

namespace pf::server {

using Handler = std::function<Response(const Request&)>;

/// Which threads do the work of a route.
enum class Lane {
  io,      ///< those of the connections: only what is in memory
  store,   ///< may wait for the disk
  engine,  ///< computes
};

struct Route {
  std::string method;   ///< GET also answers HEAD
  std::string pattern;  ///< "/api/v1/projects/{id}": a name in braces stands for one segment
  Lane lane = Lane::io;
  Handler handler;
};

/// What is to be done about a request.
struct Match {
  const Route* route = nullptr;                   ///< null: `refusal` is the answer
  std::map<std::string, std::string> parameters;  ///< of the route
  Response refusal;                               ///< 404, 405
};

class Router {
 public:
  explicit Router(std::vector<Route> routes) : routes_(std::move(routes)) {}
  Match match(const std::string& method, const std::string& path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace pf::server
