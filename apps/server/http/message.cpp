#include "http/message.hpp"

namespace pf::server {

const std::string& Request::header(std::string_view name) const {
  static const std::string none;
  const auto found = headers.find(name);
  return found == headers.end() ? none : found->second;
}

std::string Request::value(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::string() : found->second;
}

Response reply(int status, std::string_view media_type, Body body) {
  Response response;
  response.status = status;
  response.set("Content-Type", std::string(media_type));
  response.body = std::move(body);
  return response;
}

Response reply(int status, std::string_view media_type, std::string body) {
  return reply(status, media_type, std::make_shared<const std::string>(std::move(body)));
}

Response json_reply(int status, std::string body) { return reply(status, json_type, std::move(body)); }

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace pf::server
