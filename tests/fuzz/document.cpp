// Whatever the bytes are, the answer is one JSON document, and numbers in it are finite.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pharmaflow/document/run.hpp"

namespace {

using pf::document::Outcome;

void require_document(const pf::document::Response& response) {
  const auto json = nlohmann::json::parse(response.json, nullptr, false);
  if (!json.is_object()) std::abort();
  if (json.contains("errors") != (response.outcome == Outcome::invalid)) std::abort();
  if (response.outcome == Outcome::invalid && json["errors"].empty()) std::abort();
  if (json.contains("warnings"))
    for (const auto& warning : json["warnings"])
      if (warning["code"] == "not_finite") std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  require_document(pf::document::check(text));

  constexpr int polls = 20;  // a valid document may ask for hours of computation
  int heard = 0;
  pf::RunContext context;
  context.progress = [&](double, std::span<const pf::NamedValue>) {
    return ++heard > polls ? pf::Proceed::deadline : pf::Proceed::go_on;
  };
  require_document(pf::document::run(text, "", context));
  return 0;
}
