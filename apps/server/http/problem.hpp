#pragma once

#include <string>
#include <vector>

#include "http/message.hpp"
#include "pharmaflow/base/error.hpp"

namespace pf::server {

/// Why a request was not done, as RFC 9457 has it (docs/server.md, "Errors").
struct Problem {
  int status = 500;
  std::string code;   ///< stable machine word, snake_case
  std::string title;  ///< one short sentence
  Errors errors;      ///< each with its place, cause and way out
};

/// The answer. Its `type` is made of the code.
Response problem_reply(const Problem& problem);
/// The engine's own problem document, as it is.
Response engine_problem(std::string json);
/// Puts the id of the request into the body of a problem; leaves other answers alone.
void name_request(Response& response, const std::string& request_id);

Problem bad_request(const std::string& detail, const std::string& hint);
Problem not_found(const std::string& what);

}  // namespace pf::server
