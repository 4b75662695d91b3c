#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP as the rest of the server sees it. No library's types come past listener.cpp.
namespace pf::server {

/// What a client sent. Names of headers are lower case.
struct Request {
  std::string method;
  std::string target;                        ///< as sent
  std::string path;                          ///< decoded, without the query
  std::map<std::string, std::string> query;  ///< decoded
  std::map<std::string, std::string, std::less<>> headers;
  std::map<std::string, std::string> parameters;  ///< what stands for the {names} of the route
  std::string body;
  std::string id;  ///< of the request, for logs and answers
  bool wants_websocket = false;

  /// A header, or "".
  const std::string& header(std::string_view name) const;
  /// A value of the query, or "".
  std::string value(const std::string& name) const;
  const std::string& parameter(const std::string& name) const { return parameters.at(name); }
};

/// A WebSocket to a client. Calls may come from any thread and return at once.
class Socket {
 public:
  virtual ~Socket() = default;
  /// `replaceable`: may be left out when the client is slow and something newer waits.
  virtual void send(std::string text, bool replaceable) = 0;
  /// After what was sent before.
  virtual void close() = 0;
};

/// Bytes of an answer, shared where they are kept.
using Body = std::shared_ptr<const std::string>;

/// What the server answers.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  Body body;
  /// Takes over a connection that asked for a WebSocket; what it returns lives as long as the connection.
  std::function<std::shared_ptr<void>(const std::shared_ptr<Socket>&)> websocket;
  std::string route;  ///< template of the route that answered, for metrics

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
  std::size_t size() const { return body ? body->size() : 0; }
};

Response reply(int status, std::string_view media_type, std::string body);
Response reply(int status, std::string_view media_type, Body body);
/// application/json
Response json_reply(int status, std::string body);
Response no_content();

inline constexpr std::string_view json_type = "application/json";

}  // namespace pf::server
